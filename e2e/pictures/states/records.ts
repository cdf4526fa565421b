import type { Colleague, Organization } from '../../pages/api';

/** A name as long as one may come. */
export const LONG =
  '示例江苏省南通市新的社会阶层人士与民营经济人士跨区域交流合作促进会暨长三角海内外青年企业家创新创业服务联合会（总部）临时筹备委员会';

/** Identifiers that the addresses of screens name. */
export interface Records {
  /** A chamber with a past, documents and two names. */
  readonly rich: string;
  /** Founded, and nothing else is known of it. */
  readonly bare: string;
  /** Everything that is said of it is as long as it may be. */
  readonly long: string;
  /** Of another county than 崇川区. */
  readonly elsewhere: string;
  readonly honoured: string;
  /** With a merger into it. */
  readonly related: string;
  readonly document: string;
  readonly longDocument: string;
  readonly city: string;
  readonly county: string;
}

/** Keeps the machine and sees no organization: a role that no account of the sample has alone. */
export const TECHNICIAN = 'technician';

async function technician(admin: Colleague): Promise<void> {
  const { items } = await admin.get<{ items: { login: string }[] }>('/api/accounts');
  if (items.some(({ login }) => login === TECHNICIAN)) return;
  const account = { login: TECHNICIAN, name: '示例运维员', unit: '示例单位', password: process.env['E2E_PASSWORD'] };
  const { id } = await admin.post<{ id: string }>('/api/accounts', account);
  await admin.post(`/api/accounts/${id}/grants`, { role: 'administrator' });
}

/** Finds what the sample holds and adds what it has not. */
export async function prepare(admin: Colleague, officer: Colleague): Promise<Records> {
  await technician(admin);
  const first = async (path: string, params: Readonly<Record<string, string>>): Promise<string> =>
    (await admin.get<{ items: { id: string }[] }>(path, params)).items[0]?.id ?? '';
  const rich = await first('/api/organizations', { q: 'shntsh' });
  const long = await officer.found(LONG, {
    foundedOn: '1999',
    shortName: '示例跨区域交流合作促进会暨青年企业家创新创业服务联合会',
    address: `示例省示例市示例区示例街道${'示例科技创业园第一期第三组团'.repeat(5)}12号楼1203室`,
    supervisor: '示例市民族宗教事务与新的社会阶层人士统战工作联席会议办公室',
    summary: '示例简介一句，说明主要做什么、服务哪些人、依托哪些单位。'.repeat(18),
    remarks: '示例备注一句，来自县区报送。'.repeat(30),
    fields: { origin: '示例省示例市示例县示例镇'.repeat(4), chairUnit: '示例跨区域科技创新投资控股集团有限责任公司'.repeat(4) },
  });
  const document = await officer.enter(`关于同意${LONG}更名、迁址、调整业务主管单位及有关事项的批复`, {
    number: '示例统发〔2026〕12345号',
    issuer: '中共示例市委统一战线工作部、示例市民政局、示例市工商业联合会',
    issuedOn: '2026-03-01',
  });
  await enrich(officer, long, document.id);
  return {
    rich,
    long: long.id,
    bare: (await officer.found('示例空白商会')).id,
    elsewhere: await first('/api/organizations', { areaId: await admin.areaId('320623'), status: 'active' }),
    honoured: await first('/api/organizations', { recognitionLevel: 'province' }),
    related: await first('/api/organizations', { q: '示例家居商会' }),
    document: await first('/api/documents', { q: '上海' }),
    longDocument: document.id,
    city: await first('/api/areas', { q: '3206', level: 'city' }),
    county: await admin.areaId('320613'),
  };
}

/** Ten former names, recognitions and relations beside the long values. */
async function enrich(officer: Colleague, record: Organization, documentId: string): Promise<void> {
  let { version } = record;
  const act = async (path: string, data: unknown): Promise<void> => {
    ({ version } = await officer.post<Organization>(`/api/organizations/${record.id}/${path}`, data, version));
  };
  for (let i = 0; i < 6; i++) {
    await act('names', { sort: 'former', name: `${LONG.slice(0, 40)}第${i + 1}届筹备组`, to: `200${i}-05` });
    await act('recognitions', {
      title: `示例省新时代民营经济人士理想信念教育与创新创业实践示范基地（第${i + 1}批）暨跨区域协作联系点`,
      level: 'province',
      from: `201${i}`,
    });
    await act('relations', { sort: 'hostedBy', name: `${LONG.slice(2, 50)}第${i + 1}分会`, from: `201${i}-06` });
  }
  const reason = '示例原因一句，县区报送时写得很长，要说清来龙去脉与依据文件。'.repeat(8);
  await officer.change({ ...record, version }, { address: '示例路1号', effectiveOn: '2020-02-01', reason, documentIds: [documentId] });
}
