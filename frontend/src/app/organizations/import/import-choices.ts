import type { ImportMatch, ImportOutcome, ImportRow, PreviewedRow, PreviewedSheet } from '../../api/imports';

/** What was decided about a row: left out, a new organization, or the one with this id. */
export type Choice = 'skip' | 'new' | (string & {});

/** What a row is where nobody decided otherwise: unchanged, wrong and doubtful ones are left out, and what both sides changed
 * stays as the registry has it. */
export function usualChoice({ outcome, matches }: PreviewedRow): Choice {
  if (outcome === 'new') return 'new';
  return outcome === 'changed' ? (matches[0]?.id ?? 'skip') : 'skip';
}

const membersOf = ({ members }: PreviewedRow): Pick<ImportRow, 'members'> => (members === null ? {} : { members });

/** What a change holds that is always a correction: when something began does not begin anew. */
const ALWAYS_CORRECTED = ['foundedOn', 'creditCode'];

/**
 * The row as it goes in; undefined where it is left out. With `effectiveOn` what is counted or named changes from that day on; what of it is
 * always a correction is written as one.
 */
export function rowFor(row: PreviewedRow, choice: Choice, effectiveOn: string | null): ImportRow | undefined {
  if (choice === 'skip') return undefined;
  if (choice === 'new') return { row: row.row, fields: row.founding, ...membersOf(row) };
  const match = row.matches.find(({ id }) => id === choice);
  return match && { row: row.row, id: match.id, version: match.version, fields: fieldsOf(match, effectiveOn), ...membersOf(row) };
}

function fieldsOf({ change }: ImportMatch, effectiveOn: string | null): Readonly<Record<string, unknown>> {
  const dated = Object.keys(change).some((field) => !ALWAYS_CORRECTED.includes(field));
  return effectiveOn && dated ? { ...change, effectiveOn } : change;
}

/** How many rows of each outcome a sheet has. */
export function countsOf({ rows }: PreviewedSheet): Readonly<Record<ImportOutcome, number>> {
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0, doubtful: 0, asked: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** Kinds of which a row names no type: what the user chooses for them is asked once for all. */
export const kindsWithoutType = ({ rows }: PreviewedSheet): string[] => [
  ...new Set(rows.flatMap(({ kind, faults }) => (kind && faults.some(({ code }) => code === 'TYPE_MISSING') ? [kind] : []))),
];
