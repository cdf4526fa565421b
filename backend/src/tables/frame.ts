import { exportWords } from '../organizations/index.js';
import type { Day } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import type { Locale } from '../spreadsheets/index.js';
import type { TableDefinition } from './definition.js';
import type { PrintedBody, PrintedTable } from './printed.js';
import type { ReportingOffice } from './reporting-office.js';
import { doubtfulNote, SIGNATURE_WORDS, tableWords } from './words.js';

/** Whose table it is, of which day. */
export interface Surroundings extends Pick<ReportingOffice, 'office' | 'sample' | 'mark'> {
  readonly asOf: Day;
  readonly locale: Locale;
}

/** A body with everything that stands around it: the title with its fields filled in, whose it is, of which day, in which unit, notes, signatures. */
export function framed(definition: TableDefinition, { doubtful, further = [], ...body }: PrintedBody, around: Surroundings): PrintedTable {
  const { locale, asOf, office } = around;
  const day = PartialDate.parse(asOf).shown(locale);
  const notes = (definition.notes ?? '').split('\n').filter((line) => line.trim());
  const all = [...notes, ...(doubtful ? [doubtfulNote(doubtful)[locale]] : []), ...further];
  return {
    ...body,
    asOf,
    locale,
    title: definition.title.map((line) => filledIn(line, office ?? '', asOf, day)).filter(Boolean),
    marks: [around.sample ? exportWords.sample[locale] : '', around.mark ?? ''].filter(Boolean),
    reporter: definition.reporter ?? office ?? '',
    day: `${tableWords.asOf[locale]}${day}`,
    unit: definition.unit ? `${tableWords.unit[locale]}${definition.unit}` : '',
    notes: all
      .map((note, index) => `${all.length > 1 ? `${index + 1}. ` : ''}${note}`)
      .map((note, index) => (index ? note : tableWords.definition[locale] + note)),
    signatures: definition.signatures.map((one) => SIGNATURE_WORDS[one][locale]),
  };
}

const filledIn = (line: string, office: string, asOf: Day, day: string): string =>
  line
    .replace(/\{(单位|office)\}/g, office)
    .replace(/\{(年|year)\}/g, asOf.slice(0, 4))
    .replace(/\{(截至日期|asOf)\}/g, day)
    .trim();
