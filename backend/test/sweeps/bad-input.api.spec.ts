import { form, pdf } from '../papers.js';
import { documentOf } from '../../src/platform/http/openapi.js';
import { identityNumberCheck } from '../../src/platform/chinese/identity-number.js';
import { counts, findings } from '../facts.js';
import { type Office, openOffice, PASSWORD, type Person, type Reply } from '../office.js';
import { unpacked } from './asking.js';
import { aTable } from './cages.js';
import { type Operation, operationsOf, type Schema } from './document.js';

/** What bad input gets: a clear answer of the 400s with every fault in it, and not a row anywhere. Odd but good input comes back unharmed. */
let office: Office;
let supervisor: Person;
let operations: Operation[];
let schemas: Record<string, Schema>;
let record: string;
let view: string;
let table: string;
let section: string;
/** A document of the supervisor's. */
let paper: string;
let type: string;
let before: Record<string, number>;

beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
  supervisor = await office.as('supervisor');
  const admin = await office.as('admin');
  const sections = await admin.send<{ items: { id: string }[] }>('POST', '/api/sections', { code: 'first', name: '一科' });
  section = sections.body.items[0]?.id ?? '';
  type = (await admin.get<{ items: { id: string }[] }>('/api/types')).body.items[0]?.id ?? '';
  const document = documentOf(office.app);
  operations = operationsOf(document);
  schemas = document.components?.schemas as Record<string, Schema>;
  record = await office.found({ name: '示例好商会', foundedOn: '2014-05-10' });
  view = String((await supervisor.send('POST', '/api/views', { list: 'organizations', name: '示例视图', query: {} })).body['id']);
  table = String((await supervisor.send('POST', '/api/tables', { viewId: view, name: '示例表', definition: aTable('示例') })).body['id']);
  const sent = form({ title: '示例文件', unclassified: true }, pdf(), '示例.pdf');
  paper = String((await supervisor.send('POST', '/api/documents', sent.body, sent.headers)).body.id);
  before = await counts(office.database.ownerUrl);
}, 60_000);
afterAll(() => office?.stop());

const good = (): Record<string, unknown> => ({
  name: '示例坏输入商会',
  kind: 'chamberOfCommerce',
  type: '行业商会',
  areaId: office.area('320623'),
  foundedOn: '2014-05-10',
});
const found = (body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
  supervisor.send('POST', '/api/organizations', body, headers);
const change = async (body: unknown, id = record): Promise<Reply> =>
  supervisor.send('PATCH', `/api/organizations/${id}`, body, { 'if-match': (await supervisor.get(`/api/organizations/${id}`)).etag });
const faultsOf = (reply: Reply): string[] =>
  ((reply.body?.['errors'] ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`).sort();
const pointers = (reply: Reply): string[] => ((reply.body?.['errors'] ?? []) as { pointer: string }[]).map(({ pointer }) => pointer);

/** After each group of refusals: nothing was written, not even half. */
const nothingWritten = async (): Promise<void> => {
  // Comings and goings are no records.
  const { 'public.sessions': _, ...after } = await counts(office.database.ownerUrl);
  expect(after).toEqual({ ...before, 'public.sessions': undefined });
};

/** An identity number that is none of anybody: a village that is not there, a day that was, and the right check character. */
const identityNumber = (): string => {
  const digits = '99999919000101001';
  return digits + identityNumberCheck(digits);
};

const badTexts = (): Record<string, string> => ({
  NUL: '坏\u0000名',
  'a lone surrogate': '坏\ud842名',
  'a right-to-left mark': '坏\u202e名',
  'a control character': '坏\u0007名',
  '10,000 characters': '长'.repeat(10_000),
  'an identity number': `联系人 ${identityNumber()}`,
  'an identity number in full width': `联系人 ${identityNumber().replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))}`,
  'an identity number with spaces': `联系人 ${identityNumber().replace(/^(.{6})(.{8})/, '$1 $2 ')}`,
});

describe('all wrong fields at once', () => {
  it('of a new organization, each with its place, its code and its mend in both languages', async () => {
    const body = {
      ...good(),
      name: ' ',
      kind: 'x',
      type: 5,
      areaId: 'x',
      foundedOn: '2019-02-30',
      shortName: '长'.repeat(61),
      seatAreaId: 7,
      address: '路\u202e',
      level: 'x',
      approvedOn: '二零一九',
      creditCodeAbsent: 'x',
      documentIds: ['x'],
      fields: [],
      unknown: 1,
    };
    const reply = await found(body);
    expect(reply.status).toBe(422);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(faultsOf(reply)).toEqual(
      [
        '/name empty',
        '/kind option',
        '/type not_text',
        '/areaId not_uuid',
        '/foundedOn no_such_day',
        '/shortName too_long',
        '/seatAreaId not_uuid',
        '/address direction_mark',
        '/level option',
        '/approvedOn not_date',
        '/creditCodeAbsent option',
        '/documentIds/0 not_uuid',
        '/fields not_object',
        '/unknown unknown_field',
      ].sort(),
    );
    const chinese = (reply.body['errors'] as { message: string }[]).map(({ message }) => message);
    expect(chinese.every((message) => /\p{Script=Han}/u.test(message))).toBe(true);
    const english = (await found(body, { 'accept-language': 'en' })).body['errors'] as { message: string }[];
    expect(english.every(({ message }) => /^[\x20-\x7e]+$/.test(message))).toBe(true);
  });

  it('with the fields of the kind and the credit code among them', async () => {
    const wrong = { ...good(), name: '', creditCode: '51320600MJ9999016A', fields: { nothing: 1 } };
    expect(pointers(await found(wrong)).sort()).toEqual(['/creditCode', '/fields/nothing', '/name']);
  });

  it('that only the registry can know', async () => {
    const nowhere = '01890000-0000-7000-8000-000000000000';
    const wrong = { type: '没有的类型', areaId: nowhere, seatAreaId: nowhere, parentId: nowhere, documentIds: [nowhere] };
    const expected = ['/areaId', '/documentIds/0', '/parentId', '/seatAreaId', '/type'];
    expect(pointers(await found({ ...good(), ...wrong })).sort()).toEqual(expected);
    expect(pointers(await change({ ...wrong, effectiveOn: '2020-01-01' })).sort()).toEqual(expected);
  });

  it('of the parameters of a list', async () => {
    const reply = await supervisor.get('/api/organizations?foo=1&limit=0&sort=x&asOf=2019-02-30&after=x.y&status=gone&areaId=7&kind=');
    expect(reply.status).toBe(400);
    expect(pointers(reply).sort()).toEqual(['after', 'areaId', 'asOf', 'foo', 'kind', 'limit', 'sort', 'status']);
  });
  afterAll(nothingWritten);
});

describe('every text that an account can send, in every body of the document', () => {
  const isText = (schema: Schema): boolean =>
    schema.type === 'string' && !schema.enum && schema.format !== 'password' && schema.format !== 'uuid' && schema.format !== 'date';

  /** A body with one bad text in it: the place of that text has to be told among whatever else is missing. */
  it('refuses what no text may hold', async () => {
    const admin = await office.as('admin');
    const own: Record<string, string> = {
      accounts: await ownAccount(),
      views: view,
      tables: table,
      sections: section,
      types: type,
      documents: paper,
    };
    const wrong: string[] = [];
    let tried = 0;
    for (const operation of operations.filter((one) => one.body !== undefined && !['sessions.signIn', 'registry.begin'].includes(one.id))) {
      const person = /^\/api\/(accounts|areas|registry|sections|types)\b/.test(operation.path) ? admin : supervisor;
      const properties = Object.entries(schemas[operation.body ?? '']?.properties ?? {}).filter(([, schema]) => isText(schema));
      const room = operation.path.split('/')[2] ?? '';
      const id = own[room] ?? record;
      const path = operation.path.replace('{changeSetId}', await someChangeSet()).replaceAll(/\{\w+\}/g, id);
      const headers: Record<string, string> = operation.parameters.some(({ name }) => name === 'If-Match')
        ? { 'if-match': (await supervisor.get(`/api/${room}/${id}`)).etag }
        : {};
      for (const [name, { maxLength }] of properties) {
        for (const [what, bad] of Object.entries(badTexts())) {
          // A whole list may be pasted: too long is what is longer than the document says.
          const text = bad.startsWith('长') ? '长'.repeat(Math.max(10_000, (maxLength ?? 0) + 1)) : bad;
          const reply = await person.send(
            operation.method as 'POST',
            `${path}${operation.parameters.some((p) => p.name === 'dryRun') ? '?dryRun=true' : ''}`,
            { [name]: text },
            headers,
          );
          tried++;
          // A record that is not void cannot be restored, whatever the body says: 404 comes before 422.
          if (operation.id === 'organizations.restore' && reply.status === 404) continue;
          if (reply.status !== 422 || !pointers(reply).includes(`/${name}`))
            wrong.push(`${operation.id} ${name} ${what}: ${reply.status} ${faultsOf(reply).join(', ')}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(150);
  }, 120_000);

  it('refuses it in what is said of a file', async () => {
    const wrong: string[] = [];
    const names = Object.entries(schemas['DocumentBody']?.properties ?? {}).filter(([, schema]) => isText(schema));
    for (const [name] of names)
      for (const [what, text] of Object.entries(badTexts())) {
        // An empty file: what is wrong with the text is told beside it, without a look into a file for each.
        const sent = form({ title: '示例', unclassified: true, [name]: text }, Buffer.alloc(0));
        const reply = await supervisor.send('POST', '/api/documents', sent.body, sent.headers);
        if (reply.status !== 422 || !pointers(reply).includes(`/${name}`)) wrong.push(`${name} ${what}: ${reply.status} ${reply.text}`);
      }
    expect([wrong, names.length]).toEqual([[], 4]);
  }, 120_000);

  it('refuses it in the fields of a kind, deep in lists and in the filter of a list', async () => {
    const kinds = (
      await supervisor.get<{ items: { code: string; types: { name: string }[]; fields: { code: string; type: string }[] }[] }>('/api/kinds')
    ).body.items;
    const wrong: string[] = [];
    for (const kind of kinds) {
      for (const field of kind.fields.filter(({ type }) => type === 'text')) {
        for (const [what, text] of Object.entries(badTexts())) {
          const reply = await found({ ...good(), kind: kind.code, type: kind.types[0]?.name, fields: { [field.code]: text } });
          if (reply.status !== 422 || !pointers(reply).includes(`/fields/${field.code}`))
            wrong.push(`${kind.code} ${field.code} ${what}: ${reply.status} ${reply.text}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    for (const [what, text] of Object.entries(badTexts())) {
      if (what === 'a lone surrogate') continue; // An address in UTF-8 cannot hold one.
      expect([what, (await supervisor.get(`/api/organizations?q=${encodeURIComponent(text)}`)).status]).toEqual([what, 400]);
    }
  }, 60_000);
  afterAll(nothingWritten);

  const someChangeSet = async (): Promise<string> =>
    (await supervisor.get<{ items: { changeSet: string }[] }>(`/api/organizations/${record}/changes`)).body.items[0]?.changeSet ?? '';
  const ownAccount = async (): Promise<string> =>
    (await (await office.as('admin')).get<{ account: { id: string } }>('/api/sessions/current')).body.account.id;
});

describe('dates that are none', () => {
  const none = [
    '2019-02-30',
    '2019-13',
    '2019-00',
    '2019-2-3',
    '20190530',
    '0000',
    '99999',
    'infinity',
    '-infinity',
    '2019-05-18T00:00:00Z',
    '[2019-05-31..2018-01-01]',
    '[2019-05-31..]',
    '今天',
    '',
  ];
  it.each(none)('%j is refused in a body', async (text) => {
    const reply = await found({ ...good(), foundedOn: text });
    expect([reply.status, pointers(reply)]).toEqual([422, ['/foundedOn']]);
  });
  it.each([...none, '2019', '2019-05', '[..2019-05-18]'])('%j is refused as the day asked', async (text) => {
    expect((await supervisor.get(`/api/organizations?asOf=${encodeURIComponent(text)}`)).status).toBe(400);
    expect((await supervisor.get(`/api/organizations/${record}?asOf=${encodeURIComponent(text)}`)).status).toBe(400);
  });
  it.each([5, true, null, {}, ['2019'], 1e300])('%j is refused in the place of a date', async (value) => {
    expect(pointers(await found({ ...good(), foundedOn: value }))).toEqual(['/foundedOn']);
  });
  afterAll(nothingWritten);
});

describe('addresses and headers', () => {
  const wrong: [what: string, url: string, status: number][] = [
    ['an unknown parameter', '/api/organizations?asof=2020-01-01', 400],
    ['a parameter twice', '/api/organizations?limit=5&limit=6', 400],
    ['a parameter of another route', '/api/kinds?limit=5', 400],
    ['a limit too high', '/api/organizations?limit=201', 400],
    ['a limit that is none', '/api/organizations?limit=1e2', 400],
    ['both directions', '/api/organizations?after=a.b&before=a.b', 400],
    ['a sort of an unknown column', '/api/organizations?sort=name;drop', 400],
    ['a sort of one column twice', '/api/organizations?sort=name,-name', 400],
    ['an id that is none', '/api/organizations/1', 400],
    ['an id with SQL', `/api/organizations/${encodeURIComponent("' or 1=1 --")}`, 400],
    ['an id with NUL', '/api/organizations/%00', 400],
    ['a broken escape', '/api/organizations/%E0%A4%A', 400],
    ['an object in a parameter', '/api/organizations?q[a]=1', 400],
    ['no such route', '/api/nothing', 404],
    ['no such record', '/api/organizations/01890000-0000-7000-8000-000000000000', 404],
    ['a very long search', `/api/organizations?q=${'a'.repeat(5000)}`, 400],
  ];
  it.each(wrong)('%s', async (_what, url, status) => {
    const reply = await supervisor.get(url);
    expect([reply.status, reply.headers['content-type']]).toEqual([status, expect.stringContaining('application/problem+json')]);
    expect(reply.text).not.toMatch(/select |stack|node_modules/i);
  });

  it('forged, altered and foreign cursors', async () => {
    for (let n = 0; n < 3; n++) await office.found({ name: `示例翻页${'甲乙丙'[n] ?? ''}商会`, foundedOn: '2015' });
    view = String((await supervisor.send('POST', '/api/views', { list: 'organizations', name: '示例视图', query: {} })).body['id']);
    before = await counts(office.database.ownerUrl);
    const first = (await supervisor.get<{ next: string }>('/api/organizations?limit=1&q=翻页')).body.next;
    expect((await supervisor.get(`/api/organizations?limit=1&q=翻页&after=${first}`)).status).toBe(200);
    const [content = '', seal = ''] = first.split('.');
    const other = Buffer.from(Buffer.from(content, 'base64url').toString().replace(/示例./, '示例丁')).toString('base64url');
    for (const forged of [
      `${other}.${seal}`,
      `${content}.${seal.startsWith('A') ? 'B' : 'A'}${seal.slice(1)}`,
      content,
      `${first}.x`,
      'null.null',
      `${content}.`,
      '{}',
      '%7B%7D',
    ]) {
      expect([forged, (await supervisor.get(`/api/organizations?limit=1&q=翻页&after=${forged}`)).status]).toEqual([forged, 400]);
    }
    // One's own cursor in another list, on another day, under another filter or order, or of somebody else's reach.
    for (const query of ['q=商会', 'q=翻页&sort=-name', 'q=翻页&asOf=2020-01-01', 'q=翻页&status=active', '']) {
      expect([query, (await supervisor.get(`/api/organizations?limit=1&${query}&after=${first}`)).status]).toEqual([query, 400]);
    }
    expect((await (await office.as('rudong')).get(`/api/organizations?limit=1&q=翻页&after=${first}`)).status).toBe(400);
    expect((await supervisor.get(`/api/organizations/${record}/changes?after=${first}`)).status).toBe(400);
    expect((await supervisor.get(`/api/changes?since=${first}`)).status).toBe(400);
    expect((await supervisor.get('/api/changes?since=yesterday')).status).toBe(400);
  });

  it('headers that cannot be read', async () => {
    const url = `/api/organizations/${record}`;
    for (const tag of ['12', '"x"', '"1', 'W/1', '"99999999999"'])
      expect([tag, (await supervisor.send('PATCH', url, { remarks: 'x' }, { 'if-match': tag })).status]).toEqual([tag, 400]);
    for (const none of ['', '*']) expect((await supervisor.send('PATCH', url, { remarks: 'x' }, { 'if-match': none })).status).toBe(428);
    expect((await supervisor.send('PATCH', url, { remarks: 'x' })).status).toBe(428);
    for (const key of ['short', '钥匙钥匙钥匙钥匙', 'x'.repeat(201)])
      expect((await found(good(), { 'idempotency-key': encodeURI(key).slice(0, key.length > 200 ? 201 : 5) })).status).toBe(400);
  });
  afterAll(nothingWritten);
});

describe('bodies that cannot be read', () => {
  let cookie: string;
  const raw = async (
    payload: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; type: string; text: string }> => {
    const reply = await office.app.inject({
      method: 'POST',
      url: '/api/organizations',
      payload,
      headers: { cookie, 'x-requested-with': 'tests', 'content-type': 'application/json', ...headers },
    });
    return { status: reply.statusCode, type: String(reply.headers['content-type']), text: reply.payload };
  };
  beforeAll(async () => {
    const reply = await office.app.inject({
      method: 'POST',
      url: '/api/sessions',
      payload: { account: 'supervisor', password: PASSWORD },
      headers: { 'x-requested-with': 'tests' },
    });
    cookie = [reply.headers['set-cookie'] ?? []]
      .flat()
      .map((one) => one.split(';')[0])
      .join('; ');
    view = String((await supervisor.send('POST', '/api/views', { list: 'organizations', name: '示例视图', query: {} })).body['id']);
    before = await counts(office.database.ownerUrl);
  });

  const whole = (): string => JSON.stringify(good());
  const cases: [what: string, payload: () => string | Buffer, status: number][] = [
    ['cut off', () => whole().slice(0, -7), 400],
    ['cut off in a character', () => Buffer.from(whole()).subarray(0, 17), 400],
    ['no UTF-8', () => Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]), 400],
    ['nested without end', () => '['.repeat(50_000) + ']'.repeat(50_000), 400],
    ['two values', () => `${whole()}${whole()}`, 400],
    ['a comment', () => `${whole()} // x`, 400],
    ['NaN', () => '{"name": NaN}', 400],
    ['empty', () => '', 422],
    ['null', () => 'null', 422],
    ['a list', () => `[${whole()}]`, 422],
    ['a text', () => '"x"', 422],
    ['of 10 MB', () => JSON.stringify({ ...good(), summary: 'x'.repeat(10 * 1024 * 1024) }), 413],
    ['of 10 MB of brackets', () => `{"fields":${'['.repeat(5 * 1024 * 1024)}${']'.repeat(5 * 1024 * 1024)}}`, 413],
    ['with a prototype', () => whole().replace('{', '{"__proto__":{"x":1},'), 422],
    ['with a constructor', () => whole().replace('{', '{"constructor":{"prototype":{}},'), 422],
    ['with a number too large', () => JSON.stringify({ ...good(), shortName: 1e308 }), 422],
  ];
  it.each(cases)('%s', async (_what, payload, status) => {
    const reply = await raw(payload());
    expect([reply.status, reply.type]).toEqual([status, expect.stringContaining('application/problem+json')]);
    expect(reply.text).not.toMatch(/node_modules|SyntaxError|at JSON/);
  });
  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'of the type %s',
    async (type) => {
      expect((await raw(whole(), { 'content-type': type })).status).toBe(415);
    },
  );
  it('without the header that a page of another site cannot send', async () => {
    const reply = await office.app.inject({ method: 'POST', url: '/api/organizations', payload: good(), headers: { cookie } });
    expect(reply.statusCode).toBe(403);
  });
  afterAll(nothingWritten);
});

describe('against the rules of the data, with the record in the way', () => {
  const act = (id: string, name: string, body: Record<string, unknown>): Promise<Reply> => office.act(id, name, body);
  const rule = (reply: Reply): unknown[] => [reply.status, reply.body['rule'] ?? reply.body['type']];
  const fresh = (name: string, more: Record<string, unknown> = {}): Promise<string> =>
    office.found({ name: `示例规则${name}商会`, foundedOn: '2014-05-10', ...more });

  it('a credit code in use on the same days', async () => {
    const holder = await fresh('甲', { creditCode: '51320699MJ9999016D' });
    const reply = await found({ ...good(), creditCode: '51320699MJ9999016D' });
    expect(rule(reply)).toEqual([409, 'credit_code_held_once']);
    expect(JSON.stringify(reply.body)).toContain(holder);
    expect(pointers(reply)).toEqual(['/creditCode']);
  });

  it('an end before its start, a suspension the wrong way round or over another', async () => {
    const id = await fresh('乙');
    expect(rule(await act(id, 'end', { on: '2013-01-01' }))).toEqual([422, 'end_after_founding']);
    expect((await act(id, 'suspend', { from: '2016-01-01', to: '2015-01-01' })).status).toBe(422);
    expect((await act(id, 'suspend', { from: '2016-01-01', to: '2017-01-01' })).status).toBe(200);
    expect(rule(await act(id, 'suspend', { from: '2016-06-01', to: '2018-01-01' }))).toEqual([409, 'one_suspension_at_a_time']);
    expect(rule(await act(id, 'suspend', { from: '2010-01-01', to: '2010-06-01' }))).toEqual([409, 'suspension_within_life']);
    expect(rule(await act(id, 'resume', { on: '2020-01-01' }))).toEqual([409, 'not_suspended']);
    expect(rule(await change({ name: '示例早商会', effectiveOn: '2010-01-01' }, id))).toEqual([409, 'change_within_life']);
    const turned = await change({ name: '示例倒置商会', effectiveOn: '2018-01-01', effectiveUntil: '2018-01-01' }, id);
    expect([turned.status, pointers(turned)]).toEqual([422, ['/effectiveUntil']]);
  });

  it('a circle of parents on any day, a parent that does not live, its own parent', async () => {
    const [a, b, c] = [await fresh('丙'), await fresh('丁'), await fresh('戊')];
    expect((await change({ parentId: b, effectiveOn: '2016-01-01', effectiveUntil: '2017-01-01' }, a)).status).toBe(200);
    expect((await change({ parentId: c, effectiveOn: '2016-03-01', effectiveUntil: '2016-06-01' }, b)).status).toBe(200);
    const circle = await change({ parentId: a, effectiveOn: '2016-05-01' }, c);
    expect(rule(circle)).toEqual([409, 'parents_form_a_tree']);
    expect((await change({ parentId: a, effectiveOn: '2017-01-01' }, c)).status).toBe(200);
    expect(rule(await change({ parentId: c }, c))).toEqual([422, 'not_its_own_parent']);
    expect((await act(b, 'end', { on: '2018-01-01' })).status).toBe(200);
    expect(rule(await change({ parentId: b, effectiveOn: '2019-01-01' }, a))).toEqual([409, 'parent_lives']);
    const needed = await act(a, 'end', { on: '2020-01-01' });
    expect(rule(needed)).toEqual([409, 'parent_lives']);
    expect(JSON.stringify(needed.body)).toContain(c);
    expect(rule(await act(a, 'void', { reason: '试' }))).toEqual([409, 'parent_lives']);
  });

  it('a boundary that meets another of other precision', async () => {
    const id = await fresh('己');
    expect((await change({ name: '示例规则新己商会', effectiveOn: '2017-04' }, id)).status).toBe(200);
    const reply = await change({ address: '工农路1号', effectiveOn: '2017-04-15' }, id);
    expect([...rule(reply), reply.body['existing']]).toEqual([409, 'boundary_in_the_way', '2017-04']);
  });
});

describe('odd but good names', () => {
  const names = [
    `示例"双引号"商会`,
    `示例'单引号'商会`,
    '示例100%商会',
    '示例下_划线商会',
    '示例<script>alert(1)</script>商会',
    '示例😀👩‍👩‍👧商会',
    '示例𠮷㛃商会',
    '=1+1示例商会',
    '+示例加号商会',
    '@示例艾特商会',
    '-示例减号商会',
    String.raw`示例\反斜\n杠商会`,
    `示例'; drop table organizations; --商会`,
    '示例${x}{{y}}商会',
    '示例null商会',
    '示例éÅ商会',
    '示例&amp;&lt;商会',
    '示例１２ＡＢ商会',
  ];
  const ids = new Map<string, string>();

  it.each(names)('%s is stored, shown and found', async (name) => {
    const id = await office.found({ name, foundedOn: '2014-05-10', remarks: `${name}\n第二行\t尾`, summary: name });
    ids.set(name, id);
    const one = (await supervisor.get<Record<string, unknown>>(`/api/organizations/${id}`)).body;
    expect([one['name'], one['remarks'], one['summary']]).toEqual([name, `${name}\n第二行\t尾`, name]);
    const signs = [...name];
    const parts = [name, signs.slice(2, 4).join(''), signs.slice(1, -2).join('')];
    for (const part of parts) {
      const list = (
        await supervisor.get<{ items: { id: string; name: string }[] }>(`/api/organizations?limit=200&q=${encodeURIComponent(part)}`)
      ).body.items;
      expect({ part, found: list.find((item) => item.id === id)?.name }).toEqual({ part, found: name });
    }
    const changes = (await supervisor.get(`/api/organizations/${id}/changes`)).text;
    expect(changes).toContain(JSON.stringify(name).slice(1, -1));
  });

  it('a sign of SQL in a search means itself', async () => {
    const count = async (q: string): Promise<number> =>
      (await supervisor.get<{ count: number }>(`/api/organizations/count?q=${encodeURIComponent(q)}`)).body.count;
    expect([
      await count('%'),
      await count('_'),
      await count('0%'),
      await count('下_'),
      await count('\\反'),
      await count("'; drop"),
    ]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('come out of the export as they are', async () => {
    const token = await office.app.inject({
      method: 'POST',
      url: '/api/sessions',
      payload: { account: 'supervisor', password: PASSWORD, bearer: true },
    });
    const headers = { authorization: `Bearer ${(JSON.parse(token.payload) as { token: string }).token}` };
    const csv = await office.app.inject({ method: 'GET', url: '/api/organizations/export?format=csv', headers });
    expect(csv.statusCode).toBe(200);
    const cells = csv.payload.replace(/^\ufeff/, '');
    for (const name of names) expect(cells).toContain(name.replaceAll('"', '""'));
    const xlsx = await office.app.inject({ method: 'GET', url: '/api/organizations/export?format=xlsx', headers });
    const sheets = unpacked(xlsx.rawPayload).join('\n');
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const missing = names.filter(
      (name) =>
        ![escaped(name), escaped(name).replaceAll('"', '&quot;'), escaped(name).replaceAll("'", '&apos;')].some((form) =>
          sheets.includes(form),
        ),
    );
    expect(missing).toEqual([]);
    expect(sheets).not.toMatch(/<f[ >]/); // no formula
  }, 30_000);
});

it('leaves everything as verify wants it', async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
});
