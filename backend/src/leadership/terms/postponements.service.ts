import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, OrganizationActs } from '../../organizations/index.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import type { Sentence } from '../sentences.js';
import { Postponement } from './postponement.entity.js';
import { Term } from './term.entity.js';
import type { PostponementBody } from './terms.dto.js';

/** 延期 of a term by a document. One beyond what the rule allows is marked, not refused. */
@Injectable()
export class PostponementsService {
  constructor(private readonly acts: OrganizationActs) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 where a document of that day is recorded already */
  postpone<R>(
    viewer: Viewer,
    id: string,
    termId: string,
    read: Read<PostponementBody>,
    after: After<R>,
    options: ActOptions = {},
  ): Promise<R> {
    const act = { act: 'leadership.postpone', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input): Promise<Sentence> => {
      const [term] = await tx.load(Term, { id: termId, organizationId: id });
      if (!term) throw problem('not_found');
      if (input.to <= input.documentOn) throw invalid([fieldProblem('/to', fault('reversed'))]);
      if (input.documentOn < (term.congress.earliest ?? '')) throw invalid([fieldProblem('/documentOn', fault('after_congress'))]);
      const row = Object.assign(new Postponement(), {
        id: tx.identifiers.next(),
        organizationId: id,
        termId,
        documentOn: input.documentOn,
        toOn: input.to,
        documentNumber: input.documentNumber ?? null,
        reason: input.because ?? null,
      });
      await tx.insert(Postponement, [row]);
      return { key: 'postponed', to: input.to };
    });
  }

  /** For one that was recorded by mistake. @throws Problem as `postpone`; 404 where the term has no such postponement */
  remove<R>(viewer: Viewer, id: string, termId: string, postponementId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'leadership.removePostponement', right: 'leadership.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx): Promise<Sentence> => {
      const rows = await tx.load(Postponement, { id: postponementId, termId, organizationId: id });
      if (!rows.length) throw problem('not_found');
      await tx.remove(Postponement, rows);
      return { key: 'postponementRemoved' };
    });
  }
}
