import type { ChangeAnswer } from '../../history/index.js';
import { factsOfColumn, factsOfQuestion, isOneOf } from '../../organizations/index.js';
import { addMonths, type Day } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import type { ComparedRow } from './comparing.js';

/** What was asked, of which day; null: of all that came about up to one. */
export interface Compared {
  readonly question: Readonly<Record<string, unknown>>;
  readonly day: Day | null;
}

type Told = ChangeAnswer['fields'][number];

/** A number that stands beside another one, of a year before. */
const COMPARISON = /\.(previous|difference|growth)$/;

/**
 * Of what was recorded about an organization since, newest first, the changes that the difference of its row comes from: those of a field that
 * a differing cell shows, on the day that it speaks of; of a row that came or went those by which it belongs to the list. What was taken back
 * again, and the taking back, are behind nothing.
 */
export function changesBehind(row: ComparedRow, since: readonly ChangeAnswer[], { question, day }: Compared): ChangeAnswer[] {
  const days = (key: string): readonly Day[] | null => {
    if (day === null) return null;
    return COMPARISON.test(key) ? [day, addMonths(day, -12)] : [day];
  };
  const sought =
    row.how === 'changed'
      ? row.cells.map(({ key }) => ({ facts: factsOfColumn(key.replace(COMPARISON, '')), days: days(key) }))
      : [{ facts: factsOfQuestion(question), days: days('') }];
  const behind = (field: Told): boolean =>
    sought.some((one) => isOneOf(one.facts, field) && (one.days?.some((each) => covers(field, each)) ?? true));
  return withoutTakenBack(since).filter(({ fields }) => fields.some(behind));
}

function withoutTakenBack(since: readonly ChangeAnswer[]): ChangeAnswer[] {
  const takenBack = new Set(since.flatMap(({ undone, changeSet }) => (undone ? [changeSet] : [])));
  return since.filter(({ undone, undoes }) => !undone && (undoes === null || !takenBack.has(undoes)));
}

/** Does the stretch hold the day? What stands without a stretch always does. */
function covers({ from, to }: Told, day: Day): boolean {
  const begins = from === null ? null : PartialDate.parse(from).earliest;
  const ends = to === null ? null : PartialDate.parse(to).latest;
  return (begins === null || begins <= day) && (ends === null || day < ends);
}
