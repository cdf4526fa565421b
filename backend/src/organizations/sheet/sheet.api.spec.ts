import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { asOwner, findings } from '../../../test/facts.js';
import { type Office, openOffice, PASSWORD, type Reply } from '../../../test/office.js';
import { unpacked } from '../../../test/sweeps/asking.js';
import type { SheetAnswer } from './sheet.dto.js';

let office: Office;
let folder: string;
let id: string;
beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $1, true, now())`,
      [office.area('3206')],
    );
  });
  id = await office.found({
    name: '上海市南通商会',
    type: '异地南通商会',
    areaId: office.area('3206'),
    seatAreaId: office.area('31'),
    foundedOn: '2014-05',
    level: 'outside',
    supervisor: '示例市工商业联合会',
    address: '示例路1号',
    fields: { origin: '南通', grade: 'a4', certificateUntil: '2027-05' },
    summary: '第一行简介\n第二行简介',
    creditCodeAbsent: 'pending',
  });
  await office.change(id, { name: '上海南通商会', effectiveOn: '2017-04-01' });
  await office.change(id, { name: '上海南通总商会', effectiveOn: '2030-01-01' });
  await office.act(id, 'names', { name: '上海南通同业公会', sort: 'former', to: '2014' });
  await office.act(id, 'observations', { measure: 'members', onDay: '2021-12-31', value: 1234 });
  await office.act(id, 'recognitions', { title: '示例称号', level: 'province', from: '2020-01', to: '2025-03-01' });
  const phone = await (await office.as('supervisor')).get(`/api/organizations/${id}`);
  await (
    await office.as('supervisor')
  ).send('PUT', `/api/organizations/${id}/phone`, { phone: '021-80001234' }, { 'if-match': phone.etag });
  await office.app.listen(0, '127.0.0.1');
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.stop();
});

const sheet = async (of: string, query = '', who = 'supervisor', language = 'zh'): Promise<Reply<SheetAnswer>> =>
  (await office.as(who)).get<SheetAnswer>(`/api/organizations/${of}/sheet${query}`, { 'accept-language': language });

const facts = (answer: SheetAnswer): Record<string, string> =>
  Object.fromEntries(answer.rows.flat().map(({ label, value }) => [label, value]));

/** The bytes as a browser gets them, over the wire. */
async function downloaded(
  of: string,
  query = '',
  who = 'supervisor',
): Promise<{ status: number; bytes: Buffer; type: string; name: string }> {
  const address = `http://127.0.0.1:${(office.app.getHttpServer().address() as AddressInfo).port}`;
  const signedIn = await fetch(`${address}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'tests' },
    body: JSON.stringify({ account: who, password: PASSWORD }),
  });
  const answer = await fetch(`${address}/api/organizations/${of}/sheet?format=docx${query}`, {
    headers: { cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'accept-language': 'zh' },
  });
  return {
    status: answer.status,
    bytes: Buffer.from(await answer.arrayBuffer()),
    type: answer.headers.get('content-type') ?? '',
    name: decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''),
  };
}

/** What LibreOffice makes of documents: the number of pages and the text of each. */
function opened(documents: Readonly<Record<string, Buffer>>): Record<string, { pages: number; text: string }> {
  const names = Object.keys(documents);
  for (const name of names) writeFileSync(join(folder, `${name}.docx`), documents[name] ?? '');
  const paths = names.map((name) => join(folder, `${name}.docx`));
  for (const form of ['pdf', 'txt:Text (encoded):UTF8'])
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', form, '--outdir', folder, ...paths],
      {
        stdio: 'pipe',
      },
    );
  return Object.fromEntries(
    names.map((name) => {
      const pdf = readFileSync(join(folder, `${name}.pdf`), 'latin1');
      return [name, { pages: pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0, text: readFileSync(join(folder, `${name}.txt`), 'utf8') }];
    }),
  );
}

it('says in the order and the words of the office what is known of the day', async () => {
  const { status, body } = await sheet(id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ asOf: '2026-11-23', title: '组织情况表', name: '上海南通商会', sample: '示例数据', madeBy: '张甲一' });
  expect(body.madeAt).toMatch(/^2026-11-23 \d\d:\d\d$/);
  expect(
    body.rows
      .flat()
      .map(({ label }) => label)
      .join(' '),
  ).toBe(
    '名称 类别 类型 状态 成立日期 属地 所在地 地址 业务主管单位 统一社会信用代码 级别 证书有效期至 原籍地 等级评估 个人会员数 办公电话 曾用名 简介',
  );
  expect(body.rows.slice(0, 3).map((row) => row.map(({ code }) => code))).toEqual([['name'], ['kind', 'type'], ['status', 'foundedOn']]);
  expect(facts(body)).toMatchObject({
    名称: '上海南通商会',
    类别: '商会',
    类型: '异地南通商会',
    状态: '正常',
    成立日期: '2014年5月',
    属地: '南通市',
    所在地: '上海市',
    统一社会信用代码: '办理中',
    级别: '外地',
    个人会员数: '1,234（截至2021年12月31日）',
    证书有效期至: '2027年5月',
    曾用名: '上海南通同业公会（至2014年）\n上海市南通商会（2014年5月至2017年3月31日）',
    简介: '第一行简介\n第二行简介',
  });
  expect(facts(body)).not.toHaveProperty('称号');
  expect(body.stretches).toEqual([
    { period: '2014年5月至2017年3月31日', name: '上海市南通商会', type: '异地南通商会', area: '南通市' },
    { period: '2017年4月1日起', name: '上海南通商会', type: '异地南通商会', area: '南通市' },
  ]);
});

it('moves with the day: the name, the counts and the titles of then', async () => {
  const { body } = await sheet(id, '?asOf=2016-06-30');
  expect(body).toMatchObject({ asOf: '2016-06-30', name: '上海市南通商会' });
  expect(facts(body)).toMatchObject({ 名称: '上海市南通商会', 状态: '正常', 曾用名: '上海南通同业公会（至2014年）' });
  expect(facts(body)).not.toHaveProperty('个人会员数');
  expect(body.stretches).toEqual([expect.objectContaining({ period: '2014年5月起' })]);
  expect(facts((await sheet(id, '?asOf=2022-06-30')).body)).toMatchObject({ 称号: '示例称号（省级）' });
  expect(facts((await sheet(id, '?asOf=2010-01-01')).body)).toMatchObject({ 状态: '当日尚未成立' });
  expect((await sheet(id, '?asOf=2016-6-30')).status).toBe(400);
});

it('keeps the phone behind signs whoever asks', async () => {
  for (const who of ['supervisor', 'viewer']) {
    const { text, body } = await sheet(id, '', who);
    expect(facts(body)['办公电话']).toBe('***-******34');
    expect(text).not.toContain('80001234');
  }
});

it('speaks English', async () => {
  const { body } = await sheet(id, '', 'supervisor', 'en');
  expect(body).toMatchObject({ title: 'Organization sheet', sample: 'Sample data' });
  expect(facts(body)).toMatchObject({
    Founded: 'May 2014',
    Seat: 'Shanghai',
    Jurisdiction: '南通市',
    'Individual members': '1,234 (as of 31 December 2021)',
  });
});

it('is there for those who see the record, and as a document for those who may export it; that is logged', async () => {
  const other = await office.found({ name: '示例崇川商会', areaId: office.area('320613'), foundedOn: '2016-01-01' });
  for (const query of ['', '?format=docx', '?asOf=2018-01-01']) expect((await sheet(other, query, 'rudong')).status).toBe(404);
  expect((await sheet(other, '', 'viewer')).status).toBe(200);
  expect((await sheet(other, '?format=docx', 'viewer')).status).toBe(403);
  expect((await sheet(other, '?format=pdf')).status).toBe(400);
  const record = async (who: string): Promise<unknown> =>
    (await (await office.as(who)).get(`/api/organizations/${other}`)).body['mayExport'];
  expect([await record('viewer'), await record('chongchuan')]).toEqual([false, true]);
  expect((await sheet(other, '?format=docx', 'chongchuan')).status).toBe(200);
  const logged = await asOwner(office.database.ownerUrl, async (client) =>
    client.query(
      `select a.login, l.detail from access_log l join accounts a on a.id = l.account_id where l.act = 'organizations.sheet' and l.subject_id = $1`,
      [other],
    ),
  );
  expect(logged.rows).toEqual([{ login: 'chongchuan', detail: { format: 'docx', asOf: '2026-11-23' } }]);
});

it('tells who leads the organization on the day, post by post, and the term that stands', async () => {
  const led = await office.found({ name: '示例班子商会', type: '异地南通商会', foundedOn: '2014-05-10' });
  const person = await office.as('supervisor');
  const act = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const { etag } = await person.get(`/api/organizations/${led}`);
    const answer = await person.send<Record<string, unknown>>('POST', `/api/organizations/${led}/${path}`, body, { 'if-match': etag });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return answer.body;
  };
  const named = (post: string, name: string): object => ({ post, person: { name } });
  await act('leadership-changes', {
    on: '2019-05-18',
    number: 12,
    years: 5,
    holders: [named('会长', '李乙二'), named('副会长', '赵丁四'), named('副会长', '周戊五'), named('理事', '吴己六')],
  });
  expect(facts((await sheet(led)).body)).toMatchObject({
    会长: '李乙二',
    副会长: '赵丁四、周戊五',
    届次: '第十二届（2019年5月18日至2024年5月18日）',
  });
  expect(facts((await sheet(led)).body)).not.toHaveProperty('理事');
  expect(facts((await sheet(led, '?asOf=2019-05-17')).body)).not.toHaveProperty('会长');
  const { body: team } = await person.get<{ holdings: { id: string; person: { id: string; name: string } }[] }>(
    `/api/organizations/${led}/team`,
  );
  const of = (name: string) => team.holdings.find((one) => one.person.name === name);
  await act(`holdings/${of('李乙二')?.id}/leave`, { on: '2024-03', wayOut: 'resigned', acting: { id: of('赵丁四')?.person.id } });
  const terms = await person.get<{ termId: string }>(`/api/organizations/${led}/terms`);
  await act(`terms/${terms.body.termId}/postponements`, { documentOn: '2024-04-10', to: '2025-05-18' });
  expect(facts((await sheet(led, '?asOf=2024-03-10')).body)['会长']).toBe('李乙二（待核实）、赵丁四（主持工作，待核实）');
  expect(facts((await sheet(led)).body)).toMatchObject({
    会长: '空缺、赵丁四（主持工作）',
    届次: '第十二届（2019年5月18日至2024年5月18日，延期至2025年5月18日）',
  });
  expect(facts((await sheet(led, '', 'supervisor', 'en')).body)).toMatchObject({
    President: 'vacant, 赵丁四 (in charge for the time being)',
    'Vice president': '赵丁四, 周戊五',
    Term: 'Term 12 (from 18 May 2019 to 18 May 2024, postponed to 18 May 2025)',
  });
});

it('is a document of one page that LibreOffice opens, with the words of the answer; a long one runs over with its head', async () => {
  const long = await office.found({
    name: '示例长简介商会',
    foundedOn: '2016-01-01',
    summary: Array.from({ length: 60 }, (_, i) => `第${i}段简介`).join('\n'),
  });
  await office.change(long, { name: '示例更长简介商会', effectiveOn: '2018-01-01' });
  const files = { now: await downloaded(id), then: await downloaded(id, '&asOf=2016-06-30'), long: await downloaded(long) };
  expect(files.now).toMatchObject({ status: 200, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' });
  expect(files.now.name).toMatch(/^示例数据_上海南通商会_组织情况表_截至2026-11-23_张甲一_2026-11-23-\d{4}\.docx$/);
  const read = opened({ now: files.now.bytes, then: files.then.bytes, long: files.long.bytes });
  expect([read['now']?.pages, read['then']?.pages]).toEqual([1, 1]);
  expect(read['long']?.pages).toBeGreaterThan(1);
  for (const [key, query] of [
    ['now', ''],
    ['then', '?asOf=2016-06-30'],
  ] as const) {
    const { body } = await sheet(id, query);
    const words = body.rows.flat().flatMap(({ label, value }) => [label, ...value.split('\n')]);
    for (const word of [body.title, `填报单位：${body.office}`, ...words]) expect(read[key]?.text).toContain(word);
  }
  const parts = unpacked(files.now.bytes).join('\n');
  for (const word of [
    '示例数据',
    '截至日期：2026年11月23日',
    '制表人：张甲一',
    '制表时间：2026-11-23',
    '仿宋',
    '宋体',
    '黑体',
    '2017年4月1日起',
  ])
    expect(parts).toContain(word);
  expect(parts).not.toContain('80001234');
}, 180_000);

it('leaves the registry clean', async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
});
