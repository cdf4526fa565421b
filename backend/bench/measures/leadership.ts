import { performance } from 'node:perf_hooks';
import { type Ask, askWell, type Client, json, median } from '../load.js';
import type { Ground, OtherMeasure, RequestMeasure } from '../measure.js';
import { signedIn, startOurs } from '../servers.js';
import { someRecords } from './one-record.js';

const ON = '2021-06-30';
const TODAY = '2026-11-23';
const HALF_A_YEAR_ON = '2027-05-23';
const POSTS = 60;

interface Holders {
  items: { id: string }[];
}

const holdersOf = (id: string): string => `/api/organizations/${id}/holders?asOf=${ON}`;

export const holdersAtADate: RequestMeasure = {
  name: 'holders at a date',
  target: { p50: 1.5 },
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const ids = await someRecords(ground);
    const id = (n: number): string => ids[(n * 7) % ids.length] ?? '';
    return {
      client,
      ours: (n) => ({ path: holdersOf(id(n)) }),
      besideClient: ground.bare,
      beside: (n) => ({ path: `/holders?id=${id(n)}&asOf=${ON}` }),
      alike: async () => {
        for (let n = 0; n < 40; n++) {
          const [ours, floor] = [
            await json<Holders>(client, { path: holdersOf(id(n)) }),
            await json<Holders>(ground.bare, { path: `/holders?id=${id(n)}&asOf=${ON}` }),
          ];
          const of = ({ items }: Holders): string =>
            items
              .map((item) => item.id)
              .sort()
              .join();
          if (of(ours) !== of(floor)) return `${id(n)}: ${ours.items.length} and ${floor.items.length} holders`;
        }
        return undefined;
      },
    };
  },
};

/** The record and who leads it, asked at once as its page does; the floor is asked the same two. */
export const recordWithHolders: OtherMeasure = {
  name: 'one record with its holders',
  unit: 'ms',
  target: { ratio: 1.5 },
  async take(ground) {
    const client = await ground.as('supervisor');
    const ids = await someRecords(ground);
    const both = async (asked: Client, asks: readonly Ask[]): Promise<number> => {
      const begin = performance.now();
      await Promise.all(asks.map((ask) => askWell(asked, ask)));
      return performance.now() - begin;
    };
    const times = { ours: [] as number[], beside: [] as number[] };
    for (let n = 0; n < 600; n++) {
      const id = ids[(n * 7) % ids.length] ?? '';
      times.ours.push(
        await both(client, [{ path: `/api/organizations/${id}` }, { path: `/api/organizations/${id}/holders?asOf=${TODAY}` }]),
      );
      times.beside.push(await both(ground.bare, [{ path: `/one?id=${id}` }, { path: `/holders?id=${id}&asOf=${TODAY}` }]));
    }
    // The first ones plan the statements.
    return { ours: median(times.ours.slice(100)), beside: median(times.beside.slice(100)) };
  },
};

/** What is due until the end of the year that begins today, by kind and month with the first names of each; beside it the plain numbers. */
export const calendarOfAYear: RequestMeasure = {
  name: 'calendar of a year',
  besideName: 'floor, numbers by kind and month',
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    const until = '2027-11-22';
    return {
      client,
      ours: () => ({ path: `/api/leadership/calendar?asOf=${TODAY}&until=${until}` }),
      besideClient: bare,
      beside: () => ({ path: `/calendar?from=${TODAY}&until=${until}` }),
    };
  },
};

/** The page 换届 as it opens: the first fifty of half a year; beside it the plain list. */
export const dueWithinHalfAYear: RequestMeasure = {
  name: 'what is due within half a year, first 50',
  besideName: 'floor, by day alone',
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    return {
      client,
      ours: () => ({ path: `/api/leadership/due?asOf=${TODAY}&limit=50` }),
      besideClient: bare,
      beside: () => ({ path: `/due?from=${TODAY}&until=${HALF_A_YEAR_ON}` }),
    };
  },
};

/** The same by state and by county. */
export const dueCounted: RequestMeasure = {
  name: 'what is due, counted by state and county',
  besideName: 'floor, by state',
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    return {
      client,
      ours: () => ({ path: `/api/leadership/due/counts?asOf=${TODAY}` }),
      besideClient: bare,
      beside: () => ({ path: `/due-counts?from=${TODAY}&until=${HALF_A_YEAR_ON}` }),
    };
  },
};

/** A congress of sixty posts: tried (dry run), then saved. Each of its own chamber, with as many in office before as come after. */
export const congressOfSixty: OtherMeasure = {
  name: `congress of ${POSTS} posts: saved, beside its dry run`,
  unit: 'ms',
  besideName: 'dry run',
  onCopy: true,
  async take({ copy }: Ground) {
    if (!copy) throw new Error('a congress is measured on a copy');
    const ours = await startOurs(copy, false);
    const client = await signedIn(ours.url, 'supervisor');
    try {
      const { items } = await json<{ items: { id: string; version: number }[] }>(client, {
        path: `/api/organizations?kind=chamberOfCommerce&type=${encodeURIComponent('行业商会')}&status=active&limit=12&foundedFrom=2010-01-01&foundedTo=2015-12-31`,
      });
      const times = { ours: [] as number[], beside: [] as number[] };
      for (const { id } of items) {
        const path = `/api/organizations/${id}/leadership-changes`;
        const timed = async (ask: Ask): Promise<number> => {
          const begin = performance.now();
          await askWell(client, ask);
          return performance.now() - begin;
        };
        // Two in a row: the second closes sixty and opens sixty.
        for (const [place, on] of ['2026-11-21', '2026-11-22'].entries()) {
          const body = JSON.stringify({ on, number: 80 + place, holders: team(on) });
          const { version } = await json<{ version: number }>(client, { path: `/api/organizations/${id}` });
          const tried = await timed({ method: 'POST', path: `${path}?dryRun=true`, body });
          const saved = await timed({ method: 'POST', path, body, headers: { 'if-match': `"${version}"` } });
          if (place === 1) {
            times.beside.push(tried);
            times.ours.push(saved);
          }
        }
      }
      return { ours: median(times.ours), beside: median(times.beside) };
    } finally {
      client.close();
      await ours.stop();
    }
  },
};

const team = (on: string): unknown[] => [
  { post: '会长', person: { name: '张甲一', employer: '示例公司', title: '董事长' } },
  ...Array.from({ length: POSTS - 2 }, (_, at) => ({ post: '副会长', person: { name: `李${on.slice(-2)}${at}`, employer: '示例公司' } })),
  { post: '秘书长', person: { name: '王丙三' } },
];
