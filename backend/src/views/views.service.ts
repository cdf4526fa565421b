import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { nameKey } from '../platform/chinese/names.js';
import { sql } from '../platform/database/sql.js';
import { type RunOptions, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import type { Read } from '../platform/http/body.js';
import type { Match } from '../platform/http/etag.js';
import { fault, type FaultCode } from '../platform/http/faults.js';
import type { Once } from '../platform/http/idempotency.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { SavedView } from './view.entity.js';
import type { ViewAnswer, ViewBody, ViewPatch } from './views.dto.js';
import { ViewsQueries } from './views.queries.js';

/** The acts on 常用视图: saved, changed, removed and brought back, each by its owner alone. */
@Injectable()
export class ViewsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: ViewsQueries,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 422; ConstraintViolated 409 where the account has a view of this name */
  async save(viewer: Viewer, body: ViewBody, once: Once, options?: RunOptions): Promise<ViewAnswer> {
    const { list, name, query, columns = [], asOf = 'today', sharedWith = 'nobody', areaId = null, sectionId = null } = body;
    await this.refuseForeign(viewer, { sharedWith, areaId, sectionId });
    const work = (tx: Tx): Promise<ViewAnswer> =>
      once.run(tx, async () => {
        const id = tx.identifiers.next();
        const { accountId } = viewer;
        await tx.insert(SavedView, [
          {
            id,
            accountId,
            list,
            name,
            nameKey: nameKey(name),
            query,
            columns,
            asOf,
            sharedWith,
            areaId,
            sectionId,
            version: 1,
            removedAt: null,
          },
        ]);
        return this.shown(tx, viewer, id);
      });
    return this.transactions.run(viewer, { act: 'views.save' }, work, options);
  }

  /** @throws Problem 404, 403 for somebody else's, 428, 412, 422; ConstraintViolated 409 as `save` */
  async change(viewer: Viewer, id: string, read: Read<ViewPatch>, match: Match, once: Once): Promise<ViewAnswer> {
    return this.transactions.run(viewer, { act: 'views.change' }, (tx) =>
      once.run(tx, async () => {
        const view = await this.take(tx, viewer, id, match);
        const patch = read();
        Object.assign(view, patch);
        if (view.sharedWith !== 'area') view.areaId = null;
        if (view.sharedWith !== 'section') view.sectionId = null;
        if (patch.sharedWith !== undefined || patch.areaId !== undefined || patch.sectionId !== undefined)
          await this.refuseForeign(viewer, view);
        view.nameKey = nameKey(view.name);
        await this.write(tx, view, ['name', 'nameKey', 'query', 'columns', 'asOf', 'sharedWith', 'areaId', 'sectionId']);
        return this.shown(tx, viewer, id);
      }),
    );
  }

  /** Gives the view as it was; `restore` brings it back. @throws Problem as `change` */
  async remove(viewer: Viewer, id: string, match: Match, once: Once): Promise<ViewAnswer> {
    return this.transactions.run(viewer, { act: 'views.remove' }, (tx) =>
      once.run(tx, async () => {
        const view = await this.take(tx, viewer, id, match);
        const shown = await this.shown(tx, viewer, id);
        await this.write(tx, Object.assign(view, { removedAt: this.clock.now() }), ['removedAt']);
        return Object.assign(shown, { version: view.version });
      }),
    );
  }

  /** Brings a removed view back, under the same address. @throws Problem 404; ConstraintViolated 409 where its name was taken meanwhile */
  async restore(viewer: Viewer, id: string, once: Once): Promise<ViewAnswer> {
    return this.transactions.run(viewer, { act: 'views.restore' }, (tx) =>
      once.run(tx, async () => {
        const view = await this.lock(tx, id);
        if (view?.accountId !== viewer.accountId) throw problem('not_found');
        if (view.removedAt !== null) await this.write(tx, Object.assign(view, { removedAt: null }), ['removedAt']);
        return this.shown(tx, viewer, id);
      }),
    );
  }

  private async take(tx: Tx, viewer: Viewer, id: string, match: Match): Promise<SavedView> {
    const view = await this.lock(tx, id);
    const seen = await this.queries.within(tx).one(viewer, id);
    if (!view || !seen) throw problem('not_found');
    if (!seen.own) throw problem('forbidden', { detail: somebodyElses });
    match.require(id, view.version);
    return view;
  }

  private async lock(tx: Tx, id: string): Promise<SavedView | undefined> {
    await tx.rows(sql`/* views.take */ select id from saved_views where id = ${id} for no key update`);
    return (await tx.load(SavedView, { id }))[0];
  }

  private write(tx: Tx, view: SavedView, properties: (keyof SavedView)[]): Promise<void> {
    view.version += 1;
    return tx.update(SavedView, [view], [...properties, 'version']);
  }

  private async shown(tx: Tx, viewer: Viewer, id: string): Promise<ViewAnswer> {
    const view = await this.queries.within(tx).one(viewer, id);
    if (!view) throw problem('not_found');
    return view;
  }

  /** Whoever shares puts words before others: over an area or in a section he works in himself, or before the whole office under his name. */
  private async refuseForeign(
    viewer: Viewer,
    { sharedWith, areaId, sectionId }: Pick<SavedView, 'sharedWith' | 'areaId' | 'sectionId'>,
  ): Promise<void> {
    const wrong = (pointer: string, code: FaultCode): Error => invalid([fieldProblem(pointer, fault(code))]);
    if ((areaId === null) === (sharedWith === 'area')) throw wrong('/areaId', areaId === null ? 'required' : 'unknown_field');
    if ((sectionId === null) === (sharedWith === 'section')) throw wrong('/sectionId', sectionId === null ? 'required' : 'unknown_field');
    if (sharedWith === 'nobody' || sharedWith === 'office') return;
    const { everywhere, parts } = await this.reach.today(viewer, 'views.own');
    if (everywhere) return;
    if (areaId !== null && !parts.some(({ today }) => today.includes(areaId))) throw wrong('/areaId', 'foreign_area');
    if (sectionId !== null && !(await this.queries.worksIn(viewer, sectionId))) throw wrong('/sectionId', 'foreign_section');
  }
}

const somebodyElses = {
  zh: '这是别人共享的视图，不能修改；可以复制为自己的。',
  en: 'This view is somebody else’s and cannot be changed; it can be copied.',
};
