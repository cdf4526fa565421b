import { type Body, type Office, openOffice, type Person, type Reply } from '../../test/office.js';
import { HOSTILE } from '../../test/hostile-papers.js';
import { docx, form, GOOD, pdf } from '../../test/papers.js';
import { asOwner } from '../../test/facts.js';
import { Verify } from '../history/index.js';
import { FileStore } from '../platform/files/file-store.js';
import { Reader } from '../platform/database/reads.js';
import { raw, sql } from '../platform/database/sql.js';

let office: Office;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const FACTS = { title: '关于同意成立示例商会的批复', unclassified: true };
const send = async (
  facts: unknown,
  file?: Buffer,
  name?: string,
  who = 'supervisor',
  headers: Record<string, string> = {},
): Promise<Reply> => {
  const made = form(facts, file, name);
  return (await office.as(who)).send('POST', '/api/documents', made.body, { ...made.headers, ...headers });
};
const faults = ({ body }: Reply): string[] =>
  ((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
const rows = async (table: string): Promise<number> =>
  (await office.app.get(Reader).one<{ n: number }>(sql`/* test.rows */ select count(*)::int as n from ${raw(table)}`))?.n ?? -1;
const kept = async (): Promise<number[]> => [await rows('documents'), await rows('files'), await rows('file_pieces')];
const added = async (more: Body = {}, who?: string): Promise<string> => {
  const reply = await send({ ...FACTS, ...more }, pdf(), '批复.pdf', who);
  if (reply.status !== 201) throw new Error(reply.text);
  return String(reply.body.id);
};

describe('a document', () => {
  it('is kept with its file, byte by byte, and found by title, number and issuer', async () => {
    const file = Buffer.concat([pdf(), Buffer.alloc(700_000, 10)]);
    const facts = { ...FACTS, number: '通统〔2026〕3号', issuedOn: '2026-01', issuer: '示例市委统战部' };
    const reply = await send(facts, file, '批复（正本）.pdf');
    expect(reply.status).toBe(201);
    expect(reply.headers.location).toBe(`/api/documents/${String(reply.body.id)}`);
    expect(reply.body).toMatchObject({
      title: FACTS.title,
      number: '通统〔2026〕3号',
      issuedOn: '2026-01',
      issuer: '示例市委统战部',
      fileName: '批复（正本）.pdf',
      fileKind: 'pdf',
      bytes: file.length,
      inPlace: true,
      erased: false,
      enteredBy: '张甲一',
      enteredOn: '2026-11-23',
      mayChange: true,
      about: [],
    });
    const got = await supervisor.get(`/api/documents/${String(reply.body.id)}/file`);
    expect(got.status).toBe(200);
    const row = await office.app
      .get(Reader)
      .one<{ id: string }>(sql`/* test.file */ select file_id as id from documents where id = ${reply.body.id}`);
    const pieces: Buffer[] = [];
    for await (const piece of office.app.get(FileStore).pieces(row?.id ?? '')) pieces.push(piece);
    expect([pieces.length, Buffer.concat(pieces).equals(file)]).toEqual([3, true]);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-length': `${file.length}`,
    });
    expect(got.headers['content-disposition']).toMatch(/^inline; .*filename\*=UTF-8''%E6%89%B9/);
    expect((await supervisor.get(`/api/documents/${String(reply.body.id)}/file?download=true`)).headers['content-disposition']).toMatch(
      /^attachment/,
    );
    for (const q of ['成立示例', '通统〔2026〕3号', '通统[2026]3', '通统 2026', '通统20263', '市委统战部']) {
      const { body } = await supervisor.get<{ items: Body[] }>(`/api/documents?q=${encodeURIComponent(q)}`);
      expect([q, body.items.map(({ id }) => id)]).toEqual([q, [reply.body.id]]);
      expect((await supervisor.get(`/api/documents/count?q=${encodeURIComponent(q)}`)).body).toMatchObject({ count: 1 });
    }
    const found = await supervisor.get<{ items: Body[] }>(`/api/search?q=${encodeURIComponent('通统〔2026〕3号')}`);
    expect(found.body.items[0]).toMatchObject({ type: 'document', id: reply.body.id });
  });

  it('stands in its list on a day by the day it was issued, page by page', async () => {
    const ids = [
      await added({ issuedOn: '2015-03-01', title: '页甲' }),
      await added({ issuedOn: '2015-03-02', title: '页乙' }),
      await added({ title: '页丙' }),
    ];
    const titles = (reply: Reply<{ items: Body[] }>): unknown[] => reply.body.items.map(({ title }) => title);
    const asked = (more = ''): string => `/api/documents?q=${encodeURIComponent('页')}${more}`;
    expect(titles(await supervisor.get(asked()))).toEqual(['页丙', '页乙', '页甲']);
    expect(titles(await supervisor.get(asked('&asOf=2015-03-01')))).toEqual(['页甲']);
    const first = await supervisor.get<{ items: Body[]; next: string; previous: null }>(asked('&limit=2'));
    const second = await supervisor.get<{ items: Body[]; next: null; previous: string }>(asked(`&limit=2&after=${first.body.next}`));
    expect([titles(first), titles(second), second.body.next]).toEqual([['页丙', '页乙'], ['页甲'], null]);
    expect(titles(await supervisor.get(asked(`&limit=2&before=${second.body.previous}`)))).toEqual(['页丙', '页乙']);
    expect(titles(await supervisor.get(asked('&issuedFrom=2015-03-02&issuedTo=2015-12-31')))).toEqual(['页乙']);
    expect(ids).toHaveLength(3);
  });

  it('says everything that is wrong with it at once, and keeps nothing', async () => {
    const before = await kept();
    const wrong = await send(
      { number: '号'.repeat(61), issuedOn: '2019-02-30', unclassified: false, colour: 1 },
      Buffer.from('x'),
      'x.pdf',
    );
    expect([wrong.status, faults(wrong).sort()]).toEqual([
      422,
      [
        '/colour unknown_field',
        '/file file_kind',
        '/issuedOn no_such_day',
        '/number too_long',
        '/title required',
        '/unclassified unclassified',
      ],
    ]);
    expect(faults(await send({ ...FACTS }))).toEqual(['/file required']);
    expect(faults(await send({ title: '示例' }, pdf()))).toEqual(['/unclassified required']);
    expect((await supervisor.send('POST', '/api/documents', FACTS)).status).toBe(415);
    const cut = form(FACTS, pdf());
    expect((await supervisor.send('POST', '/api/documents', cut.body.subarray(0, cut.body.length - 60), cut.headers)).status).toBe(400);
    expect((await supervisor.send('POST', '/api/organizations', form(FACTS).body, form(FACTS).headers)).status).toBe(415);
    expect((await send(FACTS, Buffer.concat([pdf(), Buffer.alloc(50 * 1024 * 1024)]))).status).toBe(413);
    expect(await kept()).toEqual(before);
  });

  it('is entered once, however often the same form arrives', async () => {
    const key = { 'idempotency-key': 'once-and-only-once' };
    const first = await send({ ...FACTS, title: '只此一份' }, pdf(), 'a.pdf', 'supervisor', key);
    const second = await send({ ...FACTS, title: '只此一份' }, pdf(), 'a.pdf', 'supervisor', key);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await send({ ...FACTS, title: '另一份' }, pdf(), 'a.pdf', 'supervisor', key)).body).toMatchObject({ type: 'key_reused' });
  });

  it('is mended on its version, deleted and brought back by undo; its content is erased for ever', async () => {
    const id = await added();
    const mended = await supervisor.send(
      'PATCH',
      `/api/documents/${id}`,
      { title: '更正后的标题', number: '通统〔2025〕1号' },
      { 'if-match': '"1"' },
    );
    expect([mended.status, mended.body.title, mended.etag]).toEqual([200, '更正后的标题', '"2"']);
    expect((await supervisor.send('PATCH', `/api/documents/${id}`, { title: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await supervisor.send('PATCH', `/api/documents/${id}`, { title: 'x' })).status).toBe(428);
    expect((await supervisor.send('DELETE', `/api/documents/${id}`, undefined, { 'if-match': '"2"' })).status).toBe(200);
    expect((await supervisor.get(`/api/documents/${id}`)).status).toBe(404);
    const set = await office.app.get(Reader).one<{ id: string }>(sql`/* test.set */ select change_set_id as id from history.entries
      where row_id = ${id} and op = 'delete'`);
    expect((await supervisor.send('POST', `/api/changes/${set?.id}/undo`, { reason: '误删' })).status).toBe(200);
    const back = await supervisor.get(`/api/documents/${id}`);
    expect(back.body).toMatchObject({ title: '更正后的标题' });
    const erased = await supervisor.send('POST', `/api/documents/${id}/erase`, { reason: '含个人信息' }, { 'if-match': back.etag });
    expect(erased.body).toMatchObject({ erased: true });
    expect((await supervisor.get(`/api/documents/${id}/file`)).status).toBe(410);
    const erasing = await office.app
      .get(Reader)
      .one<{ id: string }>(sql`/* test.erasing */ select id from history.change_sets where act = 'documents.erase'`);
    const undo = await supervisor.send('POST', `/api/changes/${erasing?.id}/undo`, { reason: '找回' });
    expect([undo.status, undo.body['rule']]).toEqual([409, 'erased_for_ever']);
  });
});

describe('a change', () => {
  it('cites documents: they lie with the organization, are named in its history, and go with an undo', async () => {
    const id = await office.found({ name: '示例有据商会', foundedOn: '2014-05-10' });
    const document = await added({ title: '关于更名的批复', number: '通统〔2017〕9号', issuedOn: '2017-03-20' });
    const preview = await supervisor.send(
      'PATCH',
      `/api/organizations/${id}?dryRun=true`,
      { name: '示例有据总商会', effectiveOn: '2017-04-01', documentIds: [document] },
      { 'if-match': '"1"' },
    );
    expect(preview.body).toMatchObject({
      diff: expect.arrayContaining([
        expect.objectContaining({ field: 'document', after: { id: document, name: '《关于更名的批复》通统〔2017〕9号' } }),
      ]) as unknown,
    });
    expect((await office.change(id, { name: '示例有据总商会', effectiveOn: '2017-04-01', documentIds: [document] })).status).toBe(200);
    const laid = async (asOf = '2026-11-23'): Promise<unknown[]> =>
      (await supervisor.get<{ items: Body[] }>(`/api/organizations/${id}/documents?asOf=${asOf}`)).body.items.map((one) => one.id);
    expect([await laid(), await laid('2017-03-19')]).toEqual([[document], []]);
    expect((await supervisor.get(`/api/documents/${document}`)).body).toMatchObject({ about: [{ id, name: '示例有据总商会' }] });
    const { body } = await supervisor.get<{ items: { changeSet: string; documents: Body[] }[] }>(`/api/organizations/${id}/changes`);
    expect(body.items[0]?.documents).toEqual([{ id: document, name: '《关于更名的批复》通统〔2017〕9号' }]);
    const { etag } = await supervisor.get(`/api/documents/${document}`);
    expect((await supervisor.send('DELETE', `/api/documents/${document}`, undefined, { 'if-match': etag })).body).toMatchObject({
      rule: 'document_in_use',
    });
    expect((await supervisor.send('POST', `/api/changes/${body.items[0]?.changeSet}/undo`, { reason: '误录' })).status).toBe(200);
    expect(await laid()).toEqual([]);
  });

  it('of a founding, an end or anything else cites them too; one that is not there is at its place', async () => {
    const document = await added({ title: '关于成立的批复' });
    const id = await office.found({ name: '示例成立商会', foundedOn: '2019', documentIds: [document] });
    expect((await supervisor.get<{ items: Body[] }>(`/api/organizations/${id}/documents`)).body.items).toHaveLength(1);
    const more = await added({ title: '关于注销的批复' });
    expect((await office.act(id, 'end', { on: '2023-01-01', documentIds: [more, document] })).status).toBe(200);
    expect(
      (await supervisor.get<{ items: Body[] }>(`/api/organizations/${id}/documents`)).body.items.map(({ title }) => title).sort(),
    ).toEqual(['关于成立的批复', '关于注销的批复']);
    const wrong = await office.change(id, { remarks: '甲', documentIds: [document, id] });
    expect([wrong.status, faults(wrong)]).toEqual([422, ['/documentIds/1 unknown_reference']]);
  });

  it('lays documents to an organization and takes them away, and is undone', async () => {
    const id = await office.found({ name: '示例关联商会', foundedOn: '2019' });
    const document = await added();
    expect((await office.act(id, 'documents', { documentIds: [document] })).status).toBe(200);
    const { etag } = await supervisor.get(`/api/organizations/${id}`);
    expect(
      (await supervisor.send('DELETE', `/api/organizations/${id}/documents/${document}`, undefined, { 'if-match': etag })).status,
    ).toBe(200);
    const { body } = await supervisor.get<{ items: { changeSet: string; sentence: string }[] }>(`/api/organizations/${id}/changes`);
    expect(body.items.slice(0, 2).map(({ sentence }) => sentence)).toEqual(['取消关联文件', '关联文件 1 份']);
    expect((await supervisor.send('POST', `/api/changes/${body.items[0]?.changeSet}/undo`, { reason: '误删' })).status).toBe(200);
    expect((await supervisor.get<{ items: Body[] }>(`/api/organizations/${id}/documents`)).body.items).toHaveLength(1);
    expect(faults(await office.act(id, 'documents', { documentIds: [] }))).toEqual(['/documentIds too_few']);
  });
});

it('that was altered behind the triggers is found by verify', async () => {
  const id = await added({ title: '被动过的文件' });
  const alter = (byte: number): Promise<unknown> =>
    asOwner(office.database.ownerUrl, async (client) => {
      await client.query('alter table file_pieces disable trigger content_stays');
      await client.query(
        `update file_pieces set data = set_byte(data, octet_length(data) - 2, $2) where file_id = (select file_id from documents where id = $1)`,
        [id, byte],
      );
      await client.query('alter table file_pieces enable trigger content_stays');
    });
  await alter('G'.charCodeAt(0));
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toMatchObject([
    { check: 'files', count: 1, findings: [{ finding: 'differs from its hash' }] },
  ]);
  await alter('F'.charCodeAt(0));
});

describe('who sees a document', () => {
  it('is who entered it and who sees what it is about; who may change that may mend it', async () => {
    const own = await added({ title: '如东自存' }, 'rudong');
    const id = await office.found({ name: '示例如东商会', foundedOn: '2019' }, 'rudong');
    const [chongchuan, rudong, viewer] = [await office.as('chongchuan'), await office.as('rudong'), await office.as('viewer')];
    const status = async (person: Person, document: string): Promise<number> => (await person.get(`/api/documents/${document}`)).status;
    const file = async (person: Person, document: string): Promise<number> => (await person.get(`/api/documents/${document}/file`)).status;
    expect([await status(rudong, own), await status(chongchuan, own), await file(chongchuan, own), await status(viewer, own)]).toEqual([
      200, 404, 404, 404,
    ]);
    expect((await office.act(id, 'documents', { documentIds: [own] }, 'rudong')).status).toBe(200);
    expect([await status(viewer, own), await file(viewer, own), await status(chongchuan, own)]).toEqual([200, 200, 404]);
    expect((await chongchuan.get<{ items: Body[] }>(`/api/documents?q=${encodeURIComponent('如东自存')}`)).body.items).toEqual([]);
    expect((await chongchuan.get<{ items: Body[] }>(`/api/search?q=${encodeURIComponent('如东自存')}`)).body.items).toEqual([]);
    expect((await viewer.send('PATCH', `/api/documents/${own}`, { title: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
    expect(
      (
        await supervisor.send(
          'PATCH',
          `/api/documents/${own}`,
          { title: '主管更正' },
          { 'if-match': (await supervisor.get(`/api/documents/${own}`)).etag },
        )
      ).status,
    ).toBe(200);
    // What is about an organization of the other county cannot be cited.
    const other = await office.found({ name: '示例崇川商会', foundedOn: '2019', areaId: office.area('320613') }, 'chongchuan');
    expect(faults(await office.change(other, { remarks: '甲', documentIds: [own] }, 'chongchuan'))).toEqual([
      '/documentIds/0 unknown_reference',
    ]);
  });
});

describe('a file', () => {
  it.each(GOOD)('named %s is kept', async (name, content, kind) => {
    const reply = await send(FACTS, content(), name);
    expect([reply.status, reply.body.fileKind, reply.body.fileName]).toEqual([201, kind, name]);
    const got = await supervisor.get(`/api/documents/${String(reply.body.id)}/file`);
    expect([got.status, got.headers['content-type']]).not.toContain('text/html');
  });

  it('that nobody should open is refused with the reason, whatever it is, and nothing of it is kept', async () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(50);
    const before = await kept();
    const refused = async ([what, name, content]: (typeof HOSTILE)[number]): Promise<unknown[]> => {
      const reply = await send(FACTS, content(), name);
      return [what, reply.status, ...faults(reply)];
    };
    const told: unknown[] = [];
    for (let at = 0; at < HOSTILE.length; at += 4) told.push(...(await Promise.all(HOSTILE.slice(at, at + 4).map(refused))));
    expect(told).toEqual(HOSTILE.map(([what, , , why]) => [what, 422, `/file ${why}`]));
    expect(await kept()).toEqual(before);
  }, 240_000);

  it('is looked into while others work: a slow one stops nobody', async () => {
    const [slow, quick] = await Promise.all([
      send(FACTS, docx(Array.from({ length: 200_000 }, () => '字')), 'a.docx'),
      supervisor.get('/api/documents/count'),
    ]);
    expect([slow.status, quick.status]).toEqual([201, 200]);
  });
});
