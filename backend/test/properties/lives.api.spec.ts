import fc from 'fast-check';
import { AccountsQueries, AccountsService, type Viewer } from '../../src/accounts/index.js';
import { AreasService } from '../../src/areas/index.js';
import { UndoService } from '../../src/history/index.js';
import { type After, LifecycleService, OrganizationsService } from '../../src/organizations/index.js';
import { ChangeBody, EndBody, ResumeBody, SuspendBody } from '../../src/organizations/organizations.dto.js';
import { PartialDate } from '../../src/platform/time/partial-date.js';
import { Hand } from '../bare.js';
import { checksums, findings } from '../facts.js';
import { type Office, openOffice } from '../office.js';
import { dayAt, type Field, FIRST, NaiveLife, NotAsked, placeOf, Refused, type When } from './naive-life.js';

/**
 * Random lives of organizations through the acts, in any order of recording, against a model that is one array of days: the same answer on
 * every day from 2010 to 2027; undo brings back equal checksums; everything derived equals its definition; verify is clean after each life.
 * TONGXIN_SEED repeats a run, TONGXIN_LIVES makes it longer.
 */
const SEED = Number(process.env.TONGXIN_SEED ?? Date.now() % 2 ** 31);
const LIVES = Number(process.env.TONGXIN_LIVES ?? 25);
const LONGEST = 75_000;
const TODAY = '2026-11-23';
const AREAS = ['320623', '320681', '320613', 'X'];

let office: Office;
let owner: Hand;
let viewer: Viewer;

beforeAll(async () => {
  office = await openOffice({ jobTimes: null, today: TODAY });
  owner = await Hand.open(office.database.ownerUrl);
  const id = await office.app.get(AccountsService).idOf('everywhere');
  viewer = (await office.app.get(AccountsQueries).viewerOfAccount(id, TODAY)) as Viewer;
}, 60_000);
afterAll(async () => {
  await owner?.close();
  await office?.stop();
});

const when = (text: string): When => {
  const date = PartialDate.parse(text);
  return { earliest: placeOf(date.earliest), latest: placeOf(date.latest) };
};

/** A date in these years, known to the day, the month, the year, or as a range. */
const dateIn = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: placeOf(from), max: placeOf(to) }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 2, max: 200 }))
    .map(([place, sort, days]) => {
      const day = dayAt(place);
      if (sort < 5) return day;
      if (sort < 8) return day.slice(0, 7);
      return sort < 9 ? day.slice(0, 4) : `[${day}..${dayAt(place + days)}]`;
    });
const date = dateIn('2011-06-01', '2027-09-30');
/** From and until: mostly in their order. */
const period = fc.tuple(date, fc.option(date, { freq: 2 })).map(([on, until]) => {
  const turned = until !== null && until.length > 4 && PartialDate.parse(until).earliest < PartialDate.parse(on).earliest;
  return turned ? { on: until, until: on } : { on, until };
});
const patch = fc.record(
  { name: fc.constantFrom('甲', '乙', '丙'), area: fc.constantFrom(...AREAS), summary: fc.constantFrom('一', '二') },
  { requiredKeys: [] },
);
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(patch, period).map(([change, days]) => ({ act: 'change' as const, patch: change, ...days })) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('correct' as const), patch, on: date }) },
  { weight: 2, arbitrary: period.map((days) => ({ act: 'suspend' as const, ...days })) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('resume' as const), on: date }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('end' as const), on: date }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('refound' as const), on: date }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('merger' as const), on: date }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const life = fc.record({
  founded: dateIn('2010-03-01', '2012-12-31'),
  area: fc.constantFrom(...AREAS),
  deeds: fc.array(
    fc.tuple(
      deed,
      fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    ),
    { minLength: 4, maxLength: 12 },
  ),
  looks: fc.array(fc.integer({ min: placeOf('2010-01-01'), max: placeOf('2027-12-31') }), { minLength: 2, maxLength: 3 }),
});

/** One life in the database, and beside it in the model. */
class Played {
  id = '';
  county = '';
  mergedOn: number | null = null;
  done = 0;
  refused = 0;
  undone = 0;

  constructor(
    readonly number: number,
    public model: NaiveLife,
  ) {}

  name(word: string): string {
    return `示例${word}之${this.number}商会`;
  }

  area(code: string): string {
    return code === 'X' ? this.county : office.area(code);
  }

  /** The unit that a recorded area means on a day: the county of this life lies in 如东县 after its merger. */
  unit(areaId: string, place: number): string {
    return areaId === this.county && this.mergedOn !== null && place >= this.mergedOn ? office.area('320623') : areaId;
  }

  /** Does the deed in both, or sees it refused by both; then, if told so, takes it back. */
  async play(deed: Deed, thenUndo: boolean): Promise<void> {
    if (deed.act === 'merger') return this.merge(deed.on);
    const next = this.model.copy();
    let changed = false;
    let refused = false;
    try {
      changed = this.inModel(next, deed);
    } catch (error) {
      if (error instanceof NotAsked) return;
      if (!(error instanceof Refused)) throw error;
      refused = true;
    }
    const before = thenUndo && changed ? await checksums(office.database.ownerUrl) : undefined;
    const outcome = await this.inDatabase(deed).then(
      (changeSet) => ({ changeSet }),
      (error: unknown) => ({ error }),
    );
    if (refused) {
      if ('changeSet' in outcome) throw new Error(`the database let pass what the model refuses: ${JSON.stringify(deed)}`);
      if ((outcome.error as { name?: string }).name === 'TypeError') throw outcome.error;
      this.refused++;
      return;
    }
    if ('error' in outcome)
      throw new Error(`the database refused what the model lets pass: ${JSON.stringify(deed)}`, { cause: outcome.error });
    this.done++;
    if (before) {
      await office.app.get(UndoService).undo(viewer, outcome.changeSet, () => ({ reason: '撤销' }), {});
      expect(await checksums(office.database.ownerUrl)).toEqual(before);
      this.undone++;
    } else this.model = next;
  }

  private inModel(next: NaiveLife, deed: Exclude<Deed, { act: 'merger' }>): boolean {
    switch (deed.act) {
      case 'change':
        return next.changeFrom(this.values(deed.patch), when(deed.on), deed.until === null ? null : when(deed.until));
      case 'correct':
        return next.correct(this.values(deed.patch), when(deed.on).earliest);
      case 'suspend':
        return next.suspend(when(deed.on), deed.until === null ? null : when(deed.until));
      case 'resume':
        return next.resume(when(deed.on));
      case 'end':
        return next.finish(when(deed.on));
      case 'refound':
        return next.refound(when(deed.on));
    }
  }

  private values(given: { name?: string; area?: string; summary?: string }): Partial<Record<Field, string>> {
    return {
      ...(given.name === undefined ? {} : { name: this.name(given.name) }),
      ...(given.area === undefined ? {} : { areaId: this.area(given.area) }),
      ...(given.summary === undefined ? {} : { summary: given.summary }),
    };
  }

  private inDatabase(deed: Exclude<Deed, { act: 'merger' }>): Promise<string> {
    const after: After<string> = (tx) => Promise.resolve(tx.changeSet);
    const organizations = office.app.get(OrganizationsService);
    const lifecycle = office.app.get(LifecycleService);
    const on = PartialDate.parse(deed.on);
    const filled =
      <T extends object>(body: T, values: Partial<T>): (() => T) =>
      () =>
        Object.assign(body, values);
    switch (deed.act) {
      case 'change': {
        const effectiveUntil = deed.until === null ? null : PartialDate.parse(deed.until);
        return organizations.change(
          viewer,
          this.id,
          filled(new ChangeBody(), { ...this.values(deed.patch), effectiveOn: on, effectiveUntil }),
          after,
        );
      }
      case 'correct':
        return organizations.change(
          viewer,
          this.id,
          filled(new ChangeBody(), { ...this.values(deed.patch), correctedAsOf: on.earliest }),
          after,
        );
      case 'suspend':
        return lifecycle.suspend(
          viewer,
          this.id,
          filled(new SuspendBody(), { from: on, to: deed.until === null ? null : PartialDate.parse(deed.until) }),
          after,
        );
      case 'resume':
        return lifecycle.resume(viewer, this.id, filled(new ResumeBody(), { on }), after);
      case 'end':
        return lifecycle.end(viewer, this.id, filled(new EndBody(), { on }), after);
      case 'refound':
        return organizations.change(viewer, this.id, filled(new ChangeBody(), { foundedOn: on }), after);
    }
  }

  /** The county of this life becomes part of 如东县; not a row of the organization changes. */
  private async merge(on: string): Promise<void> {
    const day = PartialDate.parse(on).earliest;
    if (this.mergedOn !== null) return;
    const before = (await checksums(office.database.ownerUrl))['organization_segments'];
    // Merged into a unit that lives on: its own rows say so, as an event of the office would.
    await owner.act(
      'test.merger',
      `update areas set until_day = '${day}' where id = '${this.county}';
       insert into area_events (id, kind, on_day, title) values (gen_random_uuid(), 'merger', '${day}', '并入如东县${this.number}');
       insert into area_successions (id, event_id, from_area_id, to_area_id)
         select gen_random_uuid(), e.id, '${this.county}', '${office.area('320623')}' from area_events e where e.title = '并入如东县${this.number}'`,
    );
    expect((await checksums(office.database.ownerUrl))['organization_segments']).toBe(before);
    this.mergedOn = placeOf(day);
  }
}

async function begin(number: number, founded: string, area: string): Promise<Played> {
  const [county] = await office.app
    .get(AreasService)
    .addAreas(viewer, [{ code: `9990${number}`, name: `第${number}县`, level: 'county', parent: '3206' }]);
  const played = new Played(number, new NaiveLife({ earliest: 0, latest: 0 }, { name: '', areaId: '', summary: '' }));
  played.county = county?.id ?? '';
  const first = { name: played.name('甲'), areaId: played.area(area), summary: '一' };
  played.model = new NaiveLife(when(founded), first);
  played.id = await office.found({ ...first, foundedOn: founded }, 'everywhere');
  return played;
}

interface SegmentDay {
  day: string;
  name: string | null;
  area_id: string | null;
  status: string | null;
  alternatives: number | null;
  shown: number;
  all: string[] | null;
}

/** Every day of eighteen years, in one statement over the segments. */
async function everyDay(played: Played): Promise<string[]> {
  const rows = await owner.rows<SegmentDay>(
    `select to_char(d, 'YYYY-MM-DD') as day, max(s.name) filter (where s.shown) as name, (array_agg(s.area_id) filter (where s.shown))[1] as area_id,
       max(s.status) filter (where s.shown) as status, max(s.alternatives) as alternatives, count(*) filter (where s.shown)::int as shown,
       array_agg(s.status || ' ' || s.area_id order by s.status || ' ' || s.area_id) filter (where s.status is not null) as all
     from generate_series('2010-01-01'::date, '2027-12-31'::date, '1 day') d
     left join organization_segments s on s.organization_id = $1 and s.from_day <= d and d < s.until_day group by d order by d`,
    [played.id],
  );
  return rows.flatMap((row) => {
    const expected = played.model.on(placeOf(row.day));
    const is = JSON.stringify([row.shown, row.name, row.area_id, row.status, row.alternatives ?? 0, [...(row.all ?? [])].sort()]);
    const should = JSON.stringify(
      expected.exists
        ? [1, expected.name, expected.areaId, expected.status, expected.alternatives, expected.all]
        : [0, null, null, null, 0, []],
    );
    return is === should ? [] : [`${row.day}: ${is}, the model says ${should}`];
  });
}

/** What the API says of a day: the record by its id, and the list. */
async function throughTheApi(played: Played, place: number): Promise<void> {
  const day = dayAt(place);
  const person = await office.as('everywhere');
  const expected = played.model.on(place);
  const areaId = played.unit(expected.areaId, place);
  const record = (await person.get<Record<string, unknown>>(`/api/organizations/${played.id}?asOf=${day}`)).body;
  expect([day, record['exists'], record['name'], record['areaId']]).toEqual([day, expected.exists, expected.name, areaId]);
  const list = await person.get<{ items: Record<string, unknown>[] }>(
    `/api/organizations?asOf=${day}&q=${encodeURIComponent(`之${played.number}商会`)}&areaId=${office.area('3206')}`,
  );
  const item = list.body.items.find((one) => one['id'] === played.id);
  if (!expected.exists) {
    expect(item).toBeUndefined();
    return;
  }
  const shown = { name: expected.name, areaId, status: expected.status, certainty: expected.certain ? 'certain' : 'possible' };
  expect({ day, ...item }).toMatchObject({ day, ...shown });
  expect({ day, status: record['status'], certainty: record['certainty'] }).toEqual({
    day,
    status: shown.status,
    certainty: shown.certainty,
  });
}

it(
  `answers for every day of random lives as the naive model does (seed ${SEED})`,
  async () => {
    let number = 0;
    const sums = { lives: 0, done: 0, refused: 0, undone: 0 };
    const property = fc.asyncProperty(life, async ({ founded, area, deeds, looks }) => {
      const played = await begin(++number, founded, area);
      for (const [deed, thenUndo] of deeds) await played.play(deed, thenUndo);
      expect((await everyDay(played)).slice(0, 5)).toEqual([]);
      const near = played.model.interestingDays().filter((place) => place >= placeOf('2010-01-01') && place <= placeOf('2027-12-31'));
      for (const place of [...looks, ...near.slice(0, 4)]) await throughTheApi(played, place);
      expect(await findings(office.database.ownerUrl)).toEqual([]);
      sums.lives++;
      for (const key of ['done', 'refused', 'undone'] as const) sums[key] += played[key];
    });
    await fc.assert(property, {
      seed: SEED,
      numRuns: LIVES,
      interruptAfterTimeLimit: LONGEST,
      markInterruptAsFailure: false,
      endOnFailure: true,
    });
    process.stdout.write(`  lives ${sums.lives}, acts ${sums.done}, refused ${sums.refused}, undone ${sums.undone}, seed ${SEED}\n`);
    // A run that proves nothing is no run.
    expect(Math.min(sums.lives, sums.done, sums.refused, sums.undone)).toBeGreaterThan(0);
  },
  LONGEST + 60_000,
);

it('models days as the database counts them', async () => {
  const [row] = await owner.rows<{ n: number }>(`select ('2027-12-31'::date - $1::date)::int as n`, [FIRST]);
  expect([row?.n, dayAt(row?.n ?? 0)]).toEqual([placeOf('2027-12-31'), '2027-12-31']);
});
