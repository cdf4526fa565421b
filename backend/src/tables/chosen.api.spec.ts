import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Office, openOffice, type Person } from '../../test/office.js';
import type { PrintedTableAnswer } from './tables.dto.js';

let office: Office;
let supervisor: Person;
let folder: string;
const ids: Record<string, string> = {};
const TODAY = '2026-11-23';

beforeAll(async () => {
  office = await openOffice({ today: TODAY });
  folder = mkdtempSync(join(tmpdir(), 'chosen-'));
  supervisor = await office.as('supervisor');
  const led = async (name: string, on?: string): Promise<void> => {
    const id = (ids[name] = await office.found({ name: `示例${name}商会`, foundedOn: '2015-05-10' }));
    if (!on) return;
    const held = await office.act(id, 'leadership-changes', {
      on,
      number: 1,
      years: 5,
      holders: [{ post: '会长', person: { name: '张甲一' } }],
    });
    expect(held.status).toBe(201);
  };
  await led('甲', '2021-05-10');
  await led('乙', '2022-01-01');
  await led('丙', '2021-12-20');
  await led('丁');
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.stop();
});

/** As the ready-made tables of the screen set them. */
const register = (title: string, ...keys: string[]): object => ({
  title: [title],
  unit: '个',
  total: true,
  signatures: [],
  register: { groupBy: null, numbering: 'through', order: 'view', columns: keys.map((key) => ({ key })) },
});
const PLAN = register('{年}年度换届计划表', 'areaName', 'name', 'chair', 'dueOn', 'termState');
const WARNING = register('任期届满预警单', 'termState', 'name', 'chair', 'dueOn', 'preparedBy');

async function printed(definition: object, query: string, who = 'supervisor'): Promise<PrintedTableAnswer> {
  const { status, body } = await (
    await office.as(who)
  ).send<PrintedTableAnswer>('POST', `/api/tables/printed?asOf=${TODAY}&${query}`, definition);
  expect(status).toBe(200);
  return body;
}
const texts = ({ lines }: PrintedTableAnswer): string[] => lines.map(({ cells }) => cells.join('|'));
const chosen = (...names: string[]): string => `ids=${names.map((name) => ids[name]).join(',')}`;

describe('tables of what was chosen on the page 换届', () => {
  it('have the chosen organizations and no others, whatever their state, as far as the account reaches them', async () => {
    expect(texts(await printed(PLAN, `sort=dueOn&${chosen('乙', '甲', '丁')}`))).toEqual([
      '1|如东县|示例甲商会|张甲一|2026-05-10|逾期未换届',
      '2|如东县|示例乙商会|张甲一|2027-01-01|即将届满',
      '3|如东县|示例丁商会|||届次待补',
      '合计||3个|||',
    ]);
    expect(texts(await printed(PLAN, chosen('甲', '乙'), 'qidong'))).toEqual(['合计||0个|||']);
    expect((await supervisor.send('POST', '/api/tables/printed?ids=everything', PLAN)).status).toBe(400);
  });

  it('are of those whom one account prepares, or nobody', async () => {
    const { items } = (await supervisor.get<{ items: { id: string; name: string }[] }>('/api/handlers')).body;
    const handlerId = items.find(({ name }) => name === '赵丁四')?.id ?? '';
    const assigned = await supervisor.send('POST', '/api/preparations', { organizationIds: [ids['乙'], ids['丁']], handlerId });
    expect(assigned.status).toBe(200);
    const warned = 'sort=termState,dueOn&termState=overdue,due_soon';
    expect(texts(await printed(WARNING, `${warned}&preparedBy=${handlerId}`))).toEqual([
      '1|即将届满|示例乙商会|张甲一|2027-01-01|赵丁四',
      '合计||1个|||',
    ]);
    expect(texts(await printed(WARNING, `${warned}&preparedBy=none`)).slice(0, 2)).toEqual([
      '1|逾期未换届|示例甲商会|张甲一|2026-05-10|',
      '2|即将届满|示例丙商会|张甲一|2026-12-20|',
    ]);
    // A list of organizations asks the same, and so does the page itself.
    const listed = async (url: string): Promise<string[]> =>
      (await supervisor.get<{ items: { name: string }[] }>(`${url}&asOf=${TODAY}`)).body.items.map(({ name }) => name).sort();
    const both = ['示例丁商会', '示例乙商会'];
    expect(await listed(`/api/organizations?limit=50&preparedBy=${handlerId}`)).toEqual(both);
    expect(await listed(`/api/leadership/due?limit=50&handlerId=${handlerId}`)).toEqual(both);
    expect((await supervisor.get('/api/organizations?preparedBy=me')).status).toBe(400);
  });

  it('tell whoever had an organization before nothing of who prepares its congress now', async () => {
    const id = ids['丙'] ?? '';
    const { items } = (await supervisor.get<{ items: { id: string; name: string }[] }>('/api/handlers')).body;
    const handlerId = items.find(({ name }) => name === '钱戊五')?.id ?? '';
    expect((await office.change(id, { areaId: office.area('320681'), effectiveOn: '2026-11-01' })).status).toBe(200);
    const assigned = await supervisor.send('POST', '/api/preparations', { organizationIds: [id], handlerId });
    expect(assigned.status).toBe(200);
    const then = async (who: string): Promise<unknown[]> => {
      const person = await office.as(who);
      const of = async <T>(url: string): Promise<T> => (await person.get<T>(`${url}&asOf=2026-10-15&kind=chamberOfCommerce`)).body;
      const due = await of<{ items: { id: string; handler: { name: string } | null }[] }>('/api/leadership/due?limit=50');
      const counted = await of<{ count: number }>(`/api/leadership/due/counts?handlerId=${handlerId}`);
      const listed = await of<{ items: unknown[] }>(`/api/organizations?limit=50&preparedBy=${handlerId}`);
      const table = await person.send<PrintedTableAnswer>('POST', `/api/tables/printed?asOf=2026-10-15&ids=${id}`, WARNING);
      const row = due.items.find((one) => one.id === id);
      return [row?.handler?.name, counted.count, listed.items.length, table.body.lines[0]?.cells.at(-1)];
    };
    expect(await then('qidong')).toEqual(['钱戊五', 1, 1, '钱戊五']);
    expect(await then('rudong')).toEqual([undefined, 0, 0, '']);
  });

  it('open in LibreOffice as they stand on the paper', async () => {
    for (const [name, definition] of Object.entries({ plan: PLAN, warning: WARNING })) {
      const query = `asOf=${TODAY}&sort=dueOn&${chosen('甲', '乙', '丙')}`;
      const file = await supervisor.send('POST', `/api/tables/file?${query}&format=xlsx`, definition);
      expect(file.status).toBe(200);
      writeFileSync(join(folder, `${name}.xlsx`), file.bytes);
      const to = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, join(folder, `${name}.xlsx`)], {
        stdio: 'pipe',
      });
      const rows = readFileSync(join(folder, `${name}.csv`), 'utf8')
        .split('\n')
        .map((row) => row.split(','));
      const { lines } = await printed(definition, `sort=dueOn&${chosen('甲', '乙', '丙')}`);
      expect(lines).toHaveLength(4);
      for (const { cells } of lines) expect(rows).toContainEqual(cells);
    }
  }, 120_000);
});
