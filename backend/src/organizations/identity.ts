import { readCreditCode } from '../platform/chinese/credit-code.js';
import { KnownDate } from '../platform/database/known-date.js';
import type { ChangeBody, FoundBody } from './organizations.dto.js';
import { Organization } from './organization.entity.js';

// What of an organization does not change with its periods, as a form or an import gives it.

/** A new organization as it is kept. */
export function newOrganization(id: string, input: FoundBody): Organization {
  return Object.assign(new Organization(), {
    id,
    version: 1,
    kind: input.kind,
    approved: KnownDate.of(input.approvedOn ?? null),
    founded: KnownDate.orNotYet(input.foundedOn ?? null),
    ended: KnownDate.of(null),
    endWay: null,
    mergedIntoId: null,
    creditCode: keptCode(input.creditCode),
    creditCodeAbsent: input.creditCodeAbsent ?? null,
    voidedAt: null,
    voidedBy: null,
    voidReason: null,
  });
}

/** What a change says of the identity; only what is given. */
export const identityPatch = (input: Partial<ChangeBody>): Partial<Organization> => ({
  ...(input.foundedOn !== undefined && { founded: KnownDate.orNotYet(input.foundedOn) }),
  ...(input.approvedOn !== undefined && { approved: KnownDate.of(input.approvedOn) }),
  ...(input.dissolvedOn && { ended: KnownDate.of(input.dissolvedOn) }),
  ...(input.creditCode !== undefined && { creditCode: keptCode(input.creditCode) }),
  ...(input.creditCodeAbsent !== undefined && { creditCodeAbsent: input.creditCodeAbsent }),
  // With a code there is no reason any more why there is none; who gives both is told so.
  ...(input.creditCode && !input.creditCodeAbsent && { creditCodeAbsent: null }),
});

/** The code as it is kept: full-width and lower-case signs folded, blanks taken out; null where there is none. */
export function keptCode(text: string | null | undefined): string | null {
  const read = readCreditCode(text ?? '');
  return read.ok ? read.code : null;
}
