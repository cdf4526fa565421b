import { addAccount } from '../../../test/as.js';
import { startApp, type TestApp } from '../../../test/start-app.js';
import { Transactions } from '../database/transaction.js';
import type { Tx } from '../database/tx.js';
import { Once } from './idempotency.js';
import { problem } from './problem.js';

let test: TestApp;
let accountId: string;
let done = 0;

const act = (key: string | undefined, request: string, work: (tx: Tx) => Promise<{ n: number }>) =>
  test.app.get(Transactions).run({ accountId }, { act: 'test' }, (tx) => new Once(accountId, key, request).run(tx, () => work(tx)));
const count = async (): Promise<{ n: number }> => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { n: ++done };
};

beforeAll(async () => {
  test = await startApp();
  accountId = await addAccount(test.app, 'asker', []);
});
beforeEach(() => {
  done = 0;
});
afterAll(() => test.stop());

describe('a request with an Idempotency-Key', () => {
  it('is done once, however often it comes, also at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => act('key-number-1', 'POST a', count)));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ n: 1 })));
    expect(await act('key-number-1', 'POST a', count)).toEqual({ n: 1 });
    expect(done).toBe(1);
  });

  it('with another content is refused', async () => {
    await act('key-number-2', 'POST a', count);
    await expect(act('key-number-2', 'POST b', count)).rejects.toMatchObject({ code: 'key_reused', status: 422 });
  });

  it('that failed is done when it comes again', async () => {
    await expect(act('key-number-3', 'POST a', () => Promise.reject(problem('rule_broken')))).rejects.toMatchObject({
      code: 'rule_broken',
    });
    expect(await act('key-number-3', 'POST a', count)).toEqual({ n: 1 });
  });

  it('belongs to its account; without a key each is done', async () => {
    await act('key-number-4', 'POST a', count);
    const other = await addAccount(test.app, 'other', []);
    const theirs = await test.app
      .get(Transactions)
      .run({ accountId: other }, { act: 'test' }, (tx) => new Once(other, 'key-number-4', 'POST a').run(tx, count));
    expect(theirs).toEqual({ n: 2 });
    expect(await act(undefined, 'POST a', count)).toEqual({ n: 3 });
    expect(await act(undefined, 'POST a', count)).toEqual({ n: 4 });
  });
});
