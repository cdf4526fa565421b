import { Injectable } from '@nestjs/common';
import { codeOf } from '../platform/chinese/codes.js';
import { type Actor, type RunOptions, Transactions } from '../platform/database/transaction.js';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Read } from '../platform/http/body.js';
import { fault } from '../platform/http/faults.js';
import { justOnce, type Once } from '../platform/http/idempotency.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { Section } from './section.entity.js';
import type { SectionBody, SectionOrderBody, SectionPatch, SectionsDone } from './sections.dto.js';
import { SectionsQueries } from './sections.queries.js';

interface ActOptions extends RunOptions {
  readonly once?: Once;
}

/** The acts on 科室: added, renamed, retired, put in order. Each takes all of them: they are few, and their order is one thing. */
@Injectable()
export class SectionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: SectionsQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 409 where its code or its name is used */
  add(actor: Actor, { name, code }: SectionBody, options: ActOptions = {}): Promise<SectionsDone> {
    return this.act(actor, 'sections.add', options, async (tx, sections) => {
      const sortOrder = Math.max(0, ...sections.map((section) => section.sortOrder)) + 1;
      const taken = new Set(sections.map((section) => section.code));
      const section = { id: tx.identifiers.next(), code: code ?? codeOf(name, 'section', taken), name, sortOrder, retiredAt: null };
      await tx.insert(Section, [section]);
      return true;
    });
  }

  /** Only what is given changes. @throws Problem 404, 422; 409 where the name is used */
  change(actor: Actor, id: string, read: Read<SectionPatch>): Promise<SectionsDone> {
    return this.act(actor, 'sections.change', {}, async (tx, sections) => {
      const section = sections.find((one) => one.id === id);
      if (!section) throw problem('not_found');
      const { name = section.name, retired = section.retiredAt !== null } = read();
      if (name === section.name && retired === (section.retiredAt !== null)) return false;
      const retiredAt = retired ? (section.retiredAt ?? this.clock.now().toISOString()) : null;
      await tx.update(Section, [Object.assign(section, { name, retiredAt })], ['name', 'retiredAt']);
      return true;
    });
  }

  /** Puts all of them in this order. @throws Problem 422 where one is missing or unknown */
  order(actor: Actor, { ids }: SectionOrderBody): Promise<SectionsDone> {
    return this.act(actor, 'sections.order', {}, async (tx, sections) => {
      const unknown = ids.flatMap((id, index) => (sections.some((one) => one.id === id) && ids.indexOf(id) === index ? [] : [index]));
      if (unknown.length) throw invalid(unknown.map((index) => fieldProblem(`/ids/${index}`, fault('unknown_reference'))));
      if (ids.length < sections.length) throw invalid([fieldProblem('/ids', fault('too_few', { min: sections.length }))]);
      const moved = sections.filter((one) => one.sortOrder !== ids.indexOf(one.id) + 1);
      for (const one of moved) one.sortOrder = ids.indexOf(one.id) + 1;
      await tx.update(Section, moved, ['sortOrder']);
      return moved.length > 0;
    });
  }

  private act(
    actor: Actor,
    act: string,
    { once = justOnce, ...options }: ActOptions,
    work: (tx: Tx, sections: Section[]) => Promise<boolean>,
  ): Promise<SectionsDone> {
    return this.transactions.run(
      actor,
      { act },
      (tx) =>
        once.run(tx, async () => {
          await tx.rows(sql`/* sections.take */ select s.id from sections s order by s.id for no key update`);
          const changed = await work(tx, await tx.load(Section, {}));
          return { items: await this.queries.list(tx), changeSet: changed ? tx.changeSet : null };
        }),
      options,
    );
  }
}
