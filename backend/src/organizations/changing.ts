import { reachesToday } from '../accounts/index.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../platform/http/problem.js';
import { BEGINNING, type Day } from '../platform/time/day.js';
import { correct, type Fields, type Timeline } from '../platform/timeline/index.js';
import { careProblems, kindFieldProblems } from './kind-fields.js';
import { changedFrom, PROFILE_FIELDS } from './life.js';
import type { Changing, FoundBody, SharedChange } from './organizations.dto.js';
import type { Organization } from './organization.entity.js';
import { brokenRule } from './organizations.problems.js';
import type { Allowance } from './take.js';
import { emptiedBy, lifeTypeProblems, type TypeCodes } from './type-fields.js';

// What a change of what an organization is may be, whether it is of one record or of many.

/** What is wrong with the days of a change, whatever the record. */
export function problemsOfDays({ effectiveOn, effectiveUntil }: Changing): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (effectiveOn?.earliest === BEGINNING) problems.push(fieldProblem('/effectiveOn', fault('no_beginning')));
  if (effectiveUntil && !effectiveOn) problems.push(fieldProblem('/effectiveUntil', fault('required')));
  if (effectiveOn && effectiveUntil && effectiveUntil.latest <= effectiveOn.earliest)
    problems.push(fieldProblem('/effectiveUntil', fault('reversed')));
  return problems;
}

/** What the record itself does not allow, though the body is right in itself. @throws Problem 422 where it would be its own parent */
export function problemsOfRecord(organization: Organization, { fields, parentId, address }: Partial<SharedChange>): FieldProblem[] {
  if (parentId === organization.id) throw brokenRule('not_its_own_parent');
  return [...kindFieldProblems(organization.kind, fields ?? {}), ...careProblems(organization.kind, { address })];
}

/** The values for the profile in a body, under the timeline's keys. */
export function patchOf(input: FoundBody | SharedChange, typeId: string | undefined): Fields {
  const own = PROFILE_FIELDS.filter((field) => field !== 'typeId').map(
    (field) => [field, (input as Partial<Record<string, unknown>>)[field]] as const,
  );
  const ofKind = Object.entries(input.fields ?? {}).map(([code, value]) => [`fields.${code}`, value] as const);
  return Object.fromEntries([...own, ...ofKind, ['typeId', typeId] as const].filter(([, value]) => value !== undefined));
}

/**
 * The life as it is to be: the patch holds from `effectiveOn`, or mends what has been wrong on a day.
 * `types` are the types of the kind where the change asks for them.
 * @throws Problem 403 where the account may not put records of the kind into the area; 409 where another boundary is in the way; 422 of a field of another type
 */
export function changedLife(
  organization: Organization,
  timeline: Timeline,
  patch: Fields,
  input: Changing & Pick<SharedChange, 'fields'>,
  { allowed }: Allowance,
  today: Day,
  types: TypeCodes,
): Timeline {
  if (input.areaId !== undefined && !reachesToday(allowed, organization.kind, input.areaId)) throw problem('forbidden');
  const { kind } = organization;
  const whole = { ...patch, ...emptiedBy(kind, types.get(String(patch['typeId'])), input.fields, timeline) };
  const next = input.effectiveOn
    ? changedFrom(timeline, whole, input.effectiveOn, input.effectiveUntil)
    : correct(timeline, whole, input.correctedAsOf ?? today);
  const ofOthers = lifeTypeProblems(kind, types.size ? input.fields : undefined, next, types);
  if (ofOthers.length) throw invalid(ofOthers);
  return next;
}
