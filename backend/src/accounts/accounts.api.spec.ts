import { addAccount, as, Client, PASSWORD } from '../../test/as.js';
import { startApp, type TestApp } from '../../test/start-app.js';
import { FixedClock } from '../platform/time/office-clock.js';
import { addDays } from '../platform/time/day.js';
import { AccountsQueries, AccountsService, SessionsService } from './index.js';

const clock = new FixedClock('2026-11-23');
let test: TestApp;
let nobody: Client;
let admin: Client;

beforeAll(async () => {
  test = await startApp({ clock });
  nobody = new Client(test.app);
  await addAccount(test.app, 'admin', [{ role: 'administrator' }]);
  await addAccount(test.app, 'viewer', [{ role: 'viewer' }]);
  admin = await as(test.app, 'admin');
});
afterAll(() => test.stop());
afterEach(() => clock.set('2026-11-23'));

const codesOf = (body: Record<string, unknown>): [string, string][] =>
  (body['errors'] as { pointer: string; code: string }[]).map((e) => [e.pointer, e.code]);

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use', async () => {
    const told = await nobody.post('/api/sessions', { account: 'admin', password: PASSWORD });
    expect(told.status).toBe(201);
    expect(told.headers['set-cookie']).toMatch(/^tongxin_session=[\w-]{43}; Path=\/; Expires=.+; HttpOnly; SameSite=Strict$/);
    expect(told.body).toMatchObject({
      account: { login: 'admin' },
      rights: expect.arrayContaining(['accounts.manage']) as unknown,
      grants: [{ role: 'administrator', areaId: null }],
    });
    expect(told.body).not.toHaveProperty('token');
    expect(told.headers['cache-control']).toBe('no-store');
  });

  it('gives a program a token instead', async () => {
    const told = await nobody.post('/api/sessions', { account: 'admin', password: PASSWORD, bearer: true });
    expect(told.headers['set-cookie']).toBeUndefined();
    const program = new Client(test.app, { authorization: `Bearer ${String(told.body['token'])}` });
    expect((await program.get('/api/sessions/current')).status).toBe(200);
    expect((await program.patch('/api/sessions/current', { locale: 'zh' })).status).toBe(200);
  });

  it('keeps of the token only its hash, and ends when one signs out', async () => {
    const told = await nobody.post('/api/sessions', { account: 'viewer', password: PASSWORD });
    const cookie = String(told.headers['set-cookie']).split(';')[0] ?? '';
    const client = new Client(test.app, { cookie, 'x-requested-with': 'test' });
    expect((await client.get('/api/sessions/current')).status).toBe(200);
    const out = await client.delete('/api/sessions/current');
    expect(out.status).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^tongxin_session=; /);
    expect((await client.get('/api/sessions/current')).status).toBe(401);
  });

  it('ends after twelve idle hours, and after seven days in any case', async () => {
    const client = await as(test.app, 'viewer');
    const after = async (hours: number): Promise<number> => {
      clock.set(new Date(clock.now().getTime() + hours * 3_600_000));
      test.app.get(SessionsService).forgetAll();
      return (await client.get('/api/sessions/current')).status;
    };
    for (let day = 0; day < 14; day++) expect(await after(11)).toBe(200);
    expect(await after(13)).toBe(401);
    clock.set('2026-11-23');
    const other = await as(test.app, 'viewer');
    for (let i = 0; i < 16; i++) {
      clock.set(new Date(clock.now().getTime() + 11 * 3_600_000));
      test.app.get(SessionsService).forgetAll();
      const { status } = await other.get('/api/sessions/current');
      expect(status).toBe((i + 1) * 11 < 7 * 24 ? 200 : 401);
    }
  });

  it('says the same of a wrong password, an unknown account and a disabled one', async () => {
    const id = await addAccount(test.app, 'gone', [{ role: 'viewer' }]);
    const told = await as(test.app, 'gone');
    await admin.patch(`/api/accounts/${id}`, { disabled: true });
    expect((await told.get('/api/sessions/current')).status).toBe(401);
    const answers = await Promise.all([
      nobody.post('/api/sessions', { account: 'gone', password: PASSWORD }),
      nobody.post('/api/sessions', { account: 'viewer', password: 'not this one' }),
      nobody.post('/api/sessions', { account: 'no-such-account', password: 'not this one' }),
    ]);
    expect(new Set(answers.map((a) => a.text)).size).toBe(1);
    expect(answers[0].status).toBe(401);
  });

  it('slows down guesses by login, also a hundred at once, and lets the right one in after the wait', async () => {
    await addAccount(test.app, 'guessed', [{ role: 'viewer' }]);
    const guess = (password: string) => nobody.post('/api/sessions', { account: 'guessed', password });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(`wrong ${i}`)));
    expect(answers.filter((a) => a.status === 401)).toHaveLength(5);
    const refused = answers.filter((a) => a.status === 429);
    expect(refused).toHaveLength(15);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await guess(PASSWORD)).status).toBe(429);
    clock.set(new Date(clock.now().getTime() + 3000));
    expect((await guess(PASSWORD)).status).toBe(201);
    expect((await guess('wrong again')).status).toBe(401);
  });

  it('slows down guesses of many logins from one address', async () => {
    const from = (address: string, login: string) =>
      nobody.post('/api/sessions', { account: login, password: 'wrong' }, { 'x-forwarded-for': address });
    for (let i = 0; i < 50; i++) expect((await from('192.0.2.7', `login-${i}`)).status).toBe(401);
    expect((await from('192.0.2.7', 'login-50')).status).toBe(429);
    expect((await from('192.0.2.8', 'login-50')).status).toBe(401);
  }, 30_000);
});

describe('a route', () => {
  it('asks for the header of one’s own script when a cookie comes along', async () => {
    const { standing } = admin as unknown as { standing: Record<string, string> };
    const forged = new Client(test.app, { cookie: standing['cookie'] ?? '' });
    expect((await forged.post('/api/accounts', {})).body).toMatchObject({ type: 'header_missing', status: 403 });
    expect((await forged.get('/api/accounts')).status).toBe(200);
  });

  it('is closed to whoever lacks its right', async () => {
    const viewer = await as(test.app, 'viewer');
    expect((await viewer.get('/api/accounts')).body).toMatchObject({ type: 'forbidden', status: 403 });
    expect((await nobody.get('/api/accounts')).body).toMatchObject({ type: 'not_signed_in', status: 401 });
  });

  it('answers in the order of the contract: 400, 401, 403, 404, 422', async () => {
    const absent = '01890000-0000-7000-8000-000000000000';
    const viewer = await as(test.app, 'viewer');
    expect((await nobody.patch('/api/accounts/x?y=1', { name: 1 })).status).toBe(400);
    expect((await nobody.patch(`/api/accounts/${absent}`, { name: 1 })).status).toBe(401);
    expect((await viewer.patch(`/api/accounts/${absent}`, { name: 1 })).status).toBe(403);
    expect((await admin.patch(`/api/accounts/${absent}`, { name: 1 })).status).toBe(404);
    const id = await addAccount(test.app, 'order', []);
    expect((await admin.patch(`/api/accounts/${id}`, { name: 1 })).status).toBe(422);
  });
});

describe('bad input', () => {
  const send = (body: string, headers = {}) => nobody.send<Record<string, unknown>>('POST', '/api/sessions', body, headers);

  it('that cannot be read is 400, 413 or 415', async () => {
    for (const text of ['{"account":"a', '{"account":\u0000}', '[[[[', '{"a":1}x', '"', '['.repeat(500_000)]) {
      const told = await send(text);
      expect([told.status, told.body['type']]).toEqual([400, 'malformed']);
    }
    expect((await send(`${'['.repeat(100)}${']'.repeat(100)}`)).status).toBe(400);
    expect((await send(JSON.stringify({ account: 'x'.repeat(10_000_000) }))).body).toMatchObject({ type: 'too_large', status: 413 });
    expect((await send('<a/>', { 'content-type': 'text/xml' })).body).toMatchObject({ type: 'unsupported_media', status: 415 });
    const latin = await test.app.inject({
      method: 'POST',
      url: '/api/sessions',
      headers: { 'content-type': 'application/json' },
      payload: Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]),
    });
    expect(latin.statusCode).toBe(400);
  });

  it('that is no object, or lacks everything, is 422', async () => {
    for (const text of ['[]', '1', 'null', '"x"', '']) expect((await send(text)).status).toBe(422);
    expect(codesOf((await send('{}')).body)).toEqual([
      ['/account', 'required'],
      ['/password', 'required'],
    ]);
  });

  it('is told all at once, each wrong field with its mend, in the language asked for', async () => {
    const told = await admin.post(
      '/api/accounts',
      { login: 'A B', name: '', password: 'short', locale: 'fr', role: 'x', __proto: 1 },
      { 'accept-language': 'en-GB,en;q=0.9' },
    );
    expect(told.status).toBe(422);
    expect(told.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(
      codesOf(told.body)
        .map(([pointer]) => pointer)
        .sort(),
    ).toEqual(['/__proto', '/locale', '/login', '/name', '/password', '/role']);
    expect(told.body).toMatchObject({ type: 'invalid_fields', title: 'Some fields are wrong', status: 422 });
    expect((await admin.post('/api/accounts', {})).body['title']).toBe('填写有误');
  });

  it('of signs that no text may hold is refused; all others are kept', async () => {
    const code = async (name: string) =>
      codesOf((await admin.post('/api/accounts', { login: `t${name.length}x`, name, password: PASSWORD })).body).map(([, c]) => c);
    expect(await code('张\u0000三')).toEqual(['control_character']);
    expect(await code('张\ud842')).toEqual(['broken_character']);
    expect(await code('张\u202e三')).toEqual(['direction_mark']);
    expect(await code('张三\n李四')).toEqual(['line_break']);
    expect(await code('11010519491231002X')).toEqual(['identity_number']);
    expect(await code('甲'.repeat(10_000))).toEqual(['too_long']);
    const odd = `𠮷㛃'"%_<script>=1+1👨‍👩‍👧`;
    const told = await admin.post<{ id: string; name: string }>('/api/accounts', { login: 'odd', name: odd, password: PASSWORD });
    expect(told.status).toBe(201);
    expect(told.body.name).toBe(odd);
  });

  it('in an address is 400, all at once, with the names of the parameters', async () => {
    const told = await admin.get('/api/areas?asOf=2019-02-30&limit=0&level=planet&nonsense=1&parent=%00');
    expect(told.status).toBe(400);
    expect(codesOf(told.body).sort()).toEqual([
      ['asOf', 'no_such_day'],
      ['level', 'option'],
      ['limit', 'too_small'],
      ['nonsense', 'unknown_parameter'],
      ['parent', 'control_character'],
    ]);
    expect(codesOf((await admin.get('/api/areas?limit=5&limit=6')).body)).toEqual([['limit', 'repeated']]);
    expect(codesOf((await admin.get('/api/accounts?x=1')).body)).toEqual([['x', 'unknown_parameter']]);
    expect((await admin.get('/api/areas/%E0%A4%A')).status).toBe(400);
    expect((await admin.get('/api/areas/7')).status).toBe(400);
    expect((await admin.patch(`/api/accounts/01890000-0000-7000-8000-000000000000`, {}, { 'if-match': 'twelve' })).status).toBe(400);
    expect((await admin.post('/api/accounts', {}, { 'idempotency-key': 'short' })).status).toBe(400);
  });

  it('to an address that is not there is 404, never a page or a stack', async () => {
    for (const url of ['/api/nowhere', '/api', '/api/areas/x/y']) expect((await admin.get(url)).body).toMatchObject({ status: 404 });
    expect((await nobody.get('/api/docs')).status).toBe(200);
    expect((await nobody.get('/api/openapi.json')).body['paths']).toHaveProperty('/api/areas');
  });
});

describe('accounts', () => {
  it('hold grants that begin and end', async () => {
    const id = await addAccount(test.app, 'dated', [{ role: 'viewer', from: '2026-11-24', to: '2026-12-01' }]);
    const grantsOn = async (day: string) => (await test.app.get(AccountsQueries).viewerOfAccount(id, day))?.grants.length;
    expect([
      await grantsOn('2026-11-23'),
      await grantsOn('2026-11-24'),
      await grantsOn('2026-11-30'),
      await grantsOn('2026-12-01'),
    ]).toEqual([0, 1, 1, 0]);
  });

  it('lose a grant at once when it is revoked', async () => {
    const id = await addAccount(test.app, 'revoked', [
      { role: 'auditor', from: addDays('2026-11-23', -9) },
      { role: 'administrator', from: addDays('2026-11-23', -9) },
    ]);
    const client = await as(test.app, 'revoked');
    expect((await client.get('/api/accounts')).status).toBe(200);
    const account = (await admin.get<{ items: { id: string; grants: { id: string; role: string }[] }[] }>('/api/accounts')).body.items.find(
      (a) => a.id === id,
    );
    const grant = account?.grants.find((g) => g.role === 'administrator');
    expect((await admin.delete(`/api/accounts/${id}/grants/${grant?.id}`)).status).toBe(200);
    expect((await client.get('/api/accounts')).status).toBe(403);
  });

  it('refuse a login that is taken, and to be without an administrator', async () => {
    const told = await admin.post('/api/accounts', { login: 'viewer', name: '李乙二', password: PASSWORD });
    expect(told.body).toMatchObject({ status: 409, type: 'rule_broken', rule: 'one_account_of_a_login' });
    expect(codesOf(told.body)).toEqual([['/login', 'one_account_of_a_login']]);
    const service = test.app.get(AccountsService);
    await expect(service.change({ accountId: null }, await service.idOf('admin'), { disabled: true })).rejects.toMatchObject({
      code: 'rule_broken',
    });
    expect((await admin.get('/api/accounts')).status).toBe(200);
  });
});

describe('a password', () => {
  const signIn = (account: string, password: string) => nobody.post('/api/sessions', { account, password });
  const setOwn = (client: Client, body: unknown) => client.send('PUT', '/api/sessions/current/password', body);

  it('is set by its owner, who stays signed in there and nowhere else', async () => {
    await addAccount(test.app, 'own', []);
    const [here, elsewhere] = [await as(test.app, 'own'), await as(test.app, 'own')];
    expect((await setOwn(here, { current: PASSWORD, password: 'Another-Passw0rd' })).status).toBe(204);
    expect((await here.get('/api/sessions/current')).status).toBe(200);
    expect((await elsewhere.get('/api/sessions/current')).status).toBe(401);
    expect((await signIn('own', PASSWORD)).status).toBe(401);
    expect((await signIn('own', 'Another-Passw0rd')).status).toBe(201);
  });

  it('is not changed by whoever does not know it, nor to a short one', async () => {
    await addAccount(test.app, 'careful', []);
    const client = await as(test.app, 'careful');
    const wrong = await setOwn(client, { current: 'not this one', password: 'Another-Passw0rd' });
    expect([wrong.status, codesOf(wrong.body as Record<string, unknown>)]).toEqual([422, [['/current', 'wrong_password']]]);
    const short = await setOwn(client, { current: PASSWORD, password: 'short' });
    expect([short.status, codesOf(short.body as Record<string, unknown>)]).toEqual([422, [['/password', 'too_short']]]);
    expect((await setOwn(nobody, { current: PASSWORD, password: 'Another-Passw0rd' })).status).toBe(401);
    expect((await signIn('careful', PASSWORD)).status).toBe(201);
  });

  it('is guessed from an open session as slowly as at the sign-in', async () => {
    await addAccount(test.app, 'left-open', []);
    const client = await as(test.app, 'left-open');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => setOwn(client, { current: `wrong ${i}`, password: 'Another-Passw0rd' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(5).fill(422), ...Array<number>(7).fill(429)]);
    expect((await signIn('left-open', PASSWORD)).status).toBe(429);
  });

  it('set by the administrator ends every session of the account', async () => {
    const id = await addAccount(test.app, 'forgetful', []);
    const client = await as(test.app, 'forgetful');
    expect((await admin.send('PUT', `/api/accounts/${id}/password`, { password: 'Reset-Passw0rd' })).status).toBe(204);
    expect((await client.get('/api/sessions/current')).status).toBe(401);
    expect((await signIn('forgetful', 'Reset-Passw0rd')).status).toBe(201);
  });
});
