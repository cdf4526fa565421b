import { Importing, IMPORTS, openImportingOffice } from '../../../test/imports.js';
import { findings } from '../../../test/facts.js';
import { type Body, type Office, type Person, type Reply } from '../../../test/office.js';
import { form } from '../../../test/papers.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationAnswer } from '../answers.dto.js';
import { KINDS } from '../kinds/index.js';
import type { ImportAnswer } from './imports.dto.js';

let office: Office;
let rudong: Person;
let supervisor: Person;
let importing: Importing;

beforeAll(async () => {
  office = await openImportingOffice();
  [rudong, supervisor] = [await office.as('rudong'), await office.as('supervisor')];
  importing = new Importing(supervisor);
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 60_000);

const record = async (id: string): Promise<OrganizationAnswer> =>
  (await supervisor.get<OrganizationAnswer>(`/api/organizations/${id}`)).body;

describe('a file', () => {
  const sent = async (file: Buffer, name: string, facts: Body = {}, who = supervisor): Promise<Reply<ImportAnswer & Body>> => {
    const { body, headers } = form(facts, file, name);
    return who.send('POST', `${IMPORTS}/file`, body, { ...headers, 'accept-language': 'zh' });
  };
  const tsv = (table: string[][]): Buffer => Buffer.from(table.map((row) => row.join('\t')).join('\n'));
  const outcomesOf = async (id: string): Promise<string[]> =>
    (await importing.rowsOf(id, '?limit=200')).map(({ row, outcome, cells }) => `${row} ${outcome} ${cells[1] ?? ''}`);

  it('as counties send them: sections, sums and notes are no records, and what they say of records stands in columns', async () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'messy', 'data');
    const name = 's01_联谊组织统计表.xlsx';
    const { status, body } = await sent(readFileSync(join(folder, name)), name);
    expect(status).toBe(201);
    expect(body.source).toMatchObject({ file: name, sheet: expect.any(String), notices: [expect.stringMatching(/^表头占了几行/)] });
    expect(body.source.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['标题', '分组', '小计', '合计']));
    const rows = await importing.rowsOf(body.id, '?limit=200');
    expect(rows).toHaveLength(10);
    const area = body.columns.findIndex(({ field }) => field === 'areaName');
    expect(rows.every(({ cells }) => (cells[area] ?? '') !== '')).toBe(true);
    const kinds = (await supervisor.get<{ items: { code: string; types: { id: string; name: string }[] }[] }>('/api/kinds')).body.items;
    const type = kinds.find(({ code }) => code === 'association')?.types.find(({ name }) => name === '知联会');
    const typesOf = async (): Promise<unknown[]> =>
      (await importing.rowsOf(body.id, '?limit=200')).map(({ values }) => values.find(({ field }) => field === 'type')?.after);
    // What nothing else says, the end of the name does: …联谊会.
    expect(await typesOf()).toEqual(expect.arrayContaining(['联谊会']));
    const typed = await supervisor.send<ImportAnswer>('PATCH', `${IMPORTS}/${body.id}`, { types: [type?.id] });
    expect(typed.body.types).toEqual([type?.id]);
    expect(await typesOf()).toEqual(Array.from({ length: 10 }, () => '知联会'));
  });

  it('goes back with what is wrong marked in its cells and told in a column, and without what is private', async () => {
    const name = '名单.txt';
    const { body } = await sent(
      tsv([
        ['名称', '类型', '属地', '成立日期', '民族'],
        ['示例退回甲商会', '行业商会', '如东县', '2019-02-30', '汉'],
        ['示例退回乙商会', '行业商会', '如东县', '2019', '汉'],
      ]),
      name,
    );
    const answer = await supervisor.get(`${IMPORTS}/${body.id}/marked`, { 'accept-language': 'zh' });
    expect([answer.status, decodeURIComponent(String(answer.headers['content-disposition']))]).toEqual([
      200,
      expect.stringContaining('名单_问题.xlsx'),
    ]);
    const { readXlsx } = await import('hucre');
    const { sheets } = await readXlsx(answer.bytes, { readStyles: true });
    expect(sheets[0]?.rows).toEqual([
      ['名称', '类型', '属地', '成立日期', '结果', '问题'],
      ['示例退回甲商会', '行业商会', '如东县', '2019-02-30', '错误', '成立日期：没有这一天：2019-02-30'],
      ['示例退回乙商会', '行业商会', '如东县', '2019', '新增', null],
    ]);
    const fill = (row: number, column: number): unknown => sheets[0]?.cells?.get(`${row},${column}`)?.style?.fill;
    expect(JSON.stringify(fill(1, 3))).toContain('FBE3E1');
    expect(JSON.stringify(fill(2, 3) ?? '')).not.toContain('FBE3E1');
    // Mended and sent back it is read as before: the two columns mean nothing.
    const again = await sent(answer.bytes, '名单_问题.xlsx');
    expect(again.body.columns.slice(-2).map(({ head, field }) => [head, field])).toEqual([
      ['结果', null],
      ['问题', null],
    ]);
    expect((await rudong.get(`${IMPORTS}/${body.id}/marked`)).status).toBe(404);
  });

  it('that is not read is told in its sentence, and nothing of it is kept', async () => {
    const empty = await sent(Buffer.alloc(0), 'x.xlsx');
    expect([empty.status, empty.body['detail']]).toEqual([422, '文件是空的（0 字节），请重新选择']);
    expect((await sent(Buffer.from('PK\u0003\u0004 no workbook'), 'x.xlsx')).status).toBe(422);
    const none = await sent(tsv([['一句话'], ['又一句']]), 'x.txt');
    expect([none.status, none.body['detail']]).toEqual([422, '没有找到名单：要有一行表头，例如 名称、类型、属地、成立日期']);
  });

  it('of our own without an edit changes nothing; thirty edited cells of which five changed meanwhile: 25 are taken, 5 asked', async () => {
    const own: string[] = [];
    for (let at = 0; at < 40; at++)
      own.push(
        await office.found({
          name: `示例往返第${at}会`,
          kind: 'association',
          type: '知联会',
          areaId: office.area('320685'),
          foundedOn: '2015-01',
          address: `原路${at}号`,
        }),
      );
    const csv = await supervisor.get(
      '/api/organizations/export?format=csv&kind=association&columns=name,type,areaName,foundedOn,address,remarks,id,version',
      { 'accept-language': 'zh' },
    );
    const table = csv.text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    expect(table).toHaveLength(41);
    expect((await sent(tsv(table), '知联会.csv')).body.counts).toMatchObject({ unchanged: 40, changed: 0, new: 0 });
    // Five of those that the sheet edits are changed in the registry, and five that it does not.
    for (const at of [0, 1, 2, 3, 4, 35, 36, 37, 38, 39]) await office.change(own[at] ?? '', { address: `新路${at}号` });
    const [address, name] = [table[0]?.indexOf('地址') ?? -1, table[0]?.indexOf('名称') ?? -1];
    const edited = table.map((row) => {
      const at = Number(/第(\d+)会/.exec(row[name] ?? '')?.[1] ?? NaN);
      return at < 30 ? row.map((cell, place) => (place === address ? `表中路${at}号` : cell)) : row;
    });
    const { body } = await sent(tsv(edited), '知联会.csv');
    expect(body.counts).toMatchObject({ doubtful: 5, changed: 25, unchanged: 10 });
    expect(await importing.applied(body.id)).toMatchObject({ state: 'done', result: { founded: 0, changed: 25 } });
    const at = async (n: number): Promise<unknown> => (await record(own[n] ?? '')).address;
    expect([await at(0), await at(29), await at(35)]).toEqual(['新路0号', '表中路29号', '新路35号']);
  }, 120_000);

  const template = async (query: string, who: Person): Promise<{ status: number; bytes: Buffer; name: string }> => {
    const answer = await who.get(`${IMPORTS}/template?${query}`, { 'accept-language': 'zh' });
    const name = /filename\*=UTF-8''([^;]+)/.exec(String(answer.headers['content-disposition'] ?? ''))?.[1] ?? '';
    return { status: answer.status, bytes: answer.bytes, name: decodeURIComponent(name) };
  };

  it('that is a template of its kind is read as it was filled in; empty it holds nothing', async () => {
    for (const { code, words } of KINDS) {
      const { status, bytes, name } = await template(`kind=${code}`, supervisor);
      expect([status, name]).toEqual([200, `${words.zh}_空白模板.xlsx`]);
      const empty = await sent(bytes, name);
      expect([code, empty.status, empty.body['refusal']]).toEqual([code, 422, 'noRecords']);
    }
    expect((await template('kind=nothing', supervisor)).status).toBe(400);
    expect((await template('kind=association', await office.as('viewer'))).status).toBe(403);
  });

  it('that is a template with the rows of a county comes back unchanged', async () => {
    for (const name of ['示例模板甲商会', '示例模板乙商会'])
      await office.found({
        name,
        areaId: office.area('320613'),
        foundedOn: '2016-05-18',
        supervisor: '示例局',
        fields: { grade: 'a4', origin: '江西' },
      });
    const filled = await template(`kind=chamberOfCommerce&filled=true&areaId=${office.area('320613')}`, supervisor);
    expect(filled.name).toBe('商会_崇川区_带已登记组织的模板.xlsx');
    const { body } = await sent(filled.bytes, filled.name);
    expect(body.columns.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'supervisor', 'fields.grade', 'fields.origin', 'type', 'areaName', 'foundedOn', 'id', 'version']),
    );
    expect(await outcomesOf(body.id)).toEqual(expect.arrayContaining([expect.stringMatching(/ unchanged 示例模板甲商会$/)]));
    expect(body.counts).toMatchObject({ new: 0, changed: 0, wrong: 0, doubtful: 0 });
    const foreign = await sent(filled.bytes, filled.name, {}, rudong);
    expect(foreign.body.counts).toMatchObject({ unchanged: 0, changed: 0, new: 0 });
  });
});
