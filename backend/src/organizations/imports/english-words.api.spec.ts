import { findings } from '../../../test/facts.js';
import { type Office, openOffice } from '../../../test/office.js';
import type { ImportAnswer, ImportRowsAnswer } from './imports.dto.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

it('tells old and new in the language of whoever reads them; names and texts stay as they are written', async () => {
  const id = await office.found({
    name: '示例英文商会',
    areaId: office.area('320623'),
    foundedOn: '2015',
    supervisor: '市级',
    level: 'county',
    fields: { grade: 'a4' },
  });
  await office.found({ name: '南通示例英文近似商会', areaId: office.area('320623'), foundedOn: '2015' });
  const supervisor = await office.as('supervisor');
  const begun = await supervisor.send<ImportAnswer>('POST', '/api/imports', {
    rows: [
      ['编号', '名称', '类型', '属地', '成立日期', '业务主管单位', '级别', '等级评估'],
      [id, '示例英文商会', '镇街商会', '启东市', '2015', '县级', '市级', '3A'],
      ['', '南通市示例英文近似商会', '行业商会', '如东县', '2015', '', '', ''],
    ],
  });
  expect(begun.status).toBe(201);
  const rows = async (language: string): Promise<ImportRowsAnswer['items']> =>
    (await supervisor.get<ImportRowsAnswer>(`/api/imports/${begun.body.id}/rows`, { 'accept-language': language })).body.items;
  const told = async (language: string): Promise<unknown> => {
    const [changed, doubtful] = await rows(language);
    return [
      Object.fromEntries((changed?.values ?? []).map(({ field, before, after }) => [field, `${before} → ${after}`])),
      doubtful?.candidates.map(({ name, area }) => [name, area]),
    ];
  };
  expect(await told('zh-CN')).toEqual([
    {
      type: '行业商会 → 镇街商会',
      areaName: '如东县 → 启东市',
      supervisor: '市级 → 县级',
      level: '县级 → 市级',
      'fields.grade': '4A → 3A',
    },
    [['南通示例英文近似商会', '如东县']],
  ]);
  const kinds = (await supervisor.get<{ items: { types: { name: string; nameEn: string | null }[] }[] }>('/api/kinds')).body.items;
  const typeIn = (name: string): unknown => kinds.flatMap(({ types }) => types).find((type) => type.name === name)?.nameEn;
  const areaIn = async (code: string): Promise<string | null> =>
    (await supervisor.get<{ nameEn: string | null }>(`/api/areas/${office.area(code)}`)).body.nameEn;
  const [rudong, qidong] = [await areaIn('320623'), await areaIn('320681')];
  expect(await told('en')).toEqual([
    {
      type: `${String(typeIn('行业商会'))} → ${String(typeIn('镇街商会'))}`,
      areaName: `${rudong ?? '如东县'} → ${qidong ?? '启东市'}`,
      supervisor: '市级 → 县级',
      level: 'County → City',
      'fields.grade': '4A → 3A',
    },
    [['南通示例英文近似商会', rudong ?? '如东县']],
  ]);
  expect(typeIn('行业商会')).toMatch(/^[A-Z]/);
});
