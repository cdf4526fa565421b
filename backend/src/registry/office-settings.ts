import { Injectable } from '@nestjs/common';
import { AreasLoader, AreasQueries } from '../areas/index.js';
import { TypesService } from '../organizations/index.js';
import { sql } from '../platform/database/sql.js';
import { type Actor, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { cityWords, officeOf } from './city-words.js';
import type { SettingsAnswer, SettingsDone, SettingsPatch } from './registry.dto.js';
import { Registry } from './registry.entity.js';
import { RegistryQueries } from './registry.queries.js';

/** What the office sets for itself, from the first day on. */
@Injectable()
export class OfficeSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: RegistryQueries,
    private readonly areas: AreasQueries,
    private readonly loader: AreasLoader,
    private readonly types: TypesService,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404 where no registry was begun */
  async current(queries = this.queries): Promise<SettingsAnswer> {
    const settings = await queries.settings();
    if (!settings) throw problem('not_found');
    return settings;
  }

  /** Only what is given changes. @throws Problem 404, 422 where there is no such city; 409 where records stand on the city */
  change(actor: Actor, input: SettingsPatch): Promise<SettingsDone> {
    return this.transactions.run(actor, { act: 'registry.change' }, async (tx) => {
      await tx.rows(sql`/* registry.take */ select r.id from registry r for no key update`);
      const [row] = await tx.load(Registry, {});
      if (!row) throw problem('not_found');
      const before = CHANGEABLE.map((key) => row[key]);
      if (input.cityCode !== undefined) await this.moveCity(tx, row, input.cityCode);
      if (input.officeName !== undefined) row.officeName = input.officeName;
      if (input.confirmMonths !== undefined) row.confirmMonths = input.confirmMonths;
      if (input.exportMark !== undefined) row.exportMark = input.exportMark;
      if (input.ready !== undefined) row.readyAt = input.ready ? (row.readyAt ?? this.clock.now().toISOString()) : null;
      const changed = CHANGEABLE.filter((key, i) => row[key] !== before[i]);
      await tx.update(Registry, changed.length ? [row] : [], changed);
      return Object.assign(await this.current(this.queries.within(tx)), { changeSet: changed.length ? tx.changeSet : null });
    });
  }

  /** Another city was meant: its units are the office's own, and what was named after the first is named after this one. */
  private async moveCity(tx: Tx, row: Registry, code: string): Promise<void> {
    const areas = this.areas.within(tx);
    const today = this.clock.today();
    const next = await areas.byCode(this.loader.checkCity(code), today);
    const last = await areas.byCode((await this.current(this.queries.within(tx))).city.code, today);
    if (!next || !last) throw problem('not_found');
    if (next.id === last.id) return;
    row.cityAreaId = next.id;
    if (row.officeName === officeOf(last.name)) row.officeName = officeOf(next.name);
    await this.loader.city(tx, last.code, false);
    await this.loader.city(tx, next.code);
    await this.types.moveCityWithin(tx, cityWords(last), cityWords(next));
  }
}

const CHANGEABLE = ['officeName', 'cityAreaId', 'confirmMonths', 'exportMark', 'readyAt'] as const satisfies (keyof Registry)[];
