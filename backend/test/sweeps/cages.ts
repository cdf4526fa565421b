import { asOwner } from '../facts.js';
import type { Office, Reply } from '../office.js';
import { docx, form } from '../papers.js';

/** What one county has that nobody of the other may see, whatever he asks. */
export interface Cage {
  readonly login: string;
  readonly areaId: string;
  /** A sign that stands in every text of the county's records and nowhere else. */
  readonly sign: string;
  readonly phone: string;
  readonly creditCode: string;
  /** Records by what became of them. */
  readonly ids: Readonly<Record<'main' | 'ended' | 'voided' | 'body' | 'child' | 'merged' | 'below', string>>;
  /** Identifiers of the further names of `main`. */
  readonly names: readonly string[];
  /** Identifiers of its recognitions. */
  readonly recognitions: readonly string[];
  /** Identifiers of its responsibilities. */
  readonly responsibilities: readonly string[];
  /** Identifiers of the relations of its own, and of those of the others that lead to it. */
  readonly relations: readonly string[];
  /** Identifiers of its documents. */
  readonly documents: readonly string[];
  /** Terms, office holdings and persons of its organizations. */
  readonly terms: readonly string[];
  readonly holdings: readonly string[];
  readonly people: readonly string[];
  /** An arrangement 换届安排 for one of its organizations, and a type: everybody knows those. */
  readonly arrangements: readonly string[];
  readonly types: readonly string[];
  readonly changeSets: readonly string[];
  readonly job: string;
  /** A list that its officer brings in. */
  readonly brought: string;
  /** Views that its officer saved for himself and for his county. */
  readonly views: readonly string[];
  /** Tables to hand up that its officer defined on them, and those that he kept. */
  readonly tables: readonly string[];
  readonly kept: readonly string[];
  /** Every text that must not come out. */
  readonly secrets: readonly string[];
}

/** A cage before the database was asked what it holds. */
type Found = Omit<
  Cage,
  | 'secrets'
  | 'changeSets'
  | 'names'
  | 'recognitions'
  | 'responsibilities'
  | 'relations'
  | 'documents'
  | 'terms'
  | 'holdings'
  | 'people'
  | 'arrangements'
  | 'types'
>;

interface Bird {
  login: string;
  code: string;
  sign: string;
  phone: string;
  creditCode: string;
}

const birds: readonly Bird[] = [
  { login: 'chongchuan', code: '320613', sign: '鸀', phone: '0513-71350246', creditCode: '51320699MJ9999016D' },
  { login: 'rudong', code: '320623', sign: '鸁', phone: '0513-72460135', creditCode: '51320600MJ9999024T' },
];

/** Two counties full of records, each with its sign in every text, and threads from one to the other. */
export async function fillCages(office: Office): Promise<[Cage, Cage]> {
  const supervisor = await office.as('supervisor');
  const ok = (reply: Reply): Reply => {
    if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
    return reply;
  };
  const act = async (id: string, path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<Reply> =>
    ok(
      await supervisor.send(method, `/api/organizations/${id}/${path}`, body, {
        'if-match': (await supervisor.get(`/api/organizations/${id}`)).etag,
      }),
    );
  const change = async (id: string, body: Record<string, unknown>): Promise<Reply> => ok(await office.change(id, body));
  const section = await aSection(office);
  const cages: Found[] = [];
  for (const { login, code, sign, phone, creditCode } of birds) {
    const areaId = office.area(code);
    const found = (name: string, more: Record<string, unknown> = {}): Promise<string> =>
      office.found({ name: `示例${sign}${name}商会`, areaId, foundedOn: '2021-01-05', summary: `${sign}简介`, ...more });
    const main = await found('甲', {
      shortName: `${sign}甲`,
      address: `${sign}路1号`,
      supervisor: `${sign}局`,
      remarks: `${sign}备注`,
      creditCode,
      reason: `${sign}建档`,
    });
    await change(main, { name: `示例${sign}新甲商会`, effectiveOn: '2023-04', reason: `${sign}更名` });
    await change(main, { name: `示例${sign}后甲商会`, effectiveOn: '2027-01-01', reason: `${sign}将更名` });
    await change(main, { summary: `${sign}更正的简介` });
    await act(main, 'phone', { phone }, 'PUT');
    await act(main, 'names', { name: `Canary ${sign}`, sort: 'foreign', language: 'en' });
    await act(main, 'names', { name: `${sign}旧甲商会`, sort: 'former' });
    await act(main, 'recognitions', { title: `${sign}称号`, level: 'county', from: '2022-01-10', reason: `${sign}授牌` });
    await act(main, 'responsibilities', { sectionId: section, from: '2022-01-10', reason: `${sign}分工` });
    const { version } = (await supervisor.get<{ version: number }>(`/api/organizations/${main}`)).body;
    ok(await supervisor.send('POST', '/api/confirmations', { source: 'phone', records: [{ id: main, version }], reason: `${sign}核对` }));
    await act(main, 'relations', { sort: 'hostedBy', name: `${sign}大学`, from: '2022-01-10', reason: `${sign}依托` });
    const paper = form(
      { title: `${sign}批复`, number: `${sign}〔2022〕1号`, issuer: `${sign}局`, unclassified: true },
      docx([`${sign}正文`]),
      `${sign}.docx`,
    );
    const entered = ok(await (await office.as(login)).send('POST', '/api/documents', paper.body, paper.headers));
    ok(await office.act(main, 'documents', { documentIds: [entered.body.id], reason: `${sign}依据` }, login));
    await act(main, 'observations', { measure: 'members', onDay: '2022-12-31', value: 7731 });
    await act(main, 'suspend', { from: '2022-02-01', to: '2022-03-01', reason: `${sign}停止` });
    await leadership(main, sign, act);
    const ended = await found('乙');
    await act(ended, 'end', { on: '2024', reason: `${sign}注销` });
    const voided = await found('丙');
    await act(voided, 'void', { reason: `${sign}重复` });
    const body = await found('庚', { kind: 'leadingBody', type: '领导小组' });
    const ids = { main, ended, voided, body, child: await found('丁'), merged: await found('戊'), below: await found('己') };
    const job = ids.main.replace(/^.{8}/, 'aaaaaaaa');
    await asOwner(office.database.ownerUrl, (client) =>
      client.query(
        `insert into jobs (id, kind, account_id, input, state, message, result, ended_at) select $1, 'test', a.id, $2, 'done', $3, $4, now() from accounts a where a.login = $5`,
        [job, { q: sign }, `${sign}任务`, { url: `/api/files/${sign}` }, login],
      ),
    );
    const officer = await office.as(login);
    const views: string[] = [];
    for (const sharing of [{}, { sharedWith: 'area', areaId }]) {
      const view = { list: 'organizations', name: `${sign}视图${views.length}`, query: { q: sign }, ...sharing };
      views.push(String(ok(await officer.send('POST', '/api/views', view)).body['id']));
    }
    const definition = aTable(sign);
    const tables: string[] = [];
    for (const viewId of views)
      tables.push(
        String(ok(await officer.send('POST', '/api/tables', { name: `${sign}表${tables.length}`, viewId, definition })).body['id']),
      );
    const kept = ok(
      await officer.send('POST', '/api/kept-tables?asOf=2022-06-30', { definition, tableId: tables[0], handedTo: `${sign}办公室` }),
    );
    const list = [
      ['名称', '类型', '属地', '成立日期', '备注'],
      [`示例${sign}导入商会`, '行业商会', code, '2022', `${sign}导入`],
      [`示例${sign}甲商会`, '行业商会', code, '2021-01-05', ''],
    ];
    const brought = String(ok(await officer.send('POST', '/api/imports', { rows: list })).body['id']);
    cages.push({ login, areaId, sign, phone, creditCode, ids, job, brought, views, tables, kept: [String(kept.body['id'])] });
  }
  const [a, b] = cages as [Cage, Cage];
  const arrangement = {
    title: '换届工作通知',
    documentOn: '2026-10-01',
    from: '2026-11-01',
    lastOn: '2027-12-31',
    organizationIds: [a.ids.below, b.ids.below],
  };
  ok(await supervisor.send('POST', '/api/arrangements', arrangement));
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const) {
    await change(own.ids.child, { parentId: other.ids.main, reason: '跨县上级' });
    await act(own.ids.child, 'relations', { sort: 'hostedBy', organizationId: other.ids.main, from: '2022-02-01', reason: '跨县依托' });
    await act(own.ids.ended, 'relations', { sort: 'supervisedBy', organizationId: other.ids.child, from: '2022-02-01', to: '2023-01-01' });
    const seat = { seat: `${own.sign}席位`, exOfficio: `${own.sign}局长` };
    await act(own.ids.body, 'relations', { sort: 'members', organizationId: other.ids.child, from: '2022-02-01', ...seat });
    await act(own.ids.merged, 'merge', { into: other.ids.main, on: '2025-01-01' });
  }
  return [await whole(office, a), await whole(office, b)];
}

/** A congress, somebody who comes between congresses and one who leaves, all with the sign in what is published of them. */
async function leadership(id: string, sign: string, act: (id: string, path: string, body: unknown) => Promise<Reply>): Promise<void> {
  const person = (name: string): Record<string, unknown> => ({ name: `${sign}${name}`, employer: `${sign}公司`, title: `${sign}董事长` });
  const holders = [
    { post: '会长', person: person('甲一') },
    { post: '副会长', unit: { name: `${sign}集团` }, person: person('乙二') },
    { post: '秘书长', person: person('丙三') },
  ];
  const congress = {
    on: '2022-03-10',
    number: 1,
    years: 5,
    meeting: `${sign}大会`,
    filedOn: '2022-03-20',
    filingNumber: `${sign}〔2022〕3号`,
    holders,
  };
  await act(id, 'leadership-changes', { ...congress, reason: `${sign}换届` });
  const done = await act(id, 'holdings', { holder: { post: '副会长', person: person('丁四') }, from: '2023-01-10', reason: `${sign}增补` });
  const { holdings } = done.body as unknown as { holdings: { id: string; person: { name: string } | null; termId: string }[] };
  const leaving = holdings.find((one) => one.person?.name === `${sign}丙三`);
  await act(id, `holdings/${leaving?.id}/leave`, { on: '2024-01', wayOut: 'resigned', acting: person('戊五'), reason: `${sign}离任` });
  await act(id, `terms/${leaving?.termId}/postponements`, {
    documentOn: '2026-11-01',
    to: '2028-03-10',
    documentNumber: `${sign}〔2026〕9号`,
    because: `${sign}原因`,
  });
}

/** How a table to hand up is set, with a sign in what is typed. */
export const aTable = (sign: string): Record<string, unknown> => ({
  title: [`${sign}名录`],
  total: true,
  signatures: ['madeBy'],
  notes: `${sign}口径`,
  register: {
    groupBy: 'area',
    subtotals: true,
    numbering: 'through',
    order: 'office',
    columns: [
      { key: 'name' },
      { key: 'parent' },
      { key: 'remarks' },
      { key: 'recognitions' },
      { key: 'fields.members', total: true, compare: ['previous'] },
    ],
  },
});

/** A section of the office: everybody knows those. */
async function aSection(office: Office): Promise<string> {
  const { body } = await (
    await office.as('admin')
  ).send<{ items: { id: string }[] }>('POST', '/api/sections', { code: 'first', name: '一科' });
  return body.items[0]?.id ?? NOBODY;
}

/** What the database alone knows of a county's records: the identifiers of their rows and change sets. */
async function whole(office: Office, cage: Found): Promise<Cage> {
  const ids = Object.values(cage.ids);
  return asOwner(office.database.ownerUrl, async (client) => {
    const idsOf = async (text: string): Promise<string[]> => (await client.query<{ id: string }>(text, [ids])).rows.map((row) => row.id);
    const rows = await idsOf(
      `select id from organization_profiles where organization_id = any($1) union select id from organization_suspensions where organization_id = any($1)`,
    );
    const names = await idsOf(`select id from organization_names where organization_id = any($1)`);
    const recognitions = await idsOf(`select id from organization_recognitions where organization_id = any($1)`);
    const responsibilities = await idsOf(`select id from organization_responsibilities where organization_id = any($1)`);
    const confirmations = await idsOf(`select id from organization_confirmations where organization_id = any($1)`);
    const relations = await idsOf(`select id from organization_relations where organization_id = any($1) or other_id = any($1)`);
    const terms = await idsOf(`select id from terms where organization_id = any($1)`);
    const holdings = await idsOf(`select id from office_holdings where organization_id = any($1)`);
    const people = await idsOf(`select person_id as id from office_holdings where organization_id = any($1) and person_id is not null
      union select person_id from holding_representatives where organization_id = any($1)`);
    const arrangements = await idsOf(`select arrangement_id as id from arrangement_members where organization_id = any($1)`);
    const types = await idsOf(`select id from organization_types where code = 'collaboration' and $1::uuid[] is not null`);
    const owned = await idsOf(`select id from organization_relations where organization_id = any($1)`);
    const documents = await idsOf(`select document_id as id from organization_documents where organization_id = any($1)`);
    // A merger is told on both sides: only what happened to this county's records alone is its own. In the order in which it was done: the
    // sweeps undo the first few, and what they undo decides which acts can still be done.
    const changeSets = await idsOf(`select change_set_id as id from history.entries group by 1 having bool_and(subjects <@ $1::uuid[])
      order by 1`);
    return {
      ...cage,
      names,
      recognitions,
      responsibilities,
      relations,
      documents,
      terms,
      holdings,
      people,
      arrangements,
      types,
      changeSets,
      secrets: [
        cage.sign,
        cage.phone,
        cage.phone.slice(5),
        cage.creditCode,
        ...ids,
        ...cage.views,
        ...cage.tables,
        ...cage.kept,
        cage.brought,
        ...rows,
        ...names,
        ...recognitions,
        ...responsibilities,
        ...confirmations,
        ...owned,
        ...documents,
        ...terms,
        ...holdings,
        ...people,
        ...changeSets,
      ],
    };
  });
}

export const NOBODY = '01890000-0000-7000-8000-000000000000';
