import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { form, pdf } from '../../../test/papers.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { OrganizationAnswer } from '../answers.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

interface Given extends Body {
  title?: string;
  from?: string;
}
const give = (id: string, body: Given): Promise<Reply<OrganizationAnswer & Body>> =>
  office.act(id, 'recognitions', { title: '苏新艺坊', level: 'province', from: '2021-12-10', ...body });
const send = async (method: 'PATCH' | 'DELETE', id: string, which: string, body?: Body): Promise<Reply<OrganizationAnswer & Body>> => {
  const person = await office.as('supervisor');
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/recognitions/${which}`, body, { 'if-match': etag });
};
const base = (name: string, more: Body = {}): Promise<string> =>
  office.found({ kind: 'practiceBase', type: '实践创新基地', name: `示例${name}基地`, foundedOn: '2014-05-10', ...more });
const stateOn = async (id: string, asOf: string): Promise<unknown[]> => {
  const { body } = await (await office.as('supervisor')).get<OrganizationAnswer>(`/api/organizations/${id}?asOf=${asOf}`);
  return body.recognitions.map(({ title, state }) => [title, state]);
};
const pointers = (reply: Reply): unknown[] =>
  ((reply.body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer);

describe('称号', () => {
  it('holds from its day to its last valid one, or until it is taken away', async () => {
    const id = await base('甲');
    const given = await give(id, { validUntil: '2023', reviewedOn: '2022-11' });
    expect(given.status).toBe(200);
    expect(given.body.recognitions).toMatchObject([
      { title: '苏新艺坊', level: 'province', from: '2021-12-10', validUntil: '2023', reviewedOn: '2022-11', to: null, state: 'expired' },
    ]);
    expect(await stateOn(id, '2021-12-09')).toEqual([['苏新艺坊', 'upcoming']]);
    expect(await stateOn(id, '2023-12-31')).toEqual([['苏新艺坊', 'held']]);
    expect(await stateOn(id, '2024-01-01')).toEqual([['苏新艺坊', 'expired']]);
    const which = given.body.recognitions[0]?.id ?? '';
    const ended = await send('PATCH', id, which, { to: '2022-05-01', reason: '复核未通过' });
    expect(ended.status).toBe(200);
    expect([await stateOn(id, '2022-04-30'), await stateOn(id, '2022-05-01')]).toEqual([[['苏新艺坊', 'held']], [['苏新艺坊', 'ended']]]);
    const prolonged = await send('PATCH', id, which, { to: null, validUntil: null, title: '苏新艺坊示范点' });
    expect(prolonged.body.recognitions).toMatchObject([{ title: '苏新艺坊示范点', to: null, validUntil: null, state: 'held' }]);
    expect((await send('DELETE', id, which)).body.recognitions).toEqual([]);
    expect((await send('DELETE', id, which)).status).toBe(404);
  });

  it('is told in the history and taken back', async () => {
    const id = await base('乙');
    const given = await give(id, {});
    await send('PATCH', id, given.body.recognitions[0]?.id ?? '', { to: '2023-01-01' });
    const person = await office.as('supervisor');
    const { body } = await person.get<{ items: { sentence: string; changeSet: string; fields: Body[] }[] }>(
      `/api/organizations/${id}/changes`,
    );
    expect(body.items.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
      '自2023-01-01起不再是“苏新艺坊”',
      '获称号“苏新艺坊”，授予日期：2021-12-10',
    ]);
    expect(body.items[0]?.fields).toMatchObject([{ field: 'to', label: '摘牌', before: null, after: '2023-01-01' }]);
    expect(body.items[1]?.fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'level', label: '称号级别', after: '省级' })]),
    );
    const undone = await person.send('POST', `/api/changes/${body.items[0]?.changeSet}/undo`, { reason: '误录' });
    expect(undone.status).toBe(200);
    expect(await stateOn(id, '2023-06-01')).toEqual([['苏新艺坊', 'held']]);
  });

  it('names in its row the documents that its naming, its review and its end cite, and no longer what was undone', async () => {
    const id = await base('己');
    const person = await office.as('supervisor');
    const paper = async (title: string): Promise<{ id: string; name: string }> => {
      const sent = form({ title, unclassified: true }, pdf(), '示例.pdf');
      const { body } = await person.send<{ id: string }>('POST', '/api/documents', sent.body, sent.headers);
      return { id: body.id, name: `《${title}》` };
    };
    const [naming, review, end] = [await paper('关于命名的通知'), await paper('关于复核的通知'), await paper('关于摘牌的通知')];
    const given = await give(id, { documentIds: [naming.id] });
    expect(given.body.recognitions[0]?.documents).toEqual([naming]);
    await give(id, { title: '另一称号' });
    const which = given.body.recognitions[0]?.id ?? '';
    await send('PATCH', id, which, { reviewedOn: '2022-11', documentIds: [review.id, naming.id] });
    const ended = await send('PATCH', id, which, { to: '2023-01-01', documentIds: [end.id] });
    expect(ended.body.recognitions.find((one) => one.id === which)?.documents).toEqual([naming, review, end]);
    expect(ended.body.recognitions.find((one) => one.id !== which)?.documents).toEqual([]);
    const { body } = await person.get<{ items: { changeSet: string }[] }>(`/api/organizations/${id}/changes`);
    await person.send('POST', `/api/changes/${body.items[0]?.changeSet}/undo`, { reason: '误录' });
    const told = async (): Promise<unknown> =>
      (await person.get<OrganizationAnswer>(`/api/organizations/${id}`)).body.recognitions.find((one) => one.id === which)?.documents;
    expect(await told()).toEqual([naming, review]);
    const { etag } = await person.get(`/api/organizations/${id}`);
    await person.send('DELETE', `/api/organizations/${id}/documents/${review.id}`, undefined, { 'if-match': etag });
    const { etag: version } = await person.get(`/api/documents/${review.id}`);
    await person.send('DELETE', `/api/documents/${review.id}`, undefined, { 'if-match': version });
    expect(await told()).toEqual([naming, { id: null, name: '（未关联或不在权限范围内的文件）' }]);
  });

  it('is a question of lists, counts and exports on any day, certain and possible', async () => {
    const area = { areaId: office.area('320681') };
    const [sure, doubtful, gone] = [await base('丙', area), await base('丁', area), await base('戊', area)];
    await give(sure, { title: '示例四星', from: '2020-03-01' });
    await give(doubtful, { title: '示例四星', from: '2020', level: 'city' });
    await give(gone, { title: '示例四星', from: '2020-03-01' });
    expect((await office.act(gone, 'end', { on: '2020-05-01' })).status).toBe(200);
    const person = await office.as('supervisor');
    const asked = (asOf: string, more = ''): string => `recognition=${encodeURIComponent('示例四星')}&asOf=${asOf}${more}`;
    const count = async (query: string): Promise<unknown> => {
      const { body } = await person.get<{ count: number; possible: number }>(`/api/organizations/count?${query}`);
      return [body.count, body.possible];
    };
    const listed = async (query: string): Promise<unknown> => {
      const { body } = await person.get<{ items: { id: string; certainty: string }[] }>(`/api/organizations?${query}`);
      return body.items.map(({ id, certainty }) => [id, certainty]);
    };
    expect(await count(asked('2019-12-31'))).toEqual([0, 0]);
    expect(await count(asked('2020-04-01'))).toEqual([2, 1]);
    expect(await count(asked('2020-06-01'))).toEqual([1, 1]);
    expect(await count(asked('2020-12-31'))).toEqual([2, 0]);
    expect(await count(asked('2020-12-31', '&recognitionLevel=city'))).toEqual([1, 0]);
    expect(await listed(asked('2020-06-01', '&certainty=possible'))).toEqual([[doubtful, 'possible']]);
    expect(await listed(asked('2020-06-01', '&certainty=certain'))).toEqual([[sure, 'certain']]);
    const shown = async (query: string): Promise<unknown> =>
      (await person.get<{ items: { held: unknown }[] }>(`/api/organizations?${query}`)).body.items.map(({ held }) => held);
    expect(await shown(asked('2020-06-01'))).toEqual([
      [{ title: '示例四星', level: 'province', certain: true }],
      [{ title: '示例四星', level: 'city', certain: false }],
    ]);
    expect(await shown(`q=${encodeURIComponent('示例丙基地')}`)).toEqual([null]);
    const csv = await person.get(`/api/organizations/export?format=csv&columns=name,recognitions&${asked('2020-06-01')}`);
    expect(csv.text.trim().split('\r\n').slice(1)).toEqual([
      '示例丙基地,示例四星（省级）',
      '示例丁基地,"示例四星（市级，可能）"'.replaceAll('"', ''),
    ]);
    const titles = await person.get<{ items: Body[] }>('/api/recognitions/titles?asOf=2020-06-01');
    expect(titles.body.items).toEqual([
      { title: '示例四星', level: 'province', count: 1, possible: 0 },
      { title: '示例四星', level: 'city', count: 0, possible: 1 },
    ]);
    const other = await (await office.as('chongchuan')).get<{ items: Body[] }>('/api/recognitions/titles?asOf=2020-06-01');
    expect(other.body.items).toEqual([]);
  });

  it('refuses what cannot be, at its field', async () => {
    const id = await base('己');
    const rule = (reply: Reply): unknown[] => [reply.status, reply.body['rule'] ?? reply.body['type'], ...pointers(reply)];
    expect(pointers(await give(id, { to: '2020-01-01', validUntil: '2019' }))).toEqual(['/validUntil', '/to']);
    expect(pointers(await give(id, { title: '', from: '2019-02-30', level: 'galactic' })).sort()).toEqual(['/from', '/level', '/title']);
    expect(pointers(await give(id, { title: '甲,乙' }))).toEqual(['/title']);
    expect(rule(await give(id, { from: '2010' }))).toEqual([409, 'recognition_within_life', '/from']);
    expect((await give(id, {})).status).toBe(200);
    expect(rule(await give(id, { from: '2022-01-01' }))).toEqual([409, 'one_recognition_at_a_time', '/title']);
    expect((await give(id, { title: '四好商会', from: '2022-01-01' })).status).toBe(200);
    const early = await office.change(id, { foundedOn: '2022-06-01' });
    expect(rule(early)).toEqual([409, 'recognition_within_life', '/from']);
    expect((await (await office.as('viewer')).send('POST', `/api/organizations/${id}/recognitions`, {})).status).toBe(403);
    for (const query of ['recognitionLevel=galactic', 'recognition='])
      expect((await (await office.as('supervisor')).get(`/api/organizations?${query}`)).status).toBe(400);
  });
});
