import { Injectable } from '@nestjs/common';
import { nameForms, nameKey } from '../platform/chinese/names.js';
import { type Actor, type RunOptions, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { sql } from '../platform/database/sql.js';
import { BEGINNING, type Day, FOREVER } from '../platform/time/day.js';
import { AreaEvent, AreaSuccession } from './area-event.entity.js';
import type { AreaEventKind, AreaLevel } from './area-level.js';
import { Area } from './area.entity.js';
import { AreasQueries } from './areas.queries.js';

/** A unit to be written down. `parent` is a code; absent: it stands under nothing. */
export interface NewArea {
  readonly code: string;
  readonly name: string;
  readonly shortName?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly level: AreaLevel;
  readonly parent?: string | undefined;
  readonly from?: Day | undefined;
  /** Absent: it is none; of a unit that an event makes: it is one where one of the old units was. */
  readonly counted?: boolean | undefined;
  readonly sortOrder?: number | undefined;
  readonly document?: string | undefined;
  /** Further words by which it is found. */
  readonly alsoFoundBy?: readonly string[] | undefined;
}

/** A change of units on a day: the old ones end, the new ones begin. A transfer names the new parent instead of a new unit. */
export interface NewAreaEvent {
  readonly kind: AreaEventKind;
  readonly on: Day;
  readonly title: string;
  readonly document?: string | undefined;
  /** Codes of units that live on the day before. */
  readonly from: readonly string[];
  readonly to: readonly NewArea[];
}

/** The acts on areas. Successions are resolved when reading (records.md 3): an event writes its own rows and no record of another room. */
@Injectable()
export class AreasService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: AreasQueries,
  ) {}

  /** Writes units down. @throws ConstraintViolated where a code is taken on the same days */
  addAreas(actor: Actor, areas: readonly NewArea[], options?: RunOptions): Promise<Area[]> {
    return this.transactions.run(actor, { act: 'areas.add' }, (tx) => this.addWithin(tx, areas), options);
  }

  /** Records an event: one change set, one undo. @throws Problem 422, ConstraintViolated */
  recordEvent(actor: Actor, event: NewAreaEvent, options?: RunOptions): Promise<AreaEvent> {
    return this.transactions.run(actor, { act: 'areas.recordEvent' }, (tx) => this.recordEventWithin(tx, event), options);
  }

  /** The same inside a transaction of somebody else (a new registry, the sample). Parents may be among the new ones. */
  async addWithin(tx: Tx, areas: readonly NewArea[]): Promise<Area[]> {
    const own = new Set(areas.map(({ code }) => code));
    const codes = [...new Set(areas.flatMap(({ parent }) => (parent === undefined || own.has(parent) ? [] : parent)))];
    const known = new Map(
      (codes.length
        ? await tx.load(
            Area,
            codes.map((code) => ({ code, untilDay: FOREVER })),
          )
        : []
      ).map((area) => [area.code, area.id]),
    );
    const rows = areas.map((area) => areaRow(tx.identifiers.next(), area));
    for (const row of rows) known.set(row.code, row.id);
    rows.forEach((row, i) => {
      const parent = areas[i]?.parent;
      if (parent !== undefined) row.parentId = known.get(parent) ?? unknownParent(i);
    });
    await tx.insert(Area, rows);
    return rows;
  }

  /** Waits for whoever else writes areas, as their triggers do. */
  async takeAll(tx: Tx): Promise<void> {
    await tx.rows(sql`/* areas.take-all */ select pg_advisory_xact_lock(hashtext('areas'))`);
  }

  /**
   * Gives the units right under another their places: those named first, the others as they stood. What became part of a unit goes with it,
   * so that the lists of old days are in the same order. @throws Problem 422 where one of them does not lie there
   */
  async orderWithin(tx: Tx, parentId: string, first: readonly string[], today: Day): Promise<void> {
    const places = await this.queries.within(tx).placesUnder(parentId, today);
    const units = places.filter(({ id, unitId }) => id === unitId).map(({ id }) => id);
    const strange = first.flatMap((id, i) => (units.includes(id) ? [] : [fieldProblem(`/areaIds/${i}`, fault('unknown_reference'))]));
    if (strange.length) throw invalid(strange);
    const order = [...new Set([...first, ...units])];
    const wanted = new Map(order.map((id, i) => [id, (i + 1) * 10]));
    const next = places.flatMap(({ id, unitId }) => {
      const before = places.filter((one) => one.unitId === unitId && one.id !== unitId).findIndex((one) => one.id === id);
      return { id, sortOrder: (wanted.get(unitId) ?? 0) + Math.min(Math.max(before, 0), 9) };
    });
    const moved = next.filter((one, i) => one.sortOrder !== places[i]?.sortOrder);
    await tx.update(
      Area,
      moved.map((one) => Object.assign(new Area(), one)),
      ['sortOrder'],
    );
  }

  /** The same inside a transaction of somebody else. */
  async recordEventWithin(tx: Tx, event: NewAreaEvent): Promise<AreaEvent> {
    const old = await tx.load(
      Area,
      event.from.map((code) => ({ code, untilDay: FOREVER })),
    );
    const missing = event.from.findIndex((code) => !old.some((area) => area.code === code));
    if (missing >= 0) throw invalid([fieldProblem(`/from/${missing}`, fault('unknown_reference'))]);
    const notYet = old.find((area) => area.fromDay >= event.on);
    if (notYet)
      throw problem('rule_broken', { members: { rule: 'succession_fits_its_areas' }, errors: [fieldProblem('/on', fault('reversed'))] });
    // End first: a regraded unit may keep its code.
    await tx.update(
      Area,
      old.map((area) => Object.assign(area, { untilDay: event.on })),
      ['untilDay'],
    );
    const next = await this.addWithin(
      tx,
      event.to.map((area) => ({
        ...area,
        from: event.on,
        counted: area.counted ?? old.some(({ counted }) => counted),
        document: area.document ?? event.document,
      })),
    );
    const row: AreaEvent = {
      id: tx.identifiers.next(),
      kind: event.kind,
      onDay: event.on,
      title: event.title,
      document: event.document ?? null,
    };
    await tx.insert(AreaEvent, [row]);
    const successions = old.flatMap((from) =>
      next.map((to) => ({ id: tx.identifiers.next(), eventId: row.id, fromAreaId: from.id, toAreaId: to.id })),
    );
    await tx.insert(AreaSuccession, successions);
    return row;
  }
}

function unknownParent(place: number): never {
  throw invalid([fieldProblem(`/${place}/parent`, fault('unknown_reference'))]);
}

function areaRow(id: string, area: NewArea): Area {
  const forms = [...nameForms(area.name, area.shortName), ...(area.alsoFoundBy ?? []).flatMap((word) => nameForms(word))];
  return {
    id,
    code: area.code,
    name: area.name,
    shortName: area.shortName ?? area.name,
    nameEn: area.nameEn ?? null,
    level: area.level,
    parentId: null,
    fromDay: area.from ?? BEGINNING,
    untilDay: FOREVER,
    counted: area.counted ?? false,
    sortOrder: area.sortOrder ?? 0,
    nameKey: nameKey(area.name),
    forms: [...new Set([...forms, ...(area.nameEn ? [area.nameEn.toLowerCase()] : [])])],
    document: area.document ?? null,
  };
}
