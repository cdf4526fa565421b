import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner, findings } from '../../test/facts.js';
import { type Office, openOffice, PASSWORD, type Reply } from '../../test/office.js';
import type { PrintedTableAnswer, TableAnswer } from './tables.dto.js';

let office: Office;
let folder: string;

beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $1, true, now())`,
      [office.area('3206')],
    );
  });
  const found = async (name: string, code: string, foundedOn: string, members?: [day: string, value: number][]): Promise<void> => {
    const id = await office.found({ name, areaId: office.area(code), foundedOn, shortName: name.slice(2, 4) });
    for (const [onDay, value] of members ?? []) await office.act(id, 'observations', { measure: 'members', onDay, value });
  };
  await found('示例崇川甲商会', '320613', '2016-01-01', [['2020-12-31', 100]]);
  await found('示例崇川乙商会', '320613', '2021-03-01', [['2022-01-01', 40]]);
  await found('示例如东甲商会', '320623', '2015', [
    ['2020-12-31', 1200],
    ['2022-03-31', 1250],
  ]);
  await found('示例如东待核实商会', '320623', '2022');
  await found('示例市直商会', '3206', '2010-05-08');
  await office.found({
    name: '示例基地',
    kind: 'practiceBase',
    type: '实践创新基地',
    areaId: office.area('320681'),
    foundedOn: '2018-01-01',
  });
  await office.app.listen(0, '127.0.0.1');
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.stop();
});

const REGISTER = {
  title: ['{单位}{年}年商会名录', '（{截至日期}）'],
  unit: '个',
  total: true,
  notes: '商会指依法登记的商会。',
  signatures: ['madeBy', 'checkedBy', 'phone', 'madeOn'],
  register: {
    groupBy: 'area',
    subtotals: true,
    numbering: 'through',
    order: 'office',
    columns: [
      { key: 'name' },
      { key: 'foundedOn', head: '成立', over: '基本情况' },
      { key: 'status', over: '基本情况' },
      { key: 'fields.members', head: '会员数', total: true, compare: ['previous', 'difference', 'growth'] },
    ],
  },
};
const STATISTIC = {
  title: ['{年}年底数表'],
  unit: '个',
  total: true,
  signatures: [],
  statistic: { rows: 'area', across: 'kind', measure: 'count', compare: ['previous', 'difference', 'growth'], share: true },
};
const CHAMBERS = 'asOf=2022-06-30&kind=chamberOfCommerce&status=active';

const printed = async (definition: object, query = CHAMBERS, who = 'supervisor'): Promise<Reply<PrintedTableAnswer>> =>
  (await office.as(who)).send<PrintedTableAnswer>('POST', `/api/tables/printed?${query}`, definition, { 'accept-language': 'zh' });

/** The bytes as a browser gets them, over the wire. */
async function file(
  path: string,
  body?: object,
  who = 'supervisor',
): Promise<{ status: number; bytes: Buffer; name: string; type: string | null }> {
  const address = `http://127.0.0.1:${(office.app.getHttpServer().address() as AddressInfo).port}`;
  const json = { 'content-type': 'application/json', 'x-requested-with': 'tests', 'accept-language': 'zh' };
  const signedIn = await fetch(`${address}/api/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ account: who, password: PASSWORD }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answer = await fetch(address + path, {
    headers: { ...json, cookie },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const disposition = answer.headers.get('content-disposition') ?? '';
  return {
    status: answer.status,
    bytes: Buffer.from(await answer.arrayBuffer()),
    type: answer.headers.get('content-type'),
    name: decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? ''),
  };
}

const texts = ({ lines }: PrintedTableAnswer): string[] => lines.map(({ sort, cells }) => `${sort} ${cells.join('|')}`);

describe('a register', () => {
  it('stands by county in the office’s order, numbered through, with 小计 and 合计, and leaves out what is doubtful with a word', async () => {
    const { status, body } = await printed(REGISTER);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: ['市委统战部2022年商会名录', '（2022年6月30日）'],
      reporter: '市委统战部',
      day: '截至日期：2022年6月30日',
      unit: '单位：个',
      marks: ['示例数据'],
      notes: ['注：1. 商会指依法登记的商会。', '2. 另有1个组织有关日期待核实，未列入本表。'],
      signatures: ['填表人：', '审核人：', '联系电话：', '填表日期：'],
    });
    expect(body.head.map((row) => row.map(({ text, columns, rows }) => `${text} ${columns}×${rows}`))).toEqual([
      ['序号 1×2', '名称 1×2', '基本情况 2×1', '会员数 4×1'],
      ['成立 1×1', '状态 1×1', '本期 1×1', '上年同期 1×1', '增减 1×1', '增幅 1×1'],
    ]);
    expect(texts(body)).toEqual([
      'row 1|示例市直商会|2010-05-08|正常||||',
      'subtotal 小计|1个|||0|0|0|—',
      'row 2|示例崇川甲商会|2016-01-01|正常|100|100|0|0.0%',
      'row 3|示例崇川乙商会|2021-03-01|正常|40||40|—',
      'subtotal 小计|2个|||140|100|40|40.0%',
      'row 4|示例如东甲商会|2015年|正常|1,250|1,200|50|4.2%',
      'subtotal 小计|1个|||1,250|1,200|50|4.2%',
      'total 合计|4个|||1,390|1,300|90|6.9%',
    ]);
    const byGroup = { ...REGISTER, register: { ...REGISTER.register, numbering: 'byGroup', headings: true, subtotals: false } };
    expect(texts((await printed(byGroup)).body).map((line) => line.split('|').slice(0, 2).join('|'))).toEqual([
      'group 南通市本级',
      'row 1|示例市直商会',
      'group 崇川区',
      'row 1|示例崇川甲商会',
      'row 2|示例崇川乙商会',
      'group 如东县',
      'row 1|示例如东甲商会',
      'total 合计|4个',
    ]);
  });

  it('opened by LibreOffice says in every cell what the API says; its sums, reckoned there anew, are the same', async () => {
    const { bytes, name, type } = await file(`/api/tables/file?${CHAMBERS}&format=xlsx`, REGISTER);
    expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(name).toBe('市委统战部2022年商会名录 （2022年6月30日）.xlsx');
    const { body } = await printed(REGISTER);
    const rows = reckoned(bytes, 'register');
    const first = rows.findIndex((row) => row[1] === '示例市直商会');
    expect(rows.slice(first, first + body.lines.length)).toEqual(body.lines.map(({ cells }) => cells.map(plain)));
    expect(rows.slice(0, first).flat().filter(Boolean)).toEqual([
      '示例数据',
      ...body.title,
      '填报单位（盖章）：市委统战部',
      body.day,
      body.unit,
      '序号',
      '名称',
      '基本情况',
      '会员数',
      '成立',
      '状态',
      '本期',
      '上年同期',
      '增减',
      '增幅',
    ]);
    const statistic = await file(`/api/tables/file?asOf=2022-06-30&status=active`, STATISTIC);
    const told = (await printed(STATISTIC, 'asOf=2022-06-30&status=active')).body;
    const figures = reckoned(statistic.bytes, 'statistic');
    const from = figures.findIndex((row) => row[0] === '1');
    expect(figures.slice(from, from + told.lines.length)).toEqual(told.lines.map(({ cells }) => cells.map(plain)));
  }, 120_000);

  it('as a workbook has its head on every page, also where its title begins with the year', async () => {
    const { bytes } = await file(`/api/tables/file?${CHAMBERS}&format=xlsx`, { ...REGISTER, title: ['2022年“商会”名录'] });
    writeFileSync(join(folder, 'pages.xlsx'), bytes);
    soffice('fods', 'pages.xlsx');
    const [, repeated] =
      /<table:table-header-rows>(.*?)<\/table:table-header-rows>/s.exec(readFileSync(join(folder, 'pages.fods'), 'utf8')) ?? [];
    expect([...(repeated ?? '').matchAll(/<text:p>([^<]*)/g)].map(([, text]) => text)).toEqual(
      expect.arrayContaining(['序号', '名称', '基本情况']),
    );
  }, 120_000);

  it('as a document opens in LibreOffice on landscape pages with its words', async () => {
    const { bytes, name, type } = await file(`/api/tables/file?${CHAMBERS}&format=docx`, REGISTER);
    expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(name).toMatch(/\.docx$/);
    writeFileSync(join(folder, 'table.docx'), bytes);
    soffice('txt:Text (encoded):UTF8', 'table.docx');
    const text = readFileSync(join(folder, 'table.txt'), 'utf8');
    for (const line of (await printed(REGISTER)).body.lines) for (const cell of line.cells.filter(Boolean)) expect(text).toContain(cell);
  }, 120_000);

  it('answers wrong definitions at their fields', async () => {
    const wrong = await printed({ ...REGISTER, register: { ...REGISTER.register, columns: [{ key: 'nothing' }], numbering: 'x' } });
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(wrong.body)).toContain('/register/columns/0/key');
    expect(JSON.stringify(wrong.body)).toContain('/register/numbering');
    expect((await printed({ ...REGISTER, statistic: STATISTIC.statistic })).status).toBe(422);
    expect((await printed({ title: ['x'], total: true, signatures: [] })).status).toBe(422);
    expect((await printed(REGISTER, 'asOf=2022-06-31')).status).toBe(400);
  });
});

describe('a statistic', () => {
  it('has every county, what it is made of, the year before and the share, whose sums follow from the sums', async () => {
    const { body } = await printed(STATISTIC, 'asOf=2022-06-30&status=active');
    expect(body.head.map((row) => row.map(({ text, columns }) => `${text} ${columns}`))).toEqual([
      ['序号 1', '属地 1', '合计 1', '其中 2', '与上年同期比 3', '占比 1', '占比增减（百分点） 1'],
      ['商会 1', '实践基地 1', '上年同期 1', '增减 1', '增幅 1'],
    ]);
    const rows = texts(body).map((line) => line.replace(/^(row|total) \d*\|/, ''));
    expect(rows).toContain('崇川区|2|2|0|2|0|0.0%|40.0%|0.0');
    expect(rows).toContain('海门区|0|0|0|0|0|—|0.0%|0.0');
    expect(rows).toContain('启东市|1|0|1|1|0|0.0%|20.0%|0.0');
    expect(rows).toContain('南通市本级|1|1|0|1|0|0.0%|20.0%|0.0');
    expect(rows.at(-1)).toBe('合计|5|4|1|5|0|0.0%|100.0%|0.0');
    expect(body.notes).toEqual(['注：另有1个组织有关日期待核实，未列入本表。']);
    const members = await printed(
      { ...STATISTIC, statistic: { rows: 'area', measure: 'fields.members', compare: ['previous'] } },
      CHAMBERS,
    );
    expect(texts(members.body).at(-1)).toBe('total |合计|1,390|1,300');
  });

  it('tells how a rate changed in points, whether or not the year before stands beside it', async () => {
    const shares = async (compare: string[]): Promise<PrintedTableAnswer> =>
      (
        await printed(
          { ...STATISTIC, statistic: { rows: 'area', measure: 'count', compare, share: true } },
          'asOf=2021-06-30&status=active',
        )
      ).body;
    const of = ({ lines }: PrintedTableAnswer): string | undefined =>
      lines
        .find(({ cells }) => cells[1] === '崇川区')
        ?.cells.slice(2)
        .join('|');
    // 1 of 4, then 2 of 5.
    expect(of(await shares(['previous', 'difference', 'growth']))).toBe('2|1|1|100.0%|40.0%|+15.0');
    const alone = await shares(['difference']);
    expect(of(alone)).toBe('2|1|40.0%|+15.0');
    expect(alone.columns.map(({ format }) => format)).toEqual(['text', 'text', 'number', 'number', 'percent', 'points']);
    expect(of(await shares(['previous']))).toBe('2|1|40.0%');
  });

  it('shows an officer of a county his county alone', async () => {
    const { body } = await printed(STATISTIC, 'asOf=2022-06-30&status=active', 'rudong');
    expect(texts(body)).toEqual(['row 1|如东县|1|1|1|0|0.0%|100.0%|0.0', 'total |合计|1|1|1|0|0.0%|100.0%|0.0']);
    expect(texts((await printed(REGISTER, CHAMBERS, 'rudong')).body).filter((line) => line.includes('崇川'))).toEqual([]);
    expect((await printed(REGISTER, CHAMBERS, 'viewer')).status).toBe(403);
  });
});

it('a list of what came, went and was renamed in the year, with its subtotals', async () => {
  const id = await office.found({
    name: '示例海安原名会',
    kind: 'association',
    type: '知联会',
    areaId: office.area('320685'),
    foundedOn: '2021-02-01',
  });
  await office.change(id, { name: '示例海安现名会', effectiveOn: '2022-05' });
  const gone = await office.found({
    name: '示例海安旧会',
    kind: 'association',
    type: '知联会',
    areaId: office.area('320685'),
    foundedOn: '2012-01-01',
  });
  await office.act(gone, 'end', { on: '2022-03-08', reason: '注销' });
  const movements = { span: 'year', hows: ['founded', 'dissolved', 'renamed'] };
  const definition = { title: ['{年}年变动清单'], total: true, unit: '个', signatures: [], movements };
  const { body } = await printed(definition, 'asOf=2022-12-31&kind=association&status=active');
  expect(texts(body)).toEqual([
    'row 1|注销|示例海安旧会||知联会|海安市|2022-03-08',
    'subtotal 小计||1个||||',
    'row 2|更名|示例海安现名会|示例海安原名会|知联会|海安市|2022年5月',
    'subtotal 小计||1个||||',
    'total 合计||2个||||',
  ]);
  const year = await printed(definition, 'asOf=2021-12-31&kind=association&status=active');
  expect(texts(year.body)[0]).toBe('row 1|新成立|示例海安原名会||知联会|海安市|2021-02-01');
});

describe('a saved table', () => {
  it('is opened by whoever may open its view, changed by whoever made it, removed and brought back', async () => {
    const [supervisor, rudong] = [await office.as('supervisor'), await office.as('rudong')];
    const view = await supervisor.send('POST', '/api/views', { list: 'organizations', name: '商会', query: { kind: 'chamberOfCommerce' } });
    const viewId = String(view.body['id']);
    const saved = await supervisor.send<TableAnswer>('POST', '/api/tables', { viewId, name: '商会名录', definition: REGISTER });
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({ name: '商会名录', own: true, owner: '张甲一', version: 1, lastKept: null });
    expect(saved.body.view).toMatchObject({ id: viewId, query: { kind: 'chamberOfCommerce' }, asOf: 'today', removed: false });
    expect(saved.body.definition).toMatchObject(REGISTER);
    const at = `/api/tables/${saved.body.id}`;
    expect((await rudong.get(at)).status).toBe(404);
    expect((await rudong.send('POST', '/api/tables', { viewId, name: '偷看', definition: REGISTER })).status).toBe(422);
    await supervisor.send('PATCH', `/api/views/${viewId}`, { sharedWith: 'office' }, { 'if-match': view.etag });
    expect((await rudong.get<TableAnswer>(at)).body).toMatchObject({ own: false });
    expect((await rudong.send('PATCH', at, { name: '改名' }, { 'if-match': saved.etag })).status).toBe(403);
    expect((await supervisor.send('POST', '/api/tables', { viewId, name: '商会名录', definition: REGISTER })).status).toBe(409);
    const changed = await supervisor.send<TableAnswer>('PATCH', at, { definition: STATISTIC }, { 'if-match': saved.etag });
    expect(changed.body).toMatchObject({ version: 2, definition: { statistic: STATISTIC.statistic } });
    expect((await supervisor.send('PATCH', at, { name: 'x' }, { 'if-match': saved.etag })).status).toBe(412);
    expect((await supervisor.send('DELETE', at, undefined, { 'if-match': changed.etag })).status).toBe(200);
    expect((await supervisor.get(at)).status).toBe(404);
    expect((await rudong.send('POST', `${at}/restore`)).status).toBe(404);
    expect((await supervisor.send('POST', `${at}/restore`)).status).toBe(200);
    expect((await supervisor.get<{ items: TableAnswer[] }>('/api/tables')).body.items.map(({ name }) => name)).toEqual(['商会名录']);
  });
});

it('leaves the registry clean', async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
});

/** A cell without what is only manner: LibreOffice writes rates out in full, and no thousands separators. */
function plain(text: string): string {
  const bare = text.replaceAll(',', '');
  const number = /^[+-]?\d+(\.\d+)?(%?)$/.exec(bare);
  return number ? `${Number(parseFloat(bare).toFixed(1))}${number[2] ?? ''}` : bare;
}

/** Every cell of a workbook as LibreOffice shows it after it has reckoned all formulas anew. */
function reckoned(bytes: Buffer, name: string): string[][] {
  writeFileSync(join(folder, `${name}.xlsx`), bytes);
  soffice('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', `${name}.xlsx`);
  const [sheet] = execFileSync('sh', ['-c', `ls ${folder}/${name}-*.csv`])
    .toString()
    .split('\n');
  return readFileSync(sheet ?? '', 'utf8')
    .split('\n')
    .map((row) => cellsOf(row).map(plain));
}

const cellsOf = (row: string): string[] =>
  [...`,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');

/** LibreOffice with the setting that it trusts no number that came with a formula. */
function soffice(to: string, name: string): void {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
  );
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to, '--outdir', folder, join(folder, name)],
    {
      stdio: 'pipe',
    },
  );
}
