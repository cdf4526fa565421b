import { asOwner } from '../facts.js';
import type { Office, Reply } from '../office.js';
import { docx, form } from '../papers.js';
import type { Samples } from './asking.js';

/** What one county has that nobody of the other may see, whatever he asks. */
export interface Cage {
  readonly login: string;
  readonly areaId: string;
  /** A sign that stands in every text of the county's records and nowhere else. */
  readonly sign: string;
  readonly phone: string;
  readonly creditCode: string;
  /** Records by what became of them. */
  readonly ids: Readonly<Record<'main' | 'ended' | 'voided' | 'child' | 'merged' | 'below', string>>;
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
  readonly changeSets: readonly string[];
  readonly job: string;
  /** Views that its officer saved for himself and for his county. */
  readonly views: readonly string[];
  /** Every text that must not come out. */
  readonly secrets: readonly string[];
}

/** A cage before the database was asked what it holds. */
type Found = Omit<Cage, 'secrets' | 'changeSets' | 'names' | 'recognitions' | 'responsibilities' | 'relations' | 'documents'>;

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
    const ended = await found('乙');
    await act(ended, 'end', { on: '2024', reason: `${sign}注销` });
    const voided = await found('丙');
    await act(voided, 'void', { reason: `${sign}重复` });
    const ids = { main, ended, voided, child: await found('丁'), merged: await found('戊'), below: await found('己') };
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
    cages.push({ login, areaId, sign, phone, creditCode, ids, job, views });
  }
  const [a, b] = cages as [Cage, Cage];
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const) {
    await change(own.ids.child, { parentId: other.ids.main, reason: '跨县上级' });
    await act(own.ids.child, 'relations', { sort: 'hostedBy', organizationId: other.ids.main, from: '2022-02-01', reason: '跨县依托' });
    await act(own.ids.ended, 'relations', { sort: 'supervisedBy', organizationId: other.ids.child, from: '2022-02-01', to: '2023-01-01' });
    await act(own.ids.merged, 'merge', { into: other.ids.main, on: '2025-01-01' });
  }
  return [await whole(office, a), await whole(office, b)];
}

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
      changeSets,
      secrets: [
        cage.sign,
        cage.phone,
        cage.phone.slice(5),
        cage.creditCode,
        ...ids,
        ...cage.views,
        ...rows,
        ...names,
        ...recognitions,
        ...responsibilities,
        ...confirmations,
        ...owned,
        ...documents,
        ...changeSets,
      ],
    };
  });
}

export const NOBODY = '01890000-0000-7000-8000-000000000000';

/** Samples with which somebody of `own` asks for everything of both counties. */
export function samplesOf(own: Cage, other: Cage, { writing = false } = {}): Samples {
  const ids = writing
    ? [own.ids.below, own.ids.main, own.ids.merged, other.ids.main, other.ids.voided, other.ids.merged, NOBODY]
    : [...Object.values(own.ids), ...Object.values(other.ids), NOBODY];
  const name = `示例${other.sign}甲商会`;
  return {
    path: {
      'organizations.id': ids,
      'organizations.nameId': [...other.names, NOBODY],
      'organizations.recognitionId': [...other.recognitions, NOBODY],
      'organizations.responsibilityId': [...other.responsibilities, NOBODY],
      'sections.id': [NOBODY],
      'types.id': [NOBODY],
      'organizations.relationId': [...other.relations, NOBODY],
      'organizations.documentId': [...other.documents, NOBODY],
      'documents.id': [...own.documents, ...other.documents, NOBODY],
      'areas.id': [own.areaId, other.areaId],
      'accounts.id': [NOBODY],
      'accounts.grantId': [NOBODY],
      'jobs.id': [own.job, other.job],
      'views.id': [...own.views, ...other.views, NOBODY],
      'sessions.list': ['organizations'],
      'changes.changeSetId': [...other.changeSets.slice(0, 4), ...own.changeSets.slice(0, 2)],
    },
    query: {
      asOf: ['2022-06-30', '2020-12-31', '2023-04-15', '2026-11-23', '2028-01-01'],
      q: [other.sign, '示例', name, 'shili', 'slzjsh', 'Canary', other.creditCode],
      kind: ['chamberOfCommerce', 'association'],
      type: ['行业商会'],
      areaId: [other.areaId, own.areaId],
      seatAreaId: [other.areaId],
      name: [name, `示例${other.sign}后甲商会`, `Canary ${other.sign}`, '示例商会'],
      creditCode: [other.creditCode],
      except: [own.ids.main, other.ids.main],
      boundaries: ['now', 'then'],
      status: ['active,suspended,dissolved,merged,preparing', 'dissolved'],
      certainty: ['certain', 'possible'],
      recognition: [`${other.sign}称号`],
      recognitionLevel: ['county'],
      notConfirmedSince: ['2026-11-01', '2026-11-23'],
      notConfirmedMonths: ['6'],
      expiresWithin: ['90'],
      section: ['first', '一科'],
      handler: ['me', NOBODY],
      fileKind: ['docx'],
      issuedFrom: ['2014-01-01'],
      issuedTo: ['2030-01-01'],
      mine: ['true'],
      download: ['true'],
      foundedFrom: ['2021-01-05'],
      foundedTo: ['2021-01-05'],
      sort: ['name', '-foundedOn,name', 'area', 'type,-status,kind'],
      limit: ['2', '200'],
      after: ['x.y'],
      before: ['x.y'],
      since: ['2014-01-01T00:00:00Z'],
      level: ['county'],
      parent: ['3206'],
      format: ['csv', 'xlsx', 'docx'],
      day: ['2026-11-23'],
      act: ['organizations.found'],
      columns: ['all', 'name'],
      list: ['organizations', 'areas'],
      dryRun: ['true'],
    },
    bodies: {
      SignInBody: [{ account: 'nobody', password: 'wrong-password' }],
      OwnPasswordBody: [{ current: 'wrong-password', password: 'Office-Passw0rd' }],
      SessionPatch: [{ locale: 'zh' }],
      AccountBody: [{ login: 'canary', name: '金丝雀', password: 'Office-Passw0rd' }],
      AccountPatch: [{ name: '金丝雀' }],
      PasswordBody: [{ password: 'Office-Passw0rd' }],
      GrantBody: [{ role: 'officer', areaId: own.areaId }],
      AreaOrderBody: [{ areaIds: [own.areaId] }],
      AreaBody: [{ parentId: own.areaId, code: 'CANARY', name: '金丝雀园区', level: 'functional' }],
      TownshipsBody: [{ cityId: own.areaId }],
      ListSettings: [{ columns: {}, widths: {}, compact: false }],
      ViewBody: [
        { list: 'organizations', name: '自己的视图', query: { q: other.sign } },
        { list: 'organizations', name: '共享', query: {}, sharedWith: 'area', areaId: other.areaId },
      ],
      ViewPatch: [{ name: '改名' }, { sharedWith: 'area', areaId: other.areaId }],
      BeginBody: [{ kind: 'own', cityCode: '3206' }],
      FoundBody: [
        { name, kind: 'chamberOfCommerce', type: '行业商会', areaId: own.areaId, foundedOn: '2022', creditCode: other.creditCode },
        { name, kind: 'chamberOfCommerce', type: '行业商会', areaId: own.areaId, foundedOn: '2022', parentId: other.ids.main },
        { name, kind: 'chamberOfCommerce', type: '行业商会', areaId: other.areaId, foundedOn: '2022' },
      ],
      ChangeBody: [
        { remarks: '自己的备注' },
        { creditCode: other.creditCode },
        { parentId: other.ids.main },
        { areaId: other.areaId },
        { foundedOn: '2030-01-01', documentIds: [other.ids.main] },
      ],
      BulkChangeBody: [
        { remarks: '自己的备注' },
        {
          remarks: '自己的备注',
          records: [own.ids.below, other.ids.main, other.ids.voided, other.ids.merged, NOBODY].map((id) => ({ id, version: 1 })),
        },
        { parentId: other.ids.main, records: [{ id: own.ids.below, version: 1 }] },
        { areaId: other.areaId, records: [{ id: own.ids.below, version: 1 }] },
      ],
      SuspendBody: [{ from: '2023-01-01', to: '2023-02-01' }],
      ResumeBody: [{ on: '2025-01-01' }],
      EndBody: [{ on: '2021-06-01' }, { on: '2028-06-01' }],
      VoidBody: [{ reason: '试作废' }],
      RestoreBody: [{}],
      NameBody: [{ name: '自己的名称', sort: 'short' }],
      RecognitionBody: [{ title: '示例称号', from: '2023-01-01' }],
      RecognitionChangeBody: [{ validUntil: '2030' }],
      ConfirmBody: [
        { source: 'phone', records: [{ id: other.ids.main, version: 1 }] },
        { source: 'phone', records: [own.ids.main, other.ids.main].map((id) => ({ id, version: 1 })) },
      ],
      ResponsibilityBody: [{ handlerId: NOBODY, from: '2023-01-01' }],
      ResponsibilityChangeBody: [{ to: '2024-01-01' }],
      TypeBody: [{ kind: 'association', name: '金丝雀社' }],
      TypePatch: [{ name: '金丝雀社' }],
      TypeOrderBody: [{ kind: 'association', ids: [NOBODY] }],
      KindOrderBody: [{ kinds: ['association'] }],
      SettingsPatch: [{ exportMark: '金丝雀' }, { cityCode: '3212' }],
      SectionBody: [{ code: 'canary', name: '金丝雀科' }],
      SectionPatch: [{ name: '金丝雀科' }],
      SectionOrderBody: [{ ids: [NOBODY] }],
      RelationBody: [
        { sort: 'hostedBy', organizationId: other.ids.main, from: '2023-01-01' },
        { sort: 'supervises', organizationId: other.ids.child, from: '2023-01-01' },
        { sort: 'hostedBy', name: '自己的大学', from: '2023-01-01' },
      ],
      RelationChangeBody: [{ to: '2030' }],
      MergeBody: [{ into: other.ids.main, on: '2026-01-01' }],
      LayDocumentsBody: [{ documentIds: [...other.documents] }],
      DocumentChangeBody: [{ title: '自己的标题' }],
      DocumentErasureBody: [{ reason: '试抹除' }],
      ObservationBody: [{ measure: 'members', onDay: '2022-12-31', value: 1 }],
      PhoneBody: [{ phone: '0513-80000000' }],
      Reasons: [{ reason: '试' }],
      UndoBody: [
        { reason: '试撤销' },
        { reason: '试', with: [...other.changeSets.slice(0, 2)] },
        { reason: '试', records: [other.ids.main] },
        { reason: '试', except: [other.ids.main] },
      ],
    },
  };
}
