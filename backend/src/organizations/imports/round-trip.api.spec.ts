import { findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import { form } from '../../../test/papers.js';
import { fieldsOf, type Kind, KINDS, STATUSES } from '../kinds/index.js';
import type { ImportAnswer, ImportRowsAnswer } from './imports.dto.js';

/** What goes out comes in again as it went: of every kind, in every state, with everything that its fields may hold. */

let office: Office;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 60_000);

const DATES = ['2016-05-18', '2016-05', '2016', '[..2016-05-18]', '[2015-03-01..2016-05-31]', '[..2016-05-31]', '[..2016-12-31]'];
const TEXTS = ['示例', '=1+1', '-甲', '007', '说“引号”的,"逗号"', '2019.10', '无'];
const LINES = ['两行\n文字', ...TEXTS];

/** A value of each field, other ones for the next record. */
function fieldsFor(kind: Kind, at: number): Body {
  const { code: typeCode } = kind.types[at % kind.types.length] ?? { code: '' };
  const values = fieldsOf(kind)
    .filter(({ type, retired, types }) => type !== 'count' && !retired && (types?.includes(typeCode) ?? true))
    .map(({ code, type, options = [] }, place) => {
      const turn = at + place;
      if (type === 'number') return [code, turn % 2 ? 12.5 : turn];
      if (type === 'date') return [code, DATES[turn % DATES.length]];
      if (type === 'option') return [code, options[turn % options.length]?.code];
      return [code, type === 'boolean' ? turn % 2 === 0 : TEXTS[turn % TEXTS.length]];
    });
  return Object.fromEntries(values) as Body;
}

async function foundOne(kind: Kind, at: number, more: Body = {}): Promise<string> {
  const areas = ['320623', '320681', '320613'];
  return office.found({
    kind: kind.code,
    type: kind.types[at % kind.types.length]?.code,
    name: `示例往返${kind.words.zh}${at}号（${at % 2 ? '甲' : '乙'}）`,
    shortName: `往返${at}`,
    areaId: office.area(areas[at % areas.length] ?? ''),
    seatAreaId: office.area('31'),
    level: 'outside',
    supervisor: TEXTS[at % TEXTS.length],
    foundedOn: DATES[at % DATES.length],
    summary: LINES[(at + 1) % LINES.length],
    remarks: LINES[(at + 2) % LINES.length],
    ...(kind.care.address && { address: `示例路${at}号` }),
    fields: fieldsFor(kind, at),
    ...more,
  });
}

async function ok(reply: Promise<Reply>): Promise<void> {
  const { status, text } = await reply;
  expect([status, text]).toEqual([200, expect.anything()]);
}

/** Those of a kind: some as they are, and one in each state. Gives how many. */
async function fill(kind: Kind): Promise<number> {
  const plain = Math.max(kind.types.length, LINES.length);
  const ids: string[] = [];
  for (let at = 0; at < plain + 5; at++) ids.push(await foundOne(kind, at));
  const [suspended = '', ended = '', merged = '', renamed = '', moved = ''] = ids.slice(plain);
  for (const { code } of fieldsOf(kind).filter(({ type }) => type === 'count'))
    for (const [at, onDay] of ['2021-12-31', '2026-06-30'].entries())
      await ok(office.act(ids[at] ?? '', 'observations', { measure: code, onDay, value: 1234 + at }));
  await ok(office.act(suspended, 'suspend', { from: '2024-01-01' }));
  await ok(office.act(ended, 'end', { on: '2024-02-01', reason: '示例' }));
  await ok(office.act(merged, 'merge', { into: ids[0], on: '2024-03-01', reason: '示例' }));
  await ok(office.change(renamed, { name: `示例往返${kind.words.zh}更名`, effectiveOn: '2024-04-01' }));
  await ok(office.change(moved, { areaId: office.area('320685'), effectiveOn: '2024-05-01' }));
  await foundOne(kind, plain + 5, { foundedOn: null, approvedOn: '2024-06' });
  return ids.length + 1;
}

const NO_CHANGE = { new: 0, changed: 0, wrong: 0, doubtful: 0, skipped: 0 };

async function broughtBack(bytes: Buffer, name: string): Promise<unknown> {
  const { body, headers } = form({}, bytes, name);
  const begun = await supervisor.send<ImportAnswer>('POST', '/api/imports/file', body, headers);
  expect(begun.status).toBe(201);
  const { counts, id } = begun.body;
  const { items } = (await supervisor.get<ImportRowsAnswer>(`/api/imports/${id}/rows?limit=200`, { 'accept-language': 'zh' })).body;
  const touched = items.filter(({ outcome }) => outcome !== 'unchanged');
  return { counts, touched: touched.map(({ row, outcome, values, problems }) => ({ row, outcome, values, problems })) };
}

describe.each(KINDS.map((kind) => [kind.words.zh, kind] as const))('%s', (_, kind) => {
  let count: number;
  beforeAll(async () => {
    count = await fill(kind);
  }, 120_000);

  const exported = `/api/organizations/export?kind=${kind.code}&status=${STATUSES.join(',')}`;
  const columns = [
    'name,shortName,kind,type,status,areaName,seatAreaName,level,supervisor,address,approvedOn,foundedOn,dissolvedOn,creditCode,summary,remarks',
    ...fieldsOf(kind).flatMap(({ code, retired }) => (retired ? [] : `fields.${code}`)),
    'id,version',
  ].join(',');

  it.each([
    ['xlsx', 'zh'],
    ['csv', 'zh'],
    ['xlsx', 'en'],
    ['csv', 'en'],
  ])('exported as %s in %s comes back unchanged, row by row', async (format, language) => {
    const url = `${exported}&format=${format}&columns=${columns}`;
    const { status, bytes } = await supervisor.get(url, { 'accept-language': language });
    expect(status).toBe(200);
    expect(await broughtBack(bytes, `名录.${format}`)).toEqual({ counts: { ...NO_CHANGE, unchanged: count }, touched: [] });
  });

  it('exported with all its columns as it stands comes back unchanged', async () => {
    const { bytes } = await supervisor.get(`${exported}&format=xlsx`, { 'accept-language': 'zh' });
    expect(await broughtBack(bytes, '名录.xlsx')).toEqual({ counts: { ...NO_CHANGE, unchanged: count }, touched: [] });
  });

  it.each(['zh', 'en'])('as a template in %s comes back unchanged, and as an empty one is no list', async (language) => {
    const template = `/api/imports/template?kind=${kind.code}`;
    const { bytes } = await supervisor.get(`${template}&filled=true`, { 'accept-language': language });
    // Those that ended are in no template, nor those in preparation.
    expect(await broughtBack(bytes, '模板.xlsx')).toEqual({ counts: { ...NO_CHANGE, unchanged: count - 3 }, touched: [] });
    const empty = await supervisor.get(template, { 'accept-language': language });
    const { body, headers } = form({}, empty.bytes, '模板.xlsx');
    const begun = await supervisor.send('POST', '/api/imports/file', body, headers);
    expect([begun.status, begun.body['refusal']]).toEqual([422, 'noRecords']);
  });
});
