import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, Problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { difference, type FieldDifference, rowOn, type Timeline } from '../../platform/timeline/index.js';
import { changedLife, patchOf, problemsOfRecord } from '../changing.js';
import type { SharedChange } from '../organizations.dto.js';
import { type Allowance, type Held, refuseMerged, type Taken } from '../take.js';
import type { TypeCodes } from '../type-fields.js';

/** A record that is to be changed, with its life before and after. */
export interface Change {
  readonly taken: Taken;
  readonly old: Timeline;
  readonly next: Timeline;
  /** Empty where everything is so already. */
  readonly differences: readonly FieldDifference[];
}

/** What is to become of many records: each either changes, or is refused. The order is that in which they were named. */
export interface Plan {
  readonly changes: ReadonlyMap<string, Change>;
  readonly refused: Map<string, Problem>;
  readonly names: ReadonlyMap<string, string>;
}

/** What every record is changed by: the body, and for each kind the type that it names there. */
export interface Wanted {
  readonly input: SharedChange;
  readonly typeIds: ReadonlyMap<string, string>;
  /** The types of the kinds where the change asks for them. */
  readonly types: TypeCodes;
  readonly allowance: Allowance;
  readonly today: Day;
}

/** Judges record by record by the rules of the single change (`changing.ts`); nothing is asked of the database. */
export function planOf(held: readonly Held[], lives: ReadonlyMap<string, Timeline>, wanted: Wanted): Plan {
  const changes = new Map<string, Change>();
  const refused = new Map<string, Problem>();
  const names = new Map<string, string>();
  for (const { id, taken, refusal } of held) {
    const old = lives.get(id);
    if (taken && old) names.set(id, String(rowOn(old, wanted.today).fields['name']));
    if (refusal) refused.set(id, refusal);
    else if (taken && old) judge(id, () => changeOf(taken, old, wanted), { changes, refused });
  }
  return { changes, refused, names };
}

function judge(
  id: string,
  work: () => Change,
  { changes, refused }: { changes: Map<string, Change>; refused: Map<string, Problem> },
): void {
  try {
    changes.set(id, work());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refused.set(id, error);
  }
}

/** @throws Problem 409, 422, 403 as the change of one record */
function changeOf(taken: Taken, old: Timeline, { input, typeIds, types, allowance, today }: Wanted): Change {
  const { organization } = taken;
  const typeId = typeIds.get(organization.kind);
  refuseMerged(taken);
  const problems = problemsOfRecord(organization, input);
  if (input.type !== undefined && typeId === undefined) problems.push(fieldProblem('/type', fault('unknown_reference')));
  if (problems.length) throw invalid(problems);
  const next = changedLife(organization, old, patchOf(input, typeId), input, allowance, today, types);
  return { taken, old, next, differences: difference(old, next) };
}
