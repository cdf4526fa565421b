import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { asOwner } from '../../test/facts.js';
import { type Office, openOffice } from '../../test/office.js';
import { poolOf } from '../platform/database/data-source.js';
import { PartialDate } from '../platform/time/partial-date.js';
import type { OrganizationItemAnswer } from './answers.dto.js';
import { fieldsOf, KINDS, kindOf } from './kinds/index.js';

const NAMES = [
  '=1+1商会',
  '+86商会',
  '-甲商会',
  '@乙商会',
  '说“引号"的,商会',
  '100%_商会',
  '<script>alert(1)</script>',
  '😀𠮷㛃商会',
  "'撇商会",
];

let office: Office;
let folder: string;
let address: string;
beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  for (const [i, name] of NAMES.entries())
    await office.found({ name, foundedOn: ['2019-05-18', '2019-05', '2019', '[..2019-05-18]'][i % 4] });
  const renamed = await office.found({
    name: '上海市南通商会',
    type: '异地南通商会',
    areaId: office.area('3206'),
    seatAreaId: office.area('31'),
    foundedOn: '2014-05-10',
    level: 'outside',
    fields: { origin: '南通', grade: 'a4', hasPartyOrganization: true, certificateUntil: '2027-05' },
    summary: '两行\n简介',
  });
  await office.change(renamed, { name: '上海南通商会', effectiveOn: '2017-04-01' });
  await office.act(renamed, 'observations', { measure: 'members', onDay: '2021-12-31', value: 1234 });
  await office.act(renamed, 'observations', { measure: 'members', onDay: '2026-06-30', value: 2345 });
  const base = await office.found({
    name: '示例基地',
    kind: 'practiceBase',
    type: '实践创新基地',
    areaId: office.area('320681'),
    foundedOn: '2018-01-01',
  });
  await office.act(base, 'end', { on: '2022-01-01', reason: '摘牌' });
  await office.found({ name: '崇川某商会', areaId: office.area('320613'), foundedOn: '2016-01-01' });
  await office.app.listen(0, '127.0.0.1');
  address = `http://127.0.0.1:${(office.app.getHttpServer().address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.stop();
});

interface File {
  status: number;
  bytes: Buffer;
  name: string;
  type: string;
  problem: { errors?: { pointer: string; code: string }[] };
}

async function exported(query: string, login = 'supervisor', language = 'zh', ids?: unknown): Promise<File> {
  const json = { 'content-type': 'application/json', 'x-requested-with': 'tests' };
  const answer = await fetch(`${address}/api/organizations/export?${query}`, {
    headers: { ...(await cookieOf(login)), 'accept-language': language, ...(ids === undefined ? {} : json) },
    ...(ids === undefined ? {} : { method: 'POST', body: JSON.stringify({ ids }) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const type = answer.headers.get('content-type') ?? '';
  return {
    status: answer.status,
    bytes,
    name: decodeURIComponent(name),
    type,
    problem: type.includes('json') ? (JSON.parse(bytes.toString()) as object) : {},
  };
}

async function cookieOf(login: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'tests' },
    body: JSON.stringify({ account: login, password: 'Office-Passw0rd-2026' }),
  });
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** Reads CSV as RFC 4180 has it. */
function table(text: string): string[][] {
  const rows: string[][] = [[]];
  const fields = text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g);
  for (const [whole, quoted, plain, end] of fields) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',' && end !== '') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

async function listed(query: string, login = 'supervisor'): Promise<OrganizationItemAnswer[]> {
  return (await (await office.as(login)).get<{ items: OrganizationItemAnswer[] }>(`/api/organizations?limit=200&${query}`)).body.items;
}

/** What stands in the cells of a row of the list, in Chinese. */
const cellsOf = (item: OrganizationItemAnswer): Record<string, string> => {
  const kind = kindOf(item.kind);
  const date = (text: string | null): string =>
    text === null ? '' : /^\d{4}-\d\d-\d\d$/.test(text) ? text : PartialDate.parse(text).shown('zh');
  return {
    名称: item.name,
    类别: kind?.words.zh ?? '',
    类型: item.type,
    状态: `${kind?.statusWords[item.status].zh}${item.certainty === 'possible' ? '（可能）' : ''}`,
    确定性: item.certainty === 'certain' ? '确定' : '可能',
    属地: item.areaName,
    所在地: item.seatAreaName ?? '',
    成立日期: date(item.foundedOn),
    终止日期: date(item.dissolvedOn),
    统一社会信用代码: item.creditCode ?? '',
    原籍地: (item.fields.origin as string | undefined) ?? '',
    证书有效期至: date((item.fields.certificateUntil as string | undefined) ?? null),
  };
};

const shown = (rows: string[][]): Record<string, string>[] => {
  const [head = [], ...rest] = rows;
  return rest.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
};

describe('the export as CSV', () => {
  it('holds every cell of the list, in its order, on the day', async () => {
    for (const query of ['', 'asOf=2018-06-01', 'sort=-foundedOn&status=active', 'q=商会', 'kind=practiceBase&asOf=2021-12-31']) {
      const file = await exported(`format=csv&${query}`);
      expect([file.status, file.type]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(file.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(file.bytes.toString()).not.toMatch(/[^\r]\n(?!简介)/);
      const rows = shown(table(file.bytes.toString()));
      const items = await listed(query);
      expect(items.length).toBeGreaterThan(0);
      expect(rows).toHaveLength(items.length);
      for (const [i, item] of items.entries()) {
        const wanted = Object.fromEntries(Object.entries(cellsOf(item)).filter(([name]) => rows[0] && name in rows[0]));
        if (/^[=+\-@]/.test(item.name)) wanted['名称'] = `'${item.name}`;
        expect(rows[i]).toMatchObject(wanted);
      }
    }
  });

  it('says words for codes, counts with their day, the name that was hit, and what the kinds bring', async () => {
    const [row] = shown(table((await exported(`format=csv&q=${encodeURIComponent('上海市')}&kind=chamberOfCommerce`)).bytes.toString()));
    expect(row).toMatchObject({
      名称: '上海南通商会',
      匹配于: '曾用名：上海市南通商会（2014-05-10至2017-03-31）',
      级别: '外地',
      等级评估: '4A',
      建有党组织: '是',
      证书有效期至: '2027年5月',
      个人会员数: '2345',
      个人会员数截至: '2026-06-30',
      简介: '两行\n简介',
    });
    const [then] = shown(table((await exported('format=csv&q=shntsh&asOf=2022-06-30&columns=fields.members,name')).bytes.toString()));
    expect(then).toEqual({ 名称: '上海南通商会', '成员数／个人会员数': '1234', '成员数／个人会员数截至': '2021-12-31' });
  });

  it('tells of the list what it is asked for beside the usual, and the file the same: the parent where it is seen, texts, counts with their day', async () => {
    const parent = await office.found({ name: '崇川某总会', areaId: office.area('320613'), foundedOn: '2015-01-01' });
    const branch = { name: '示例分会', areaId: office.area('320623'), foundedOn: '2018', approvedOn: '2017-11', parentId: parent };
    const id = await office.found({ ...branch, summary: '分会简介', remarks: '分会备注' });
    await office.act(id, 'observations', { measure: 'unitMembers', onDay: '2021-12-31', value: 12 });
    await office.act(id, 'recognitions', { title: '苏新艺坊', level: 'province', from: '2021-12-10' });
    const q = `q=${encodeURIComponent('示例分会')}`;
    const more = 'more=parent,approvedOn,summary,remarks,counts,recognitions';
    const [plain] = await listed(q);
    expect(Object.keys(plain ?? {}).filter((key) => ['parent', 'approvedOn', 'summary', 'remarks', 'counts'].includes(key))).toEqual([]);
    const told = {
      parent: { id: parent, name: '崇川某总会' },
      approvedOn: '2017-11',
      summary: '分会简介',
      remarks: '分会备注',
      counts: { unitMembers: [12, '2021-12-31'] },
      held: [{ title: '苏新艺坊', level: 'province', certain: true }],
    };
    expect(await listed(`${q}&${more}`)).toMatchObject([told]);
    expect(await listed(`${q}&${more}`, 'rudong')).toMatchObject([{ ...told, parent: null }]);
    expect(await listed(`${q}&${more}&asOf=2020-06-30`)).toMatchObject([{ parent: told.parent, counts: null, held: null }]);
    const columns = 'columns=name,parent,approvedOn,fields.unitMembers,recognitions,summary,remarks';
    const row = async (login: string): Promise<unknown> =>
      shown(table((await exported(`format=csv&${q}&${columns}&kind=chamberOfCommerce`, login)).bytes.toString()))[0];
    const cells = { 同意筹建: '2017年11月', 称号: '苏新艺坊（省级）', 简介: '分会简介', 备注: '分会备注' };
    expect(await row('supervisor')).toMatchObject({ ...cells, 上级组织: '崇川某总会' });
    expect(Object.values((await row('supervisor')) as object)).toContain('12');
    expect(await row('rudong')).toMatchObject({ ...cells, 上级组织: '' });
    expect((await (await office.as('supervisor')).get('/api/organizations?more=phone')).status).toBe(400);
    // What has ended holds nothing any more, on the screen as in the file.
    await office.act(id, 'end', { on: '2024-01-01' });
    expect(await listed(`${q}&${more}`)).toMatchObject([{ held: null }]);
    expect(await row('supervisor')).toMatchObject({ 称号: '' });
  });

  it('takes the columns that are named, in their order, and refuses those it does not have', async () => {
    const file = await exported('format=csv&columns=foundedOn,name,id&q=shntsh');
    expect(table(file.bytes.toString())[0]).toEqual(['成立日期', '名称', '编号']);
    const wrong = await exported('format=csv&columns=name,secret&asOf=2019-02-30');
    expect(wrong.status).toBe(400);
    expect(wrong.problem.errors?.map((e) => e.pointer).sort()).toEqual(['asOf', 'columns']);
    for (const query of ['format=pdf', 'limit=5', 'sort=secret', 'after=x']) expect((await exported(query)).status).toBe(400);
  });

  it('is named 名称_筛选_截至日期_导出人_时间, and marked while the sample is loaded', async () => {
    const type = encodeURIComponent('异地南通商会');
    expect((await exported(`format=csv&type=${type}&status=active&asOf=2022-06-30`)).name).toMatch(
      /^组织名录_异地南通商会·正常_截至2022-06-30_张甲一_2026-11-23-\d{6}\.csv$/,
    );
    await asOwner(office.database.ownerUrl, async (client) => {
      const values = [office.area('320623'), office.area('3206')];
      await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
      await client.query(
        `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $2, true, now())`,
        values,
      );
    });
    expect((await exported('format=csv')).name).toMatch(/^示例数据_组织名录_全部_截至2026-11-23_/);
  });

  it('is in English for who reads English', async () => {
    const file = await exported('format=csv&q=shntsh&kind=chamberOfCommerce', 'supervisor', 'en');
    const [row] = shown(table(file.bytes.toString()));
    expect(row).toMatchObject({
      Name: '上海南通商会',
      Kind: 'Chamber of commerce',
      Status: 'Active',
      Level: 'Elsewhere',
      'Has a Party organization': 'Yes',
    });
    expect(row?.['Certificate valid until']).toBe('May 2027');
    expect(file.name).toMatch(/Organizations_shntsh·Chamber of commerce_As of 2026-11-23_/);
  });

  it('holds nothing that lies outside the reach of who exports, and is refused to who may not', async () => {
    const own = (await exported('format=csv', 'rudong')).bytes.toString();
    expect(own).toContain('100%_商会');
    for (const name of ['崇川某商会', '示例基地', '上海南通商会']) expect(own).not.toContain(name);
    expect((await exported('format=csv&asOf=2018-06-01', 'rudong')).bytes.toString()).not.toContain('崇川');
    expect((await exported('format=csv', 'chongchuan')).bytes.toString()).toContain('崇川某商会');
    for (const login of ['viewer', 'auditor', 'admin']) expect((await exported('format=csv', login)).status).toBe(403);
    expect((await fetch(`${address}/api/organizations/export`)).status).toBe(401);
  });

  it('of chosen ones holds these and no others, in order, whatever their state, as far as the reach goes', async () => {
    const preparing = await office.found({ name: '示例筹建商会', foundedOn: '2027-01-01', approvedOn: '2026-01-01' });
    const all = await listed('status=active,suspended,dissolved,merged,preparing');
    const idOf = (name: string): string => all.find((item) => item.name === name)?.id ?? '';
    const names = ['示例筹建商会', '示例基地', '崇川某商会', '100%_商会'];
    const chosen = [preparing, ...names.slice(1).map(idOf)];
    const rows = async (login: string): Promise<string[]> =>
      shown(table((await exported('format=csv&columns=name&sort=-foundedOn', login, 'zh', chosen)).bytes.toString())).map(
        (row) => row['名称'] ?? '',
      );
    expect(await rows('supervisor')).toEqual(['示例筹建商会', '100%_商会', '示例基地', '崇川某商会']);
    expect(await rows('chongchuan')).toEqual(['崇川某商会']);
    expect((await exported('format=csv', 'supervisor', 'zh', chosen)).name).toContain('_选中的4个_');
    expect((await exported('format=csv', 'viewer', 'zh', chosen)).status).toBe(403);
    for (const wrong of [[], ['x'], 'x', Array.from({ length: 5001 }, () => preparing)])
      expect((await exported('format=csv', 'supervisor', 'zh', wrong)).status).toBe(422);
  });

  it('is logged with who, what and how much', async () => {
    await exported('format=csv&kind=practiceBase&columns=name', 'supervisor');
    const last = async (): Promise<{ login: string; detail: Record<string, unknown> } | undefined> =>
      asOwner(office.database.ownerUrl, async (client) => {
        const found = await client.query<{ login: string; detail: Record<string, unknown> }>(
          `select a.login, l.detail from access_log l join accounts a on a.id = l.account_id where l.act = 'organizations.export' order by l.id desc limit 1`,
        );
        return found.rows[0];
      });
    await until(async () => (await last())?.detail.whole === true);
    expect(await last()).toMatchObject({
      login: 'supervisor',
      detail: { format: 'csv', asOf: '2026-11-23', filter: { kind: ['practiceBase'] }, columns: ['name'], rows: 1, whole: true },
    });
  });
});

describe('the export as a workbook', () => {
  it('opens in LibreOffice with every cell as the list has it, ids hidden, and says what it is', async () => {
    const books = { now: await exported('format=xlsx'), then: await exported('asOf=2018-06-01&kind=chamberOfCommerce', 'rudong') };
    for (const [name, { bytes, type }] of Object.entries(books)) {
      expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      writeFileSync(join(folder, `${name}.xlsx`), bytes);
    }
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const paths = Object.keys(books).map((name) => join(folder, `${name}.xlsx`));
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...paths], { stdio: 'pipe' });
    const read = (book: string, sheet: string): string[][] => table(readFileSync(join(folder, `${book}-${sheet}.csv`), 'utf8'));
    const rows = { now: shown(read('now', '组织名录')), then: shown(read('then', '组织名录')) };
    const items = { now: await listed(''), then: await listed('asOf=2018-06-01&kind=chamberOfCommerce', 'rudong') };
    for (const key of ['now', 'then'] as const) {
      expect(items[key].length).toBeGreaterThan(0);
      expect(rows[key].map((row) => [row['编号'], row['版本']])).toEqual(items[key].map((item) => [item.id, String(item.version)]));
      for (const [i, item] of items[key].entries()) expect(rows[key][i]).toMatchObject(cellsOf(item));
    }
    const about = Object.fromEntries(read('now', '说明').map(([label = '', text = '']) => [label, text]));
    expect(about).toMatchObject({
      截至日期: '2026-11-23',
      筛选: '全部',
      排序: '名称',
      行数: String(items.now.length),
      导出人: '张甲一',
      单位: '市委统战部',
    });
    expect(about['示例数据']).toBe('本表为示例数据，不是真实登记。');
    expect(about['口径']).toMatch(/确定.*可能/);
    expect(new Set(rows.now.map((row) => row['导出编号']))).toEqual(new Set([about['导出编号']]));
  }, 180_000);
});

describe('an export that nobody waits for any more', () => {
  const many = 30_000;

  beforeAll(async () => {
    // Copies of one record, set-wise and past the rules: what is tried here is the way out, not what is on it.
    await asOwner(office.database.adminUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      for (const text of [
        `insert into organizations (id, kind, founded_earliest, founded_latest) select gen_random_uuid(), 'serviceCentre', '2020-01-01', '2020-01-01' from generate_series(1, ${many})`,
        `insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id) select gen_random_uuid(), o.id, repeat('服务中心', 10) || o.id, o.id::text, array['x'], t.id, a.id
          from organizations o, organization_types t, areas a where o.kind = 'serviceCentre' and t.code = 'centre' and a.code = '320681'`,
        `insert into organization_segments select o.id, '2020-01-01', 'infinity', 1, 1, true, o.kind, p.type_id, 'active', p.area_id, null, p.id, o.founded_earliest, p.name, p.name_key
          from organizations o join organization_profiles p on p.organization_id = o.id where o.kind = 'serviceCentre'`,
        'analyze organizations, organization_profiles, organization_segments',
      ])
        await client.query(text);
    });
  }, 120_000);

  const taken = (): number => {
    const pool = poolOf(office.app.get(DataSource));
    return pool.totalCount - pool.idleCount + pool.waitingCount;
  };

  const begun = async (format: string): Promise<IncomingMessage> => {
    const headers = await cookieOf('supervisor');
    return new Promise((resolve, reject) => {
      request(`${address}/api/organizations/export?format=${format}&kind=serviceCentre`, { headers }, resolve).on('error', reject).end();
    });
  };

  it.each(['csv', 'xlsx'])(
    'gives its connection back, and is logged as cut: %s',
    async (format) => {
      // More than may run at a time: those in line go away as well.
      const answers = await Promise.all([begun(format), begun(format), begun(format)]);
      const waiting = begun(format).then(
        (answer) => answer.destroy(),
        () => undefined,
      );
      for (const answer of answers) {
        await new Promise((resolve) => answer.once('readable', resolve));
        answer.destroy();
      }
      await waiting;
      await until(() => taken() === 0);
      const cut = await asOwner(
        office.database.ownerUrl,
        async (client) =>
          (
            await client.query<{ n: number }>(
              `select count(*)::int as n from access_log where detail ->> 'format' = $1 and detail ->> 'whole' = 'false'`,
              [format],
            )
          ).rows[0]?.n,
      );
      expect(cut).toBeGreaterThanOrEqual(3);
      const whole = await exported(`format=csv&kind=serviceCentre`);
      expect(table(whole.bytes.toString())).toHaveLength(many + 1);
      await until(() => taken() === 0);
    },
    120_000,
  );
});

it('has every kind’s fields among the columns', async () => {
  for (const kind of KINDS) {
    const codes = fieldsOf(kind)
      .filter((field) => !field.retired)
      .map((field) => `fields.${field.code}`)
      .join(',');
    expect((await exported(`format=csv&kind=${kind.code}&columns=${codes}`)).status).toBe(200);
  }
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to hold within ten seconds.');
}
