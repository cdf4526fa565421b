import { Hand } from '../../test/bare.js';
import { type Body, type Office, openOffice, type Person } from '../../test/office.js';
import { Transactions } from '../platform/database/transaction.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Worker } from '../platform/jobs/worker.js';

interface Job extends Body {
  id: string;
  state: string;
  progress: number;
  result: { ok: boolean; found: number; checks: { check: string; count: number }[]; findings: { place: string }[] } | null;
  expiresAt: string | null;
}

let office: Office;
let auditor: Person;

beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
  auditor = await office.as('auditor');
  await office.found({ name: '示例核验商会', foundedOn: '2020-05-10' });
}, 60_000);
afterAll(() => office.stop());

const mine = async (person: Person): Promise<Job[]> => (await person.get<{ items: Job[] }>('/api/jobs')).body.items;

/** Lets a worker of its own do what waits. */
async function work(): Promise<void> {
  const worker = new Worker(office.app.get(Jobs), office.app.get(Transactions), { look: 20, beat: 20, silence: 60_000 });
  worker.onApplicationBootstrap();
  for (let i = 0; i < 600 && (await mine(auditor)).some(({ state }) => state === 'waiting' || state === 'running'); i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await worker.beforeApplicationShutdown();
}

describe('核验 as a job', () => {
  it('is asked for once, waits, is done, and stands in the list with its result until it is forgotten', async () => {
    expect(await mine(auditor)).toEqual([]);
    const asked = await auditor.send<Job>('POST', '/api/verifications');
    expect([asked.status, asked.body.state, asked.body.expiresAt]).toEqual([202, 'waiting', null]);
    const again = await auditor.send<Job>('POST', '/api/verifications');
    expect(again.body.id).toBe(asked.body.id);
    await work();
    const [job, ...others] = await mine(auditor);
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      id: asked.body.id,
      kind: 'history.verify',
      state: 'done',
      progress: 1,
      result: { ok: true, found: 0, findings: [] },
    });
    expect(job?.result?.checks.map(({ check }) => check)).toEqual(['guards', 'rows', 'entries', 'derived', 'files', 'seals']);
    expect(Date.parse(job?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect(await mine(await office.as('admin'))).toEqual([]);
  });

  it('finds what was changed past the history', async () => {
    const owner = await Hand.open(office.database.ownerUrl);
    await owner.rows('begin');
    await owner.rows('alter table organizations disable trigger user');
    await owner.rows(
      `update organizations set credit_code = null, version = version + 5, kind = kind, founded_latest = founded_latest + 1`,
    );
    await owner.rows('alter table organizations enable trigger user');
    await owner.rows('commit');
    await owner.close();
    await auditor.send('POST', '/api/verifications');
    await work();
    const [job] = await mine(auditor);
    expect(job).toMatchObject({ state: 'done', result: { ok: false } });
    expect(job?.result?.found).toBeGreaterThan(0);
    expect(job?.result?.findings.map(({ place }) => place)).toContainEqual(expect.stringMatching(/^organizations /));
  });

  it('is cancelled before it begins, and is for who audits', async () => {
    const { body } = await auditor.send<Job>('POST', '/api/verifications');
    expect((await auditor.send<Job>('DELETE', `/api/jobs/${body.id}`)).body.state).toBe('cancelled');
    expect((await (await office.as('supervisor')).send('POST', '/api/verifications')).status).toBe(403);
  });
});
