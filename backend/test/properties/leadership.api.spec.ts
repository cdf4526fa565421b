import fc from 'fast-check';
import { AccountsQueries, AccountsService, type Viewer } from '../../src/accounts/index.js';
import { UndoService } from '../../src/history/index.js';
import {
  ArrangementsService,
  CongressService,
  FoundTeamsService,
  HoldingsService,
  PostponementsService,
  TermRulesService,
  TermsService,
} from '../../src/leadership/index.js';
import type { HoldersAnswer } from '../../src/leadership/holdings/holdings.dto.js';
import type { TermsAnswer } from '../../src/leadership/terms/terms.dto.js';
import type { RunOptions } from '../../src/platform/database/transaction.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { PartialDate } from '../../src/platform/time/partial-date.js';
import { Hand } from '../bare.js';
import { checksums, findings } from '../facts.js';
import { type Office, openOffice } from '../office.js';
import { EVER, NaiveLeadership, type NaiveHolding, type NaiveTerm, type Post, stateOf, type TermFacts } from './naive-leadership.js';
import { dayAt, placeOf, Refused, type When } from './naive-life.js';

/**
 * Random lives of teams through the acts, in any order of recording: on every day from 2009 to 2028 the holders are those of a model that replays
 * the acts, at most one certain in a seat; the state of the term is that of a second definition; undo brings back equal checksums; what was known
 * on a day is what a copy of the rows, taken that evening, says. TONGXIN_SEED repeats a run, TONGXIN_LIVES makes it longer.
 */
const SEED = Number(process.env.TONGXIN_SEED ?? Date.now() % 2 ** 31);
const LIVES = Number(process.env.TONGXIN_LIVES ?? 15);
const LONGEST = 75_000;
const FOUNDED = '2010-01-01';
/** The story is recorded on days from here on, one act a day: long before any test runs. */
const RECORDED_FROM = placeOf('2013-01-07');
const [FIRST_DAY, LAST_DAY] = ['2009-06-01', '2028-06-30'];
const KNOWN = ['王丙三', '赵丁四', '周戊五', '吴己六', '郑庚七', '冯辛八'];

let office: Office;
let owner: Hand;
let viewer: Viewer;
/** That of all chambers played with: what is set of it lasts for one life. */
let type: string;

beforeAll(async () => {
  office = await openOffice({ jobTimes: null, asOwner: true });
  owner = await Hand.open(office.database.ownerUrl);
  const id = await office.app.get(AccountsService).idOf('everywhere');
  viewer = (await office.app.get(AccountsQueries).viewerOfAccount(id, '2026-11-23')) as Viewer;
}, 60_000);
afterAll(async () => {
  await owner?.close();
  await office?.stop();
});

const when = (text: string): When => {
  const { earliest, latest } = PartialDate.parse(text);
  return { earliest: earliest === '-infinity' ? EVER : placeOf(earliest), latest: placeOf(latest) };
};
const dateOf = ({ earliest, latest }: When): PartialDate =>
  PartialDate.of(earliest === EVER ? '-infinity' : dayAt(earliest), dayAt(latest));

const day = fc.integer({ min: placeOf('2010-06-01'), max: placeOf('2026-12-31') });
/** A date known to the day, the month, the year, or as a range. */
const date = fc.tuple(day, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 2, max: 200 })).map(([place, sort, days]) => {
  const text = dayAt(place);
  return sort < 6 ? text : sort < 8 ? text.slice(0, 7) : sort < 9 ? text.slice(0, 4) : `[${text}..${dayAt(place + days)}]`;
});
/** One of the known, or somebody new. */
const who = fc.integer({ min: 0, max: KNOWN.length + 1 });
const at = fc.nat(99);
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('congress' as const),
      on: date,
      chair: who,
      vices: fc.uniqueArray(fc.integer({ min: 0, max: KNOWN.length - 1 }), { maxLength: 3 }),
      secretary: fc.option(who),
      years: fc.integer({ min: 3, max: 5 }),
      toBeFiled: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('take' as const),
      post: fc.constantFrom<Post>('chair', 'viceChair', 'secretaryGeneral'),
      who,
      from: date,
      until: fc.option(date, { freq: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('leave' as const), at, on: date }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('mendFrom' as const), at, from: date }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('mendUntil' as const), at, until: fc.option(date) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove' as const), at }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), at, on: date }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('file' as const), at, on: date }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('postpone' as const), at, documentOn: day, days: fc.integer({ min: -30, max: 500 }) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('arrange' as const), documentOn: day, days: fc.integer({ min: -30, max: 400 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('lead' as const),
      of: fc.constantFrom('organization' as const, 'type' as const),
      from: fc.option(day),
      months: fc.integer({ min: 1, max: 24 }),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const life = fc.record({
  deeds: fc.array(
    fc.tuple(
      deed,
      fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    ),
    { minLength: 5, maxLength: 14 },
  ),
  looks: fc.array(day, { minLength: 2, maxLength: 3 }),
});

type Does = (options: RunOptions) => Promise<string>;
const changeSet = (tx: Tx): Promise<string> => Promise.resolve(tx.changeSet);

/** The rows of one evening, copied out of the tables. */
interface Evening {
  readonly day: string;
  readonly facts: TermFacts;
}

class Played {
  id = '';
  model = new NaiveLeadership();
  readonly people = new Map<string, string>();
  readonly evenings: Evening[] = [];
  done = 0;
  refused = 0;
  undone = 0;
  private nobody = 0;
  private story = RECORDED_FROM;

  /** Does the deed in both, or sees it refused by both; then, if told so, takes it back. */
  async play(deed: Deed, thenUndo: boolean): Promise<void> {
    const next = this.model.copy();
    let refused = false;
    let does: Does | undefined;
    try {
      does = this.prepare(next, deed);
    } catch (error) {
      if (!(error instanceof Asked)) throw error;
      refused = true;
      does = error.does;
    }
    if (!does) return;
    const before = thenUndo && !refused ? await checksums(office.database.ownerUrl) : undefined;
    const recorded = dayAt((this.story += 3));
    const outcome = await does({ backfill: { recordedAt: `${recorded}T01:00:00Z` } }).then(
      (set) => ({ set }),
      (error: unknown) => ({ error }),
    );
    if (refused) {
      if ('set' in outcome) throw new Error(`the database let pass what the model refuses: ${JSON.stringify(deed)}`);
      if ((outcome.error as { name?: string }).name === 'TypeError') throw outcome.error;
      this.refused++;
      return;
    }
    if ('error' in outcome) {
      // Vice presidents have seats of their own, which the model does not number: one of another day may be in the way.
      if (constraintOf(outcome.error).includes('one_holder_of_a_seat') && aboutVices(deed, next)) return;
      throw new Error(`the database refused what the model lets pass: ${JSON.stringify(deed)}`, { cause: outcome.error });
    }
    this.done++;
    // An undo is recorded when it is done: what was known in the story afterwards is not to be told by a copy.
    if (this.undone === 0) this.evenings.push({ day: recorded, facts: await this.copied() });
    // What leaves every row as it was is no change set, and there is nothing to take back.
    const [written] = await owner.rows('select id from history.change_sets where id = $1', [outcome.set]);
    if (before && written) {
      await office.app.get(UndoService).undo(viewer, outcome.set, () => ({ reason: '撤销' }), {});
      expect(await checksums(office.database.ownerUrl)).toEqual(before);
      this.undone++;
    } else {
      this.model = next;
      await this.learnIds();
    }
  }

  /** The deed in the model, and how to do it in the database; nothing where there is nobody to do it to. @throws Asked where the model refuses it */
  private prepare(next: NaiveLeadership, deed: Deed): Does | undefined {
    const row = 'at' in deed ? next.holdings[deed.at % Math.max(1, next.holdings.length)] : undefined;
    const term = 'at' in deed ? next.terms[deed.at % Math.max(1, next.terms.length)] : undefined;
    const asked = (does: Does, inModel: () => void): Does => {
      try {
        inModel();
        return does;
      } catch (error) {
        throw error instanceof Refused ? new Asked(does) : error;
      }
    };
    const get = office.app.get.bind(office.app);
    switch (deed.act) {
      case 'congress': {
        const on = when(deed.on);
        // Numbered by its days, so that those recorded later fit between.
        const held: NaiveTerm = {
          number: 1 + Math.floor(on.earliest / 100),
          congress: on,
          years: deed.years,
          toBeFiled: deed.toBeFiled,
          filed: null,
        };
        const elected = [
          { post: 'chair' as const, who: this.named(deed.chair) },
          ...deed.vices.map((vice) => ({ post: 'viceChair' as const, who: this.named(vice) })),
          ...(deed.secretary === null ? [] : [{ post: 'secretaryGeneral' as const, who: this.named(deed.secretary) }]),
        ];
        const body = {
          on: dateOf(on),
          number: held.number,
          years: held.years,
          toBeFiled: held.toBeFiled,
          holders: elected.map(({ post, who: name }) => ({ post, person: this.part(name) })),
        };
        return asked(
          (options) => get(CongressService).hold(viewer, this.id, () => body, changeSet, options),
          () => next.congress(held, elected),
        );
      }
      case 'take': {
        const [name, from, until] = [this.named(deed.who), when(deed.from), deed.until === null ? null : when(deed.until)];
        const body = { holder: { post: deed.post, person: this.part(name) }, from: dateOf(from), to: until && dateOf(until) };
        return asked(
          (options) => get(HoldingsService).takeOffice(viewer, this.id, () => body, changeSet, options),
          () => next.take(name, deed.post, from, until),
        );
      }
      case 'leave': {
        if (!row) return undefined;
        const body = { on: PartialDate.parse(deed.on), wayOut: 'resigned' as const };
        return asked(
          (options) => get(HoldingsService).leave(viewer, this.id, row.id, () => body, changeSet, options),
          () => next.mend(row, { until: when(deed.on) }),
        );
      }
      case 'mendFrom': {
        if (!row) return undefined;
        const from = when(deed.from);
        return asked(
          (options) => get(HoldingsService).change(viewer, this.id, row.id, () => ({ from: dateOf(from) }), changeSet, options),
          () => next.mend(row, { from }),
        );
      }
      case 'mendUntil': {
        if (!row) return undefined;
        const until = deed.until === null ? null : when(deed.until);
        return asked(
          (options) => get(HoldingsService).change(viewer, this.id, row.id, () => ({ to: until && dateOf(until) }), changeSet, options),
          () => next.mend(row, { until }),
        );
      }
      case 'remove': {
        // The team as found stays: whoever it names has to be there for the acts to come.
        if (!row || row.post === 'councillor') return undefined;
        return asked(
          (options) => get(HoldingsService).remove(viewer, this.id, row.id, changeSet, options),
          () => next.remove(row),
        );
      }
      case 'move':
      case 'file': {
        if (!term) return undefined;
        const on = when(deed.on);
        const body = deed.act === 'move' ? { congressOn: dateOf(on) } : { filedOn: dateOf(on) };
        return asked(
          async (options) => get(TermsService).change(viewer, this.id, await this.termId(term.number), () => body, changeSet, options),
          () => (deed.act === 'move' ? next.move(term, on) : next.file(term, on)),
        );
      }
      case 'postpone': {
        if (!term) return undefined;
        const to = deed.documentOn + deed.days;
        const body = { documentOn: dayAt(deed.documentOn), to: dayAt(to) };
        return asked(
          async (options) =>
            get(PostponementsService).postpone(viewer, this.id, await this.termId(term.number), () => body, changeSet, options),
          () => next.postpone(term, deed.documentOn, to),
        );
      }
      case 'arrange': {
        const lastOn = dayAt(deed.documentOn + deed.days);
        const body = {
          title: '换届通知',
          documentOn: dayAt(deed.documentOn),
          from: dayAt(deed.documentOn),
          lastOn,
          organizationIds: [this.id],
        };
        return asked(
          async (options) => (await get(ArrangementsService).arrange(viewer, body, options)).changeSet ?? '',
          () => next.arrange(deed.documentOn, deed.documentOn + deed.days),
        );
      }
      case 'lead': {
        const body = { leadMonths: deed.months, ...(deed.from !== null && { from: dayAt(deed.from) }) };
        const rules = get(TermRulesService);
        return asked(
          async (options) => {
            if (deed.of === 'organization') return rules.setFor(viewer, this.id, () => body, changeSet, options);
            await rules.set(viewer, { ...body, typeId: type }, options);
            const [last] = await owner.rows<{ set: string }>(
              `select change_set_id as set from history.entries where table_name = 'term_rules' order by id desc limit 1`,
            );
            return last?.set ?? '';
          },
          () => next.lead(deed.of, deed.from ?? EVER, deed.months),
        );
      }
    }
  }

  private named(place: number): string {
    return KNOWN[place] ?? `新人${++this.nobody}`;
  }

  private part(name: string): { id?: string; name: string } {
    const id = this.people.get(name);
    return id === undefined ? { name } : { id, name };
  }

  private async termId(number: number): Promise<string> {
    const [row] = await owner.rows<{ id: string }>('select id from terms where organization_id = $1 and number = $2', [this.id, number]);
    return row?.id ?? '';
  }

  /** Rows of the model that the last act made get their identifiers. */
  async learnIds(): Promise<void> {
    const known = new Set(this.model.holdings.map(({ id }) => id));
    const rows = await owner.rows<{ id: string; post: string; name: string; earliest: string; latest: string }>(
      `select h.id, h.post, p.name, h.from_earliest::text as earliest, h.from_latest::text as latest from office_holdings h join people p on p.id = h.person_id
       where h.organization_id = $1`,
      [this.id],
    );
    const made = rows.filter(({ id }) => !known.has(id));
    for (const one of this.model.holdings.filter(({ id }) => id === '')) {
      const found = made.findIndex((row) => row.post === one.post && row.name === one.who && row.latest === dayAt(one.from.latest));
      one.id = made.splice(found, 1)[0]?.id ?? '';
      if (found < 0) throw new Error(`no row of ${one.post} ${one.who}`);
    }
  }

  /** What the tables hold this evening of terms, postponements and arrangements. */
  private async copied(): Promise<TermFacts> {
    const terms = await owner.rows<{
      number: number;
      earliest: string;
      latest: string;
      years: number;
      filing: boolean;
      fe: string | null;
      fl: string;
    }>(
      `select number, congress_earliest::text as earliest, congress_latest::text as latest, years, to_be_filed as filing, filed_earliest::text as fe, filed_latest::text as fl
       from terms where organization_id = $1`,
      [this.id],
    );
    const postponements = await owner.rows<{ term: number; on: string; to: string }>(
      `select t.number as term, p.document_on::text as on, p.to_on::text as to from postponements p join terms t on t.id = p.term_id where p.organization_id = $1`,
      [this.id],
    );
    const windows = await owner.rows<{ on: string; last: string }>(
      `select a.document_on::text as on, a.window_last::text as last from arrangement_members m join arrangements a on a.id = m.arrangement_id where m.organization_id = $1`,
      [this.id],
    );
    return {
      terms: terms.map((row) => ({
        number: row.number,
        congress: { earliest: placeOf(row.earliest), latest: placeOf(row.latest) },
        years: row.years,
        toBeFiled: row.filing,
        filed: row.fe === null ? null : { earliest: placeOf(row.fe), latest: placeOf(row.fl) },
      })),
      postponements: postponements.map((row) => ({ term: row.term, documentOn: placeOf(row.on), to: placeOf(row.to) })),
      windows: windows.map((row) => ({ documentOn: placeOf(row.on), last: placeOf(row.last) })),
      // Whatever was known: the lead is that of the rules of today.
      leads: [],
    };
  }
}

/** A deed that the model refuses, and how to ask the database for it. */
class Asked extends Error {
  constructor(readonly does: Does) {
    super('refused by the model');
  }
}

/** Which rule of the data was broken, wherever in the error it is told. */
const constraintOf = (error: unknown): string => {
  const { constraint, cause } = error as { constraint?: string; cause?: unknown };
  return constraint ?? (cause ? constraintOf(cause) : JSON.stringify(error));
};
const aboutVices = (deed: Deed, model: NaiveLeadership): boolean =>
  ('post' in deed && deed.post === 'viceChair') || model.holdings.some(({ post }) => post === 'viceChair');

async function begin(number: number): Promise<Played> {
  for (const { id } of await owner.rows<{ id: string }>('select id from term_rules where organization_id is null'))
    await office.app.get(TermRulesService).remove(viewer, id);
  const played = new Played();
  played.id = await office.found({ name: `示例班子之${number}商会`, foundedOn: FOUNDED }, 'everywhere');
  const body = { on: FOUNDED, holders: KNOWN.map((name) => ({ post: 'councillor', person: { name } })) };
  await office.app
    .get(FoundTeamsService)
    .found(viewer, played.id, () => body, changeSet, { backfill: { recordedAt: '2013-01-04T01:00:00Z' } });
  played.model.holdings = KNOWN.map((name): NaiveHolding => ({
    id: '',
    who: name,
    post: 'councillor',
    from: when(`[..${FOUNDED}]`),
    until: null,
    term: null,
  }));
  await played.learnIds();
  const [profile] = await owner.rows<{ type: string }>('select type_id as type from organization_profiles where organization_id = $1', [
    played.id,
  ]);
  type = profile?.type ?? '';
  const rows = await owner.rows<{ id: string; name: string }>(
    'select p.id, p.name from office_holdings h join people p on p.id = h.person_id where h.organization_id = $1',
    [played.id],
  );
  for (const { id, name } of rows) played.people.set(name, id);
  return played;
}

/** Every day of nineteen years against the rows and what is derived of them, in two statements. */
async function everyDay({ id, model }: Played): Promise<string[]> {
  const held = await owner.rows<{ day: string; holders: string[] | null; crowded: boolean | null }>(
    `select to_char(d, 'YYYY-MM-DD') as day, array_agg(h.post || ' ' || p.name || case when h.certain @> d::date then '' else '?' end) filter (where h.id is not null) as holders,
       exists (select from office_holdings a where a.organization_id = $1 and a.certain @> d::date group by a.post, a.seat having count(*) > 1) as crowded
     from generate_series($2::date, $3::date, '1 day') d left join (office_holdings h join people p on p.id = h.person_id) on h.organization_id = $1 and h.possible @> d::date
     group by d order by d`,
    [id, FIRST_DAY, LAST_DAY],
  );
  const states = await owner.rows<{ day: string; state: string; due: string | null; number: number | null }>(
    `select to_char(d, 'YYYY-MM-DD') as day, coalesce(s.state, 'none') as state, s.due_on::text as due, t.number from generate_series($2::date, $3::date, '1 day') d
     left join term_segments s on s.organization_id = $1 and s.from_day <= d and d < s.until_day left join terms t on t.id = s.term_id order by d`,
    [id, FIRST_DAY, LAST_DAY],
  );
  const wrong = held.flatMap(({ day: on, holders, crowded }) => {
    const [is, should] = [[...(holders ?? [])].sort().join(), model.holders(placeOf(on)).join()];
    return [
      ...(crowded ? [`${on}: two certain holders of a seat`] : []),
      ...(is === should ? [] : [`${on}: ${is}, the model says ${should}`]),
    ];
  });
  const differing = states.flatMap(({ day: on, state, due, number }) => {
    const should = stateOf(model, placeOf(on));
    const [is, expected] = [
      [state, due, number].join(),
      [should.state, should.due === null ? null : dayAt(should.due), should.number].join(),
    ];
    return is === expected ? [] : [`${on}: ${is}, the second definition says ${expected}`];
  });
  return [...wrong.slice(0, 3), ...differing.slice(0, 3)];
}

/** What the API says of a day: who holds which office and since when, and where the term stands. */
async function throughTheApi({ id, model }: Played, place: number): Promise<void> {
  const on = dayAt(place);
  const person = await office.as('everywhere');
  const { items } = (await person.get<HoldersAnswer>(`/api/organizations/${id}/holders?asOf=${on}`)).body;
  const told = items.map((row) => `${row.post.code} ${row.person?.name ?? ''}${row.certainty === 'certain' ? '' : '?'}`).sort();
  expect([on, told]).toEqual([on, model.holders(place)]);
  for (const row of items) {
    const own = model.holdings.find((one) => one.id === row.id);
    expect([on, row.person?.name, row.since]).toEqual([on, own?.who, own && dateOf(model.since(own)).toString()]);
  }
  const terms = (await person.get<TermsAnswer>(`/api/organizations/${id}/terms?asOf=${on}`)).body;
  const should = stateOf(model, place);
  expect([on, terms.state, terms.dueOn, terms.number]).toEqual([
    on,
    should.state,
    should.due === null ? null : dayAt(should.due),
    should.number,
  ]);
}

/** What was known on an evening of the story is what the copy of that evening says. */
async function asKnown({ id, model }: Played, evening: Evening, places: readonly number[]): Promise<void> {
  const person = await office.as('everywhere');
  for (const place of places) {
    const { body } = await person.get<TermsAnswer>(`/api/organizations/${id}/terms?asOf=${dayAt(place)}&knownOn=${evening.day}`);
    const should = stateOf({ ...evening.facts, leads: model.leads }, place);
    expect([evening.day, dayAt(place), body.state, body.dueOn]).toEqual([
      evening.day,
      dayAt(place),
      should.state,
      should.due === null ? null : dayAt(should.due),
    ]);
  }
}

it(
  `answers for every day of random teams as the replayed acts do (seed ${SEED})`,
  async () => {
    let number = 0;
    const sums = { lives: 0, done: 0, refused: 0, undone: 0, evenings: 0 };
    const property = fc.asyncProperty(life, async ({ deeds, looks }) => {
      const played = await begin(++number);
      for (const [deed, thenUndo] of deeds) await played.play(deed, thenUndo);
      expect(await everyDay(played)).toEqual([]);
      const near = played.model.interestingDays().filter((place) => place >= placeOf(FOUNDED) && place <= placeOf(LAST_DAY));
      for (const place of [...looks, ...near.filter((_, index) => index % 7 === 0).slice(0, 4)]) await throughTheApi(played, place);
      for (const evening of played.evenings.filter((_, index) => index % 2 === 0)) await asKnown(played, evening, looks);
      expect(await findings(office.database.ownerUrl)).toEqual([]);
      sums.lives++;
      sums.evenings += played.evenings.length;
      for (const key of ['done', 'refused', 'undone'] as const) sums[key] += played[key];
    });
    await fc.assert(property, {
      seed: SEED,
      numRuns: LIVES,
      interruptAfterTimeLimit: LONGEST,
      markInterruptAsFailure: false,
      endOnFailure: true,
    });
    process.stdout.write(
      `  lives ${sums.lives}, acts ${sums.done}, refused ${sums.refused}, undone ${sums.undone}, evenings ${sums.evenings}, seed ${SEED}\n`,
    );
    // A run that proves nothing is no run.
    expect(Math.min(...Object.values(sums))).toBeGreaterThan(0);
  },
  LONGEST + 60_000,
);
