import { Injectable } from '@nestjs/common';
import { Answer } from '../platform/http/answer.js';
import type { Read } from '../platform/http/body.js';
import { etagOf, type Match } from '../platform/http/etag.js';
import { justOnce, type Once } from '../platform/http/idempotency.js';
import type { SignedIn } from '../platform/http/may.js';
import { type Actor, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { AreaLevel } from './area-level.js';
import type { AreaActAnswer, AreaAddedAnswer, AreaBody, AreaOrderBody, TownshipsAnswer, TownshipsBody } from './areas.dto.js';
import { AreasLoader } from './areas.loader.js';
import { type AreaName, AreasQueries } from './areas.queries.js';
import { AreasService } from './areas.service.js';
import type { AreaSentence } from './sentences.js';

/** Under which units one may be written down by hand. */
const HOLDS_MORE: readonly AreaLevel[] = ['city', 'county', 'functional'];

/** The acts of the administrator on areas: each one change set, its sentence, and the version of the areas after it. */
@Injectable()
export class AreasDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: AreasService,
    private readonly queries: AreasQueries,
    private readonly loader: AreasLoader,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 422 where there is no such unit above it, or none that holds others; 409 where the code is taken */
  async add(viewer: SignedIn, body: AreaBody, once: Once): Promise<Answer<AreaAddedAnswer>> {
    const parent = await this.unitToday(body.parentId);
    if (!parent || !HOLDS_MORE.includes(parent.level)) throw invalid([fieldProblem('/parentId', fault('unknown_reference'))]);
    const { parentId: _parentId, ...unit } = body;
    const done = await this.act(viewer, 'areas.add', once, async (tx) => {
      const [row] = await this.service.addWithin(tx, [
        {
          ...unit,
          parent: parent.code,
          nameEn: unit.nameEn ?? undefined,
          from: unit.from ?? undefined,
          document: unit.document ?? undefined,
          sortOrder: await this.lastPlace(tx, parent.id),
        },
      ]);
      return [{ id: row?.id ?? '' }, { key: 'areaAdded', name: body.name, under: parent.name }];
    });
    return new Answer(done, 201, { location: `/api/areas/${done.id}`, etag: etagOf(done.version) });
  }

  /** The code of a city as it is kept. @throws Problem 422 where there is no such city */
  cityCode(code: string): string {
    return this.loader.checkCity(code);
  }

  /** @throws Problem 422 where it is no city */
  async townships(actor: Actor, body: TownshipsBody, once: Once = justOnce): Promise<TownshipsAnswer> {
    const city = await this.unitToday(body.cityId);
    if (!city) throw invalid([fieldProblem('/cityId', fault('unknown_reference'))]);
    this.loader.checkCity(city.code, '/cityId');
    return this.act(actor, 'areas.loadTownships', once, async (tx) => {
      const loaded = await this.loader.townships(tx, city.code);
      return [loaded, { key: 'townshipsLoaded', name: city.name, count: loaded.added }];
    });
  }

  /** @throws Problem 404, 428, 412, 422 */
  async order(viewer: SignedIn, id: string, read: Read<AreaOrderBody>, match: Match, once: Once): Promise<Answer<AreaActAnswer>> {
    const unit = await this.unitToday(id);
    if (!unit) throw problem('not_found');
    const done = await this.act(viewer, 'areas.order', once, async (tx) => {
      match.require(id, (await this.queries.within(tx).version())?.version ?? 0);
      await this.service.orderWithin(tx, unit.id, read().areaIds, this.clock.today());
      return [{}, { key: 'areasOrdered', name: unit.name }];
    });
    return new Answer(done, 200, { etag: etagOf(done.version) });
  }

  private act<T extends object>(
    actor: Actor,
    act: string,
    once: Once,
    work: (tx: Tx) => Promise<[T, AreaSentence]>,
  ): Promise<T & AreaActAnswer> {
    return this.transactions.run(actor, { act }, (tx) =>
      once.run(tx, async () => {
        // One after the other, as their triggers do: what is compared and counted here must still hold when it is written.
        await this.service.takeAll(tx);
        const [result, sentence] = await work(tx);
        tx.say(sentence);
        const version = await this.queries.within(tx).version();
        return { ...result, changeSet: tx.changeSet, version: version?.version ?? 0 };
      }),
    );
  }

  private async unitToday(id: string): Promise<AreaName | undefined> {
    const today = this.clock.today();
    const area = await this.queries.one(id, today, today);
    return area && (area.to === null || area.to > today) ? area : undefined;
  }

  private async lastPlace(tx: Tx, parentId: string): Promise<number> {
    const rows = await this.queries.within(tx).placesUnder(parentId, this.clock.today());
    return Math.max(0, ...rows.map(({ sortOrder }) => sortOrder)) + 10;
  }
}
