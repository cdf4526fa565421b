import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { nameForms } from '../platform/chinese/names.js';
import { KnownDate } from '../platform/database/known-date.js';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Read } from '../platform/http/body.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { type ActOptions, type After, OrganizationActs } from './acts.js';
import { careProblems } from './kind-fields.js';
import { kindOf } from './kinds/index.js';
import { OrganizationContact, OrganizationName, OrganizationObservation } from './organization-details.entity.js';
import type { NameBody, ObservationBody, PhoneBody, Reasons } from './organizations.dto.js';

/** The acts on what hangs on an organization: further names, counts with their day, the office phone. */
@Injectable()
export class DetailsService {
  constructor(private readonly acts: OrganizationActs) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 where the name is there already */
  addName<R>(viewer: Viewer, id: string, read: Read<NameBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.addName', right: 'organizations.change', read },
      after,
      options,
      async (tx, taken, input) => {
        const row = Object.assign(new OrganizationName(), {
          id: tx.identifiers.next(),
          organizationId: taken.organization.id,
          sort: input.sort,
          language: input.language ?? null,
          name: input.name,
          forms: nameForms(input.name),
          from: KnownDate.of(input.from ?? null),
          until: KnownDate.of(input.to ?? null),
        });
        await tx.insert(OrganizationName, [row]);
        return { key: 'nameAdded', name: input.name };
      },
    );
  }

  /** @throws Problem as `addName`; 404 where the organization has no such name */
  removeName<R>(viewer: Viewer, id: string, nameId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.removeName', right: 'organizations.change', read: () => ({}) },
      after,
      options,
      async (tx, taken) => {
        const rows = await tx.load(OrganizationName, { id: nameId, organizationId: taken.organization.id });
        const [row] = rows;
        if (!row) throw problem('not_found');
        await tx.remove(OrganizationName, rows);
        return { key: 'nameRemoved', name: row.name };
      },
    );
  }

  /** Records a count with its day; the same measure on the same day is corrected. @throws Problem as `addName` */
  observe<R>(viewer: Viewer, id: string, read: Read<ObservationBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.observe', right: 'organizations.change', read },
      after,
      options,
      async (tx, { organization }, input) => {
        const measures =
          kindOf(organization.kind)
            ?.fields.filter((field) => field.type === 'count')
            .map((field) => field.code) ?? [];
        if (!measures.includes(input.measure)) {
          const wrong = measures.length ? fault('option', { options: measures.join(', ') }) : fault('no_counts_for_kind');
          throw invalid([fieldProblem('/measure', wrong)]);
        }
        const [there] = await tx.load(OrganizationObservation, {
          organizationId: organization.id,
          measure: input.measure,
          onDay: input.onDay,
        });
        if (there) {
          there.value = input.value;
          await tx.update(OrganizationObservation, [there], ['value']);
        } else {
          const row = {
            id: tx.identifiers.next(),
            organizationId: organization.id,
            measure: input.measure,
            onDay: input.onDay,
            value: input.value,
            documentId: null,
          };
          await tx.insert(OrganizationObservation, [Object.assign(new OrganizationObservation(), row)]);
        }
        return { key: 'observed', measure: input.measure, onDay: input.onDay, value: input.value };
      },
    );
  }

  /** Sets the office phone, or takes it away. Of some kinds none is kept. @throws Problem as `addName` */
  setPhone<R>(viewer: Viewer, id: string, read: Read<PhoneBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.setPhone', right: 'organizations.change', read },
      after,
      options,
      async (tx, { organization }, input) => {
        const kept = careProblems(organization.kind, input);
        if (kept.length) throw invalid(kept);
        await writePhone(tx, organization.id, input.phone);
        return { key: 'phoneChanged' };
      },
    );
  }

  /** Erases the office phone for ever: the live value, and every one that the history keeps. Hashes stay whole. @throws Problem as `addName` */
  erasePhone<R>(viewer: Viewer, id: string, read: Read<Reasons>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.erasePhone', right: 'organizations.erase', merged: 'allowed', read },
      after,
      options,
      async (tx, { organization }) => {
        await writePhone(tx, organization.id, null);
        await tx.rows(sql`/* organizations.erase-phone */ select history.erase('organization_contacts', c.id, 'phone')
        from organization_contacts c where c.organization_id = ${organization.id}`);
        return { key: 'phoneErased' };
      },
    );
  }
}

async function writePhone(tx: Tx, organizationId: string, phone: string | null): Promise<void> {
  const [contact] = await tx.load(OrganizationContact, { organizationId });
  if (contact) {
    contact.phone = phone;
    await tx.update(OrganizationContact, [contact], ['phone']);
  } else if (phone) {
    await tx.insert(OrganizationContact, [Object.assign(new OrganizationContact(), { id: tx.identifiers.next(), organizationId, phone })]);
  }
}
