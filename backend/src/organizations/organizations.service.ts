import { Injectable } from '@nestjs/common';
import { reachesToday, type Viewer } from '../accounts/index.js';
import { KnownDate } from '../platform/database/known-date.js';
import type { Tx } from '../platform/database/tx.js';
import { type Read, readWith } from '../platform/http/body.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { difference } from '../platform/timeline/index.js';
import { type ActOptions, type After, type Judge, OrganizationActs, readable } from './acts.js';
import { changedLife, patchOf, problemsOfDays, problemsOfRecord } from './changing.js';
import { CitedDocuments } from './documents/cited-documents.js';
import { identityPatch, newOrganization } from './identity.js';
import { careProblems } from './kind-fields.js';
import { firstProfile, timelineOfProfiles, writeTimelines } from './life.js';
import type { ChangeBody, FoundBody } from './organizations.dto.js';
import { Organization } from './organization.entity.js';
import { OrganizationProfile } from './organization-profile.entity.js';
import { resolveReferences, typeCodes } from './references.js';
import { type IdentityField, type Sentence, sentenceOfChange } from './sentences.js';
import type { Allowance, Taken } from './take.js';
import { asksForTypes, typeFieldProblems } from './type-fields.js';

/** The acts that found an organization and change what it is. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly clock: OfficeClock,
    private readonly documents: CitedDocuments,
  ) {}

  /**
   * Founds an organization with its first profile.
   * @throws Problem 422; 403 where the account may found nothing in the area; 409
   */
  found<R>(viewer: Viewer, read: Read<FoundBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.begin(viewer, 'organizations.found', readable(read) ?? {}, options, async (tx) => {
      const { seen, allowed } = await this.acts.allowance(viewer, 'organizations.found');
      let typeId: string | undefined;
      const input = await readWith(read, async (right) => {
        const references = await resolveReferences(tx, right.kind, right, seen, this.clock.today());
        typeId = references.typeId;
        const { kind = '', address, fields } = right;
        const own = references.typeCode === undefined ? [] : typeFieldProblems(kind, references.typeCode, fields);
        return [
          ...references.problems,
          ...(right.foundedOn || right.approvedOn ? [] : [fieldProblem('/foundedOn', fault('founding_or_approval'))]),
          ...careProblems(kind, { address }),
          ...own,
          ...(await this.documents.faults(tx, viewer, right.documentIds)),
        ];
      });
      if (!reachesToday(allowed, input.kind, input.areaId)) throw problem('forbidden');
      const organization = newOrganization(options.id ?? tx.identifiers.next(), input);
      tx.take([organization.id]);
      await tx.insert(Organization, [organization]);
      await tx.insert(OrganizationProfile, [firstProfile(tx.identifiers.next(), organization.id, patchOf(input, typeId))]);
      await this.documents.lay(tx, [organization.id], input.documentIds);
      tx.say({ key: 'founded', name: input.name, on: input.foundedOn?.toString() ?? null } satisfies Sentence);
      return after(tx, organization.id);
    });
  }

  /**
   * Changes what is given, from `effectiveOn` on, or as a correction where no date is given.
   * @throws Problem 404, 403, 428, 412, 422, 409
   */
  change<R>(viewer: Viewer, id: string, read: Read<ChangeBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    let typeId: string | undefined;
    const judge: Judge<ChangeBody> = async (tx, { organization }, right, { seen }) => {
      const own = problemsOfRecord(organization, right);
      const references = await resolveReferences(tx, organization.kind, right, seen, this.clock.today(), organization.id);
      typeId = references.typeId;
      const noEnd = right.dissolvedOn !== undefined && organization.endWay === null;
      const end = noEnd ? [fieldProblem('/dissolvedOn', fault('unknown_field'))] : [];
      return [...references.problems, ...own, ...problemsOfDays(right), ...end];
    };
    const act = { act: 'organizations.change', right: 'organizations.change', read, judge } as const;
    return this.acts.on(viewer, id, act, after, options, (tx, taken, input, allowance) => this.write(tx, taken, input, typeId, allowance));
  }

  private async write(
    tx: Tx,
    { organization }: Taken,
    input: ChangeBody,
    typeId: string | undefined,
    allowance: Allowance,
  ): Promise<Sentence> {
    const timeline = timelineOfProfiles(await tx.load(OrganizationProfile, { organizationId: organization.id }));
    const { kind } = organization;
    const types = asksForTypes([kind], input) ? await typeCodes(tx, [kind]) : new Map<string, string>();
    const next = changedLife(organization, timeline, patchOf(input, typeId), input, allowance, this.clock.today(), types);
    const empty = emptyFields(organization);
    await this.writeIdentity(tx, organization, input);
    await writeTimelines(tx, [{ organizationId: organization.id, old: timeline, next }]);
    return sentenceOfChange(input, difference(timeline, next), empty);
  }

  private async writeIdentity(tx: Tx, organization: Organization, input: ChangeBody): Promise<void> {
    const patch = identityPatch(input);
    Object.assign(organization, patch);
    await tx.update(Organization, [organization], Object.keys(patch) as (keyof Organization)[]);
  }
}

/** What of the identity has not been written down yet. */
const emptyFields = ({ founded, approved, creditCode, creditCodeAbsent }: Organization): IdentityField[] => [
  ...(KnownDate.read(founded) === null ? (['foundedOn'] as const) : []),
  ...(KnownDate.read(approved) === null ? (['approvedOn'] as const) : []),
  ...(creditCode === null ? (['creditCode'] as const) : []),
  ...(creditCodeAbsent === null ? (['creditCodeAbsent'] as const) : []),
];
