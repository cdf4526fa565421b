import type { SignedIn } from '../platform/http/may.js';
import { type Right, rightsOf, type Role } from './rights.js';

/** A role over an area (null: the whole registry) and kinds (null: all), as it holds today. */
export interface Grant {
  readonly role: Role;
  readonly areaId: string | null;
  readonly kinds: readonly string[] | null;
}

/** Who asks: made anew from the session with each request, from the account for a job. */
export interface Viewer extends SignedIn {
  readonly sessionId: string | null;
  readonly grants: readonly Grant[];
  /** Which areas this was made under: reach is computed anew when they change. */
  readonly areasVersion: number;
}

/** Has the account the right anywhere? */
export const holds = (viewer: Viewer, right: Right): boolean => rightsOfViewer(viewer).includes(right);

/** Everything the account may do somewhere; for the interface, which shows only what can be done. */
export const rightsOfViewer = (viewer: Viewer): Right[] => rightsOf(viewer.grants.map((grant) => grant.role));
