import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { type ActOptions, type After, OrganizationActs } from '../acts.js';
import type { Sentence } from '../sentences.js';
import { OrganizationRecognition } from './recognition.entity.js';
import type { RecognitionBody, RecognitionChangeBody } from './recognitions.dto.js';

/** The acts on 称号: given, mended or prolonged, taken away, deleted where it was a mistake. */
@Injectable()
export class RecognitionsService {
  constructor(private readonly acts: OrganizationActs) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 where it lies outside the life, or the title is held on some of these days already */
  give<R>(viewer: Viewer, id: string, read: Read<RecognitionBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.recognize', right: 'organizations.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input) => {
      const row = Object.assign(new OrganizationRecognition(), {
        id: tx.identifiers.next(),
        organizationId: organization.id,
        title: input.title,
        level: input.level ?? null,
        from: KnownDate.of(input.from),
        validUntil: KnownDate.of(input.validUntil ?? null),
        reviewed: KnownDate.of(input.reviewedOn ?? null),
        until: KnownDate.of(input.to ?? null),
      });
      refuseReversed(row);
      await tx.insert(OrganizationRecognition, [row]);
      return { key: 'recognized', title: row.title, on: input.from.toString() };
    });
  }

  /** Only what is given changes; null empties. @throws Problem as `give`; 404 where the organization has no such recognition */
  change<R>(
    viewer: Viewer,
    id: string,
    recognitionId: string,
    read: Read<RecognitionChangeBody>,
    after: After<R>,
    options: ActOptions = {},
  ): Promise<R> {
    const act = { act: 'organizations.changeRecognition', right: 'organizations.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input) => {
      const row = await recognitionOf(tx, organization.id, recognitionId);
      const patch = patchOf(input);
      Object.assign(row, patch);
      refuseReversed(row);
      await tx.update(OrganizationRecognition, [row], Object.keys(patch) as (keyof OrganizationRecognition)[]);
      return sentenceOf(row.title, input);
    });
  }

  /** For one that was recorded by mistake; one that is no longer held gets its last day by `change`. @throws Problem as `change` */
  remove<R>(viewer: Viewer, id: string, recognitionId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.removeRecognition', right: 'organizations.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }) => {
      const row = await recognitionOf(tx, organization.id, recognitionId);
      await tx.remove(OrganizationRecognition, [row]);
      return { key: 'recognitionRemoved', title: row.title };
    });
  }
}

async function recognitionOf(tx: Tx, organizationId: string, id: string): Promise<OrganizationRecognition> {
  const [row] = await tx.load(OrganizationRecognition, { id, organizationId });
  if (!row) throw problem('not_found');
  return row;
}

function patchOf(input: RecognitionChangeBody): Partial<OrganizationRecognition> {
  return {
    ...(input.title !== undefined && { title: input.title }),
    ...(input.level !== undefined && { level: input.level }),
    ...(input.from !== undefined && { from: KnownDate.of(input.from) }),
    ...(input.validUntil !== undefined && { validUntil: KnownDate.of(input.validUntil) }),
    ...(input.reviewedOn !== undefined && { reviewed: KnownDate.of(input.reviewedOn) }),
    ...(input.to !== undefined && { until: KnownDate.of(input.to) }),
  };
}

/** An end before the beginning, whichever of their possible days they were. */
function refuseReversed({ from, validUntil, until }: OrganizationRecognition): void {
  const begun = from.earliest ?? ''; // '-infinity' comes before every day as a text too
  const reversed: FieldProblem[] = [
    ...(validUntil.latest !== null && validUntil.latest < begun ? [fieldProblem('/validUntil', fault('reversed'))] : []),
    ...(until.latest !== null && until.latest <= begun ? [fieldProblem('/to', fault('reversed'))] : []),
  ];
  if (reversed.length) throw invalid(reversed);
}

function sentenceOf(title: string, input: RecognitionChangeBody): Sentence {
  if (Object.keys(patchOf(input)).length === 1 && input.to) return { key: 'recognitionEnded', title, on: input.to.toString() };
  return { key: 'recognitionChanged', title };
}
