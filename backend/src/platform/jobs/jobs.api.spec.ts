import { addAccount, as } from '../../../test/as.js';
import { startApp, type TestApp } from '../../../test/start-app.js';
import { Reader } from '../database/reads.js';
import { sql } from '../database/sql.js';
import { Transactions } from '../database/transaction.js';
import { problem } from '../http/problem.js';
import { Jobs, type JobHandler, type ShownJob } from './jobs.js';
import { Worker } from './worker.js';

const times = { look: 20, beat: 20, silence: 400 };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let test: TestApp;
let accountId: string;
let gate: { open: () => void; opened: Promise<void> };
const seen: string[] = [];

const handlers: Record<string, JobHandler> = {
  'test.count': async (run) => {
    for (let i = 1; i <= 4; i++) {
      await run.progress(i / 4, `${i}/4`);
      seen.push(`${String(run.input['name'])} ${i}`);
    }
    return { counted: 4 };
  },
  'test.wait': async (run) => {
    seen.push('waits');
    await gate.opened;
    for (;;) {
      await run.progress(0.5);
      await pause(10);
    }
  },
  'test.refuse': () => Promise.reject(problem('rule_broken')),
  'test.break': () => Promise.reject(new Error('select secret from table')),
  'test.write': async (run) => {
    await test.app.get(Transactions).run({ accountId: run.accountId }, { act: 'test.write' }, async (tx) => {
      await run.done(tx, { written: true });
      if (run.input['fail']) throw problem('rule_broken');
    });
    return undefined;
  },
};

const newGate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

async function until(id: string, states: readonly string[]): Promise<ShownJob> {
  for (let i = 0; i < 300; i++) {
    const job = await test.app.get(Jobs).one(id, accountId);
    if (states.includes(job.state)) return job;
    await pause(20);
  }
  throw new Error(`the job ${id} never was ${states.join(' or ')}`);
}

beforeAll(async () => {
  gate = newGate();
  test = await startApp({ jobTimes: null });
  for (const [kind, handler] of Object.entries(handlers)) test.app.get(Jobs).register(kind, handler);
  accountId = await addAccount(test.app, 'asker', [{ role: 'viewer' }]);
  await addAccount(test.app, 'other', [{ role: 'administrator' }]);
  worker = new Worker(test.app.get(Jobs), test.app.get(Transactions), times);
  worker.onApplicationBootstrap();
});
let worker: Worker;
afterAll(async () => {
  gate.open();
  await worker.beforeApplicationShutdown();
  await test.stop();
});

describe('a job', () => {
  it('is done, tells how far it is, and is seen by the account that asked alone', async () => {
    const id = await test.app.get(Jobs).begin('test.count', accountId, { name: 'a' });
    expect(await until(id, ['done', 'failed'])).toMatchObject({ state: 'done', progress: 1, message: '4/4', result: { counted: 4 } });
    expect((await (await as(test.app, 'asker')).get(`/api/jobs/${id}`)).body).toMatchObject({ state: 'done' });
    expect((await (await as(test.app, 'other')).get(`/api/jobs/${id}`)).status).toBe(404);
    expect((await (await as(test.app, 'other')).delete(`/api/jobs/${id}`)).status).toBe(404);
  });

  it('is cancelled while it runs, and before it begins', async () => {
    const asker = await as(test.app, 'asker');
    const running = await test.app.get(Jobs).begin('test.wait', accountId, {});
    await until(running, ['running']);
    const waiting = await test.app.get(Jobs).begin('test.count', accountId, { name: 'never' });
    expect((await asker.delete(`/api/jobs/${waiting}`)).body).toMatchObject({ state: 'cancelled' });
    expect((await asker.delete(`/api/jobs/${running}`)).body).toMatchObject({ state: 'running' });
    gate.open();
    expect(await until(running, ['cancelled', 'done'])).toMatchObject({ state: 'cancelled' });
    expect(seen.filter((line) => line.startsWith('never'))).toEqual([]);
    gate = newGate();
  });

  it('about the same is begun once, whoever asks at the same moment; once it has ended it can be asked for anew', async () => {
    const jobs = test.app.get(Jobs);
    const ask = (name: string) => jobs.beginOnce('test.wait', accountId, { name });
    const [one, two] = await Promise.all([ask('a'), ask('a')]);
    expect(one.id).toBe(two.id);
    await until(one.id, ['running']);
    const other = await ask('b');
    expect(other.id).not.toBe(one.id);
    expect((await ask('a')).id).toBe(one.id);
    const refuse = () => Promise.reject(new Error('not allowed'));
    expect((await jobs.beginOnce('test.wait', accountId, { name: 'a' }, { allowed: refuse })).id).toBe(one.id);
    await expect(jobs.beginOnce('test.wait', accountId, { name: 'c' }, { allowed: refuse })).rejects.toThrow('not allowed');
    for (const { id } of [other, one]) await jobs.cancel(id, accountId);
    gate.open();
    await until(one.id, ['cancelled']);
    const anew = await ask('a');
    expect(anew.id).not.toBe(one.id);
    await jobs.cancel(anew.id, accountId);
    await until(anew.id, ['cancelled']);
    gate = newGate();
  });

  it('that is refused tells the problem; one that breaks tells no inner text', async () => {
    const refused = await until(await test.app.get(Jobs).begin('test.refuse', accountId, {}), ['failed']);
    expect(refused.result).toMatchObject({ problem: { type: 'rule_broken', status: 409 } });
    const broken = await until(await test.app.get(Jobs).begin('test.break', accountId, {}), ['failed']);
    expect(broken.result).toMatchObject({ problem: { type: 'internal' } });
    expect(JSON.stringify(broken)).not.toContain('secret');
  });

  it('that writes is done with its last write or not at all', async () => {
    expect(await until(await test.app.get(Jobs).begin('test.write', accountId, {}), ['done'])).toMatchObject({ result: { written: true } });
    expect(await until(await test.app.get(Jobs).begin('test.write', accountId, { fail: true }), ['failed', 'done'])).toMatchObject({
      state: 'failed',
    });
  });

  it('of a node that died is taken over; the dead one can no longer end it', async () => {
    const jobs = test.app.get(Jobs);
    await worker.beforeApplicationShutdown();
    const id = await jobs.begin('test.count', accountId, { name: 'taken over' });
    const dead = await jobs.take(times.silence);
    expect(dead?.id).toBe(id);
    expect(await jobs.take(times.silence)).toBeUndefined();
    await pause(times.silence + 50);
    worker = new Worker(jobs, test.app.get(Transactions), times);
    worker.onApplicationBootstrap();
    expect(await until(id, ['done', 'failed'])).toMatchObject({ state: 'done' });
    const late = await test.app
      .get(Transactions)
      .run({ accountId: null }, { act: 'test' }, (tx) => (dead ? jobs.end(tx, dead, 'failed', null) : Promise.resolve(true)));
    expect(late).toBe(false);
  });

  it('goes back when its process stops, and the next one goes on', async () => {
    gate = newGate();
    const id = await test.app.get(Jobs).begin('test.wait', accountId, {});
    await until(id, ['running']);
    gate.open();
    await worker.beforeApplicationShutdown();
    expect((await test.app.get(Jobs).one(id, accountId)).state).toBe('waiting');
    await test.app.get(Jobs).cancel(id, accountId);
    const left = await test.app.get(Reader).one<{ attempts: number }>(sql`/* test.attempts */ select attempts from jobs where id = ${id}`);
    expect(left?.attempts).toBe(0);
  });
});
