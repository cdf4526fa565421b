import type { Problem } from '../../api/problem';
import type { PastedHolder, PastedTeam } from './found.api';

/** What is refused of a team, with the person it is about. */
export interface Refusal {
  readonly team: PastedTeam;
  readonly text: string;
  /** Somebody else is in the seat: it is a congress that is missing. */
  readonly seatTaken: boolean;
}

/** The refusals that a problem puts at a team, in the order of `teams`, those that were sent; what it puts at none is not among them. */
export function refusalsOf(problem: Problem | null, teams: readonly PastedTeam[], who: (holder: PastedHolder) => string): Refusal[] {
  const errors = problem?.errors ?? [];
  // A rule of the data says more in its own sentence than at the place to which it points.
  const whole = problem?.status !== 422 && errors.length === 1 ? problem?.detail : undefined;
  return errors.flatMap(({ pointer, code, message }) => {
    const [, place, at] = /^\/teams\/(\d+)(?:\/holders\/(\d+))?/.exec(pointer) ?? [];
    const team = place === undefined ? undefined : teams[Number(place)];
    if (!team) return [];
    const holder = at === undefined ? undefined : team.holders[Number(at)];
    return [{ team, text: [holder && who(holder), whole ?? message].filter(Boolean).join('：'), seatTaken: code === 'seat_taken' }];
  });
}
