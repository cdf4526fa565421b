import fc from 'fast-check';
import { addDays, daysBetween } from '../time/day.js';
import { PartialDate } from '../time/partial-date.js';
import { applyFrom, correct, moveBoundary } from './apply-from.js';
import { difference } from './difference.js';
import { rowsToWrite } from './rows-to-write.js';
import { sameValue } from './same-value.js';
import { BoundaryInTheWay, nominalDay, type Timeline, timelineOf, type TimelineRow } from './timeline.js';
import { undoTimeline } from './undo-timeline.js';

// The naive model of a life: for each field one value for each day, 2010 to 2027; place 0 stands for all days before.
const FIRST = '2010-01-01';
const DAYS = daysBetween(FIRST, '2028-01-01') + 1;
const KEYS = ['name', 'area', 'fields.postcode'] as const;
type Model = Record<string, unknown[]>;
const placeOf = (day: string): number => (day === '-infinity' ? 0 : daysBetween(FIRST, day) + 1);

// Few values and few boundaries, some on the same day and some overlapping, so that changes meet.
const values = fc.constantFrom<unknown>('A', 'B', 'C', null, { x: 1, y: [2] });
const patches = fc.dictionary(fc.constantFrom(...KEYS), values, { minKeys: 1, maxKeys: 2 });
const places = fc.integer({ min: 0, max: DAYS - 2 });
const boundaries = fc
  .oneof(
    fc.constantFrom('2012', '2015-06', '2015-06-01', '2015-06-15', '2017', '2017-04', '2019-03-01', '2020-02-29', '2024', '2024-12-31'),
    places.map((place) => addDays(FIRST, place)),
    places.map((place) => addDays(FIRST, place).slice(0, 7)),
  )
  .map((text) => PartialDate.parse(text));

type Operation =
  | { kind: 'apply'; patch: Record<string, unknown>; from: PartialDate | null; until: PartialDate | null }
  | { kind: 'correct'; patch: Record<string, unknown>; place: number }
  | { kind: 'undo'; which: number; fields: string[] | undefined };
const operations: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('apply' as const),
      patch: patches,
      from: fc.option(boundaries, { freq: 8 }),
      until: fc.option(boundaries, { freq: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('correct' as const), patch: patches, place: places }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('undo' as const),
      which: fc.nat(),
      fields: fc.option(fc.subarray([...KEYS], { minLength: 1 }), { nil: undefined }),
    }),
  },
);

const START: Timeline = [{ id: 'r0', from: null, fields: { name: 'A', area: 'A', 'fields.postcode': null } }];

function modelOf(timeline: Timeline): Model {
  const rows = timeline.map((row) => ({ place: placeOf(nominalDay(row.from)), row }));
  return Object.fromEntries(
    KEYS.map((key) => {
      const days: unknown[] = new Array<unknown>(DAYS);
      rows.forEach(({ place, row }, index) => days.fill(row.fields[key] ?? null, place, rows[index + 1]?.place ?? DAYS));
      return [key, days];
    }),
  );
}

function applied(model: Model, patch: Record<string, unknown>, from: number, until: number): Model {
  const next = { ...model };
  for (const [key, value] of Object.entries(patch)) {
    const days = [...(model[key] ?? [])];
    const old = days[from];
    for (let place = from; place < until && sameValue(days[place], old); place += 1) days[place] = value;
    next[key] = days;
  }
  return next;
}

function corrected(model: Model, patch: Record<string, unknown>, at: number): Model {
  const next = { ...model };
  for (const [key, value] of Object.entries(patch)) {
    const days = [...(model[key] ?? [])];
    const old = days[at];
    for (let place = at; place < DAYS && sameValue(model[key]?.[place], old); place += 1) days[place] = value;
    for (let place = at; place >= 0 && sameValue(model[key]?.[place], old); place -= 1) days[place] = value;
    next[key] = days;
  }
  return next;
}

function undone(live: Model, before: Model, after: Model, fields: readonly string[]): Model | 'blocked' {
  const next = { ...live };
  for (const key of fields) {
    const [was, gave, holds] = [before[key] ?? [], after[key] ?? [], live[key] ?? []];
    const days = [...holds];
    for (let place = 0; place < DAYS; place += 1) {
      if (sameValue(was[place], gave[place])) continue;
      if (!sameValue(holds[place], gave[place])) return 'blocked';
      days[place] = was[place];
    }
    next[key] = days;
  }
  return next;
}

const withoutIds = (timeline: Timeline): TimelineRow[] => timeline.map(({ from, fields }) => ({ from, fields }));

function expectTidy(timeline: Timeline, previous: Timeline): void {
  expect(timelineOf(timeline)).toEqual(timeline);
  timeline.forEach((row, index) => {
    if (index > 0) expect(KEYS.every((key) => sameValue(row.fields[key], timeline[index - 1]?.fields[key]))).toBe(false);
    const was = previous.find((candidate) => nominalDay(candidate.from) === nominalDay(row.from));
    expect(row.id).toBe(was?.id);
  });
}

function expectDifference(before: Timeline, after: Timeline, from: Model, to: Model): void {
  const found = difference(before, after);
  const model = { ...from };
  for (const part of found) {
    expect(sameValue(part.before, part.after)).toBe(false);
    const days = [...(model[part.field] ?? [])];
    const [start, end] = [placeOf(nominalDay(part.from)), part.until ? placeOf(part.until.earliest) : DAYS];
    for (let place = start; place < end; place += 1) {
      if (!sameValue(days[place], part.before)) throw new Error(`difference is wrong about ${part.field} at ${place}`);
      days[place] = part.after;
    }
    model[part.field] = days;
  }
  expect(firstDay(model, to)).toBe('');
}

/** Where two models differ first, '' where nowhere (comparing millions of values through `expect` is slow). */
function firstDay(a: Model, b: Model): string {
  for (const key of KEYS) {
    for (let place = 0; place < DAYS; place += 1)
      if (!sameValue(a[key]?.[place], b[key]?.[place])) return `${key} ${addDays(FIRST, place - 1)}`;
  }
  return '';
}

/** Does the writes as the table would, rows by id. */
function written(old: Timeline, next: Timeline): TimelineRow[] {
  const writes = rowsToWrite(old, next);
  const table = new Map(old.map((row, index) => [row.id ?? `old ${index}`, { ...row }]));
  for (const id of writes.remove) table.delete(id);
  for (const { id, from, fields } of writes.update) {
    const row = table.get(id);
    if (row) table.set(id, { id, from, fields: { ...row.fields, ...fields } });
  }
  writes.insert.forEach(({ from, fields }, index) => table.set(`new ${index}`, { from, fields }));
  return withoutIds(timelineOf([...table.values()]));
}

interface Change {
  before: Timeline;
  after: Timeline;
  was: Model;
  is: Model;
}

describe('a life against the naive model', () => {
  it('gives the same answer on every day of 2010 to 2027, whatever is applied, corrected and undone in whatever order', () => {
    fc.assert(
      fc.property(fc.array(operations, { minLength: 1, maxLength: 16 }), (sequence) => {
        let live = START;
        let model = modelOf(START);
        const changes: Change[] = [];
        sequence.forEach((operation, round) => {
          let next: Timeline;
          let expected: Model;
          if (operation.kind === 'undo') {
            const change = changes[operation.which % Math.max(1, changes.length)];
            if (!change) return;
            const result = undoTimeline(live, change.before, change.after, operation.fields);
            const naive = undone(model, change.was, change.is, operation.fields ?? KEYS);
            if ('blocked' in result) {
              expect(result.blocked.length).toBeGreaterThan(0);
              if (naive !== 'blocked') expect(result.blocked.every(({ boundary }) => boundary !== undefined)).toBe(true);
              return;
            }
            expect(naive).not.toBe('blocked');
            [next, expected] = [result.timeline, naive as Model];
          } else if (operation.kind === 'correct') {
            next = correct(live, operation.patch, addDays(FIRST, operation.place));
            expected = corrected(model, operation.patch, operation.place + 1);
          } else {
            const { patch, from, until } = operation;
            try {
              next = applyFrom(live, patch, from, until);
            } catch (error) {
              if (!(error instanceof BoundaryInTheWay)) throw error;
              expect([from, until].some((boundary) => boundary?.equals(error.wanted))).toBe(true);
              expect(error.existing.equals(from) || live.some((row) => error.existing.equals(row.from))).toBe(true);
              return;
            }
            expected = applied(model, patch, placeOf(nominalDay(from)), until ? placeOf(until.earliest) : DAYS);
          }
          expect(firstDay(modelOf(next), expected)).toBe('');
          expectTidy(next, live);
          expectDifference(live, next, model, expected);
          expect(written(live, next)).toEqual(withoutIds(next));
          changes.push({ before: live, after: next, was: model, is: expected });
          live = next.map((row, index) => ({ ...row, id: row.id ?? `r${round}.${index}` }));
          model = expected;
        });
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('restores exactly, boundaries and what is known of them included, when the last change is undone, and redoes it', () => {
    const moves = fc.record({ kind: fc.constant('move' as const), which: fc.nat(), to: boundaries });
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: operations }, { weight: 3, arbitrary: moves }), { minLength: 1, maxLength: 20 }),
        (sequence) => {
          let live: Timeline = withoutIds(START);
          for (const operation of sequence) {
            let next: Timeline;
            try {
              if (operation.kind === 'apply') next = applyFrom(live, operation.patch, operation.from, operation.until);
              else if (operation.kind === 'correct') next = correct(live, operation.patch, addDays(FIRST, operation.place));
              else if (operation.kind === 'move') {
                const boundary = live[1 + (operation.which % Math.max(1, live.length - 1))]?.from;
                if (!boundary) continue;
                next = moveBoundary(live, boundary, operation.to);
              } else continue;
            } catch (error) {
              if (error instanceof BoundaryInTheWay) continue;
              throw error;
            }
            next = withoutIds(next);
            const back = undoTimeline(next, live, next);
            expect('timeline' in back && plain(back.timeline)).toEqual(plain(live));
            const again = undoTimeline(live, next, live);
            expect('timeline' in again && plain(again.timeline)).toEqual(plain(next));
            live = next;
          }
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});

/** Rows as texts; a missing value and null are the same. */
function plain(timeline: Timeline): unknown[] {
  return timeline.map(({ from, fields }) => [from?.toString() ?? null, ...KEYS.map((key) => fields[key] ?? null)]);
}
