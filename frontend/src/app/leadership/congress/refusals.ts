import type { Problem } from '../../api/problem';
import type { FieldDescription } from '../../ui/field-rules';
import { type Member, nameOf } from './congress-draft';

export type Step = 'meeting' | 'people' | 'compare' | 'saved';

/** What was refused, and the step in which it is mended. */
export interface Refusal {
  readonly text: string;
  readonly step: Step;
}

/**
 * A problem in sentences, each with the name of the box or the person that it is about. A rule of the data (409) says more in its own sentence than at the
 * field to which it points. `members` in the order in which they were sent.
 */
export function refusalsOf(
  problem: Problem,
  fields: readonly FieldDescription[],
  members: readonly Member[],
  at: (name: string, message: string) => string,
): Refusal[] {
  const told = (problem.errors ?? []).map(({ pointer, message }): Refusal => {
    const place = /^\/holders\/(\d+)/.exec(pointer)?.[1];
    const name = place === undefined ? fields.find(({ code }) => pointer === `/${code}`)?.label : memberNamed(members[Number(place)]);
    const step = /^\/(holders?|leaving|seats)/.test(pointer) ? 'people' : 'meeting';
    return { text: name ? at(name, message) : message, step };
  });
  const whole = problem.status !== 422 && problem.detail !== undefined;
  return told.length && !whole ? told : [{ text: problem.detail ?? problem.title, step: told[0]?.step ?? 'meeting' }];
}

const memberNamed = (member: Member | undefined): string | undefined => member && nameOf(member);
