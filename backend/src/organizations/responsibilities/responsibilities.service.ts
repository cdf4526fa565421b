import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { SectionsQueries } from '../../sections/index.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { type ActOptions, type After, type Judge, OrganizationActs } from '../acts.js';
import { HandlersQueries } from './handlers.queries.js';
import type { ResponsibilityBody, ResponsibilityChangeBody } from './responsibilities.dto.js';
import { OrganizationResponsibility } from './responsibility.entity.js';

/** The acts on 责任科室 and 经办人: handed to somebody from a day on, mended, ended, deleted where it was a mistake. */
@Injectable()
export class ResponsibilitiesService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly sections: SectionsQueries,
    private readonly handlers: HandlersQueries,
  ) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 where some of these days are somebody's already */
  assign<R>(viewer: Viewer, id: string, read: Read<ResponsibilityBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.assign', right: 'organizations.change', read, judge: this.judge } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input) => {
      const row = Object.assign(new OrganizationResponsibility(), {
        id: tx.identifiers.next(),
        organizationId: organization.id,
        sectionId: input.sectionId ?? null,
        handlerId: input.handlerId ?? null,
        fromDay: input.from,
        untilDay: null,
      });
      refuseWrong(row);
      await handOver(tx, organization.id, input.from);
      await tx.insert(OrganizationResponsibility, [row]);
      return { key: 'assigned', from: input.from };
    });
  }

  /** Only what is given changes; null empties. @throws Problem as `assign`; 404 where the organization has no such row */
  change<R>(
    viewer: Viewer,
    id: string,
    responsibilityId: string,
    read: Read<ResponsibilityChangeBody>,
    after: After<R>,
    options: ActOptions = {},
  ): Promise<R> {
    // What stands in the row already was right when it was chosen: a section may have been retired since.
    const judge: Judge<ResponsibilityChangeBody> = async (tx, taken, right, allowance) => {
      const [row] = await tx.load(OrganizationResponsibility, { id: responsibilityId, organizationId: taken.organization.id });
      const chosen = {
        ...(right.sectionId !== row?.sectionId && { sectionId: right.sectionId }),
        ...(right.handlerId !== row?.handlerId && { handlerId: right.handlerId }),
      };
      return this.judge(tx, taken, chosen, allowance);
    };
    const act = { act: 'organizations.changeResponsibility', right: 'organizations.change', read, judge } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input) => {
      const row = await responsibilityOf(tx, organization.id, responsibilityId);
      const patch = patchOf(input);
      Object.assign(row, patch);
      refuseWrong(row);
      await tx.update(OrganizationResponsibility, [row], Object.keys(patch) as (keyof OrganizationResponsibility)[]);
      return input.to && Object.keys(patch).length === 1 ? { key: 'responsibilityEnded', on: input.to } : { key: 'responsibilityChanged' };
    });
  }

  /** For one that was recorded by mistake. @throws Problem as `change` */
  remove<R>(viewer: Viewer, id: string, responsibilityId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.removeResponsibility', right: 'organizations.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }) => {
      await tx.remove(OrganizationResponsibility, [await responsibilityOf(tx, organization.id, responsibilityId)]);
      return { key: 'responsibilityRemoved' };
    });
  }

  /** Whether section and handler may be chosen. */
  private readonly judge: Judge<Pick<ResponsibilityBody, 'sectionId' | 'handlerId'>> = async (tx, _taken, right, { seen }) => {
    const faults: FieldProblem[] = [];
    if (right.sectionId) {
      const section = (await this.sections.list(tx)).find((one) => one.id === right.sectionId);
      if (!section || section.retired) faults.push(fieldProblem('/sectionId', fault(section ? 'section_retired' : 'no_section')));
    }
    if (right.handlerId) {
      const handler = await this.handlers.one(tx, right.handlerId, seen);
      if (!handler || handler.disabled) faults.push(fieldProblem('/handlerId', fault(handler ? 'account_disabled' : 'no_handler')));
    }
    return faults;
  };
}

/** Who has no end yet and began before the day ends on it. */
async function handOver(tx: Tx, organizationId: string, day: string): Promise<void> {
  const rows = await tx.load(OrganizationResponsibility, { organizationId });
  const open = rows.filter((row) => row.untilDay === null && row.fromDay < day);
  await tx.update(
    OrganizationResponsibility,
    open.map((row) => Object.assign(row, { untilDay: day })),
    ['untilDay'],
  );
}

async function responsibilityOf(tx: Tx, organizationId: string, id: string): Promise<OrganizationResponsibility> {
  const [row] = await tx.load(OrganizationResponsibility, { id, organizationId });
  if (!row) throw problem('not_found');
  return row;
}

const patchOf = (input: ResponsibilityChangeBody): Partial<OrganizationResponsibility> => ({
  ...(input.sectionId !== undefined && { sectionId: input.sectionId }),
  ...(input.handlerId !== undefined && { handlerId: input.handlerId }),
  ...(input.from !== undefined && { fromDay: input.from }),
  ...(input.to !== undefined && { untilDay: input.to }),
});

/** Nobody at all, or an end that is not after the beginning. */
function refuseWrong({ sectionId, handlerId, fromDay, untilDay }: OrganizationResponsibility): void {
  const faults = [
    ...(sectionId === null && handlerId === null ? [fieldProblem('/sectionId', fault('nobody_responsible'))] : []),
    ...(untilDay !== null && untilDay <= fromDay ? [fieldProblem('/to', fault('reversed'))] : []),
  ];
  if (faults.length) throw invalid(faults);
}
