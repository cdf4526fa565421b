import { type Office, openOffice } from '../../../test/office.js';
import { Reader } from './reads.js';
import { sql } from './sql.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

interface Numbered {
  readonly n: number;
}

const MANY = 300_000;
const many = (): AsyncGenerator<Numbered[]> =>
  office.app
    .get(Reader)
    .stream<Numbered>(sql`/* test.many */ select n, repeat('字', 100) as words from generate_series(1, ${MANY}::int) n`);

/** What the server waits for that sends the rows. */
const waitsFor = async (): Promise<string | null | undefined> =>
  (
    await office.app.get(Reader).one<{ waits: string | null }>(sql`/* test.waits */ select wait_event as waits from pg_stat_activity
      where query like '/* test.many%' and state = 'active'`)
  )?.waits;

describe('rows of a whole registry', () => {
  it('come no faster than they are taken, each once and in order', async () => {
    const pieces = many();
    const first = await pieces.next();
    while ((await waitsFor()) !== 'ClientWrite');
    let last = 0;
    const take = (piece: readonly Numbered[]): void => {
      for (const { n } of piece) if (n !== ++last) throw new Error(`${n} stands in place ${last}`);
    };
    take(first.value as Numbered[]);
    for await (const piece of pieces) take(piece);
    expect(last).toBe(MANY);
  });

  it('are no longer sent to whoever has gone', async () => {
    for await (const piece of many()) {
      expect(piece).toHaveLength(1000);
      break;
    }
    while ((await waitsFor()) !== undefined);
  });

  it('end with what the server says of a statement that fails midway', async () => {
    const failing = office.app.get(Reader).stream(sql`/* test.failing */ select 1 / (n - 250000) from generate_series(1, 300000) n`);
    const all = async (): Promise<void> => {
      for await (const piece of failing) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toThrow('division by zero');
  });
});
