import type { Tx } from '../../platform/database/tx.js';
import { patchOf } from '../changing.js';
import { identityPatch, newOrganization } from '../identity.js';
import { firstProfile, writeTimelines } from '../life.js';
import { Organization } from '../organization.entity.js';
import { OrganizationProfile } from '../organization-profile.entity.js';
import { raiseVersions } from '../take.js';
import type { FoundOfficers } from '../offices/officers.port.js';
import { writeDetails } from './import-details.js';
import type { PlannedRow, RowWrite } from './import-judge.js';

/** So many records are written by one statement of each table; between two pieces a job is told how far it is, and may be cancelled. */
const PIECE = 4000;

type Told = (part: number) => Promise<void>;

/** How officers of a list are recorded. */
type Record = (teams: readonly FoundOfficers[]) => Promise<void>;

const writesOf = <S extends RowWrite['sort']>(planned: readonly PlannedRow[], sort: S): Extract<RowWrite, { sort: S }>[] =>
  planned.flatMap(({ write }) => (write?.sort === sort ? [write as Extract<RowWrite, { sort: S }>] : []));

async function inPieces<T>(all: readonly T[], told: Told, work: (piece: readonly T[]) => Promise<void>): Promise<number> {
  for (let at = 0; at < all.length; at += PIECE) {
    await told(at / all.length);
    await work(all.slice(at, at + PIECE));
  }
  return all.length;
}

/** Founds the new ones, as the form founds one. Gives how many. */
export const founded = (tx: Tx, planned: readonly PlannedRow[], told: Told, record: Record): Promise<number> =>
  inPieces(
    writesOf(planned, 'found'),
    (part) => told(part / 2),
    async (piece) => {
      const born = piece.map((write) => ({ ...write, organization: newOrganization(tx.identifiers.next(), write.input) }));
      tx.take(born.map(({ organization }) => organization.id));
      await tx.insert(
        Organization,
        born.map(({ organization }) => organization),
      );
      await tx.insert(
        OrganizationProfile,
        born.map(({ organization, input, typeId }) => firstProfile(tx.identifiers.next(), organization.id, patchOf(input, typeId))),
      );
      await writeDetails(
        tx,
        born.map(({ organization, details }) => ({ organizationId: organization.id, details })),
      );
      await record(
        born.flatMap(({ organization, officers }) => (officers.length ? [{ organizationId: organization.id, holders: officers }] : [])),
      );
    },
  );

/** Writes the changed ones: identities and lives. Gives how many. */
export const rewritten = (tx: Tx, planned: readonly PlannedRow[], told: Told, record: Record): Promise<number> =>
  inPieces(
    writesOf(planned, 'change'),
    (part) => told(0.5 + part / 2),
    async (piece) => {
      await raiseVersions(
        tx,
        piece.map(({ taken }) => taken),
      );
      const identities = piece.flatMap(({ taken, input }) => {
        const patch = identityPatch(input);
        return Object.keys(patch).length ? [Object.assign(taken.organization, patch)] : [];
      });
      await tx.update(Organization, identities, ['founded', 'approved', 'creditCode', 'creditCodeAbsent']);
      await writeTimelines(
        tx,
        piece.map(({ taken, old, next }) => ({ organizationId: taken.organization.id, old, next })),
      );
      await writeDetails(
        tx,
        piece.map(({ taken, details, known }) => ({ organizationId: taken.organization.id, details, known })),
      );
      await record(
        piece.flatMap(({ taken, officers }) => (officers.length ? [{ organizationId: taken.organization.id, holders: officers }] : [])),
      );
    },
  );
