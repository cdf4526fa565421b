import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner } from '../../../test/facts.js';
import { type Office, openOffice } from '../../../test/office.js';
import type { TermsAnswer } from '../terms/terms.dto.js';

let office: Office;
const folder = mkdtempSync(join(tmpdir(), 'forms-'));

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What LibreOffice makes of documents: their text, and how many pages. */
function opened(documents: Readonly<Record<string, Buffer>>): Record<string, { text: string; pages: number }> {
  const paths = Object.entries(documents).map(([name, bytes]) => {
    writeFileSync(join(folder, `${name}.docx`), bytes);
    return join(folder, `${name}.docx`);
  });
  for (const form of ['pdf', 'txt:Text (encoded):UTF8'])
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', form, '--outdir', folder, ...paths],
      { stdio: 'pipe' },
    );
  return Object.fromEntries(
    Object.keys(documents).map((name) => {
      const pages = readFileSync(join(folder, `${name}.pdf`), 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      return [name, { text: readFileSync(join(folder, `${name}.txt`), 'utf8').replace(/^\uFEFF/, ''), pages }];
    }),
  );
}

const FORMS = ['registration', 'officers', 'postponement'];

it('the three papers of a congress are filled from the records, open in LibreOffice and leave blank what is not kept', async () => {
  const supervisor = await office.as('supervisor');
  const id = await office.found({ type: '行业商会', name: '示例甲商会', foundedOn: '2014-05-10' });
  const send = async (path: string, body: Record<string, unknown>): Promise<number> => {
    const { etag } = await supervisor.get(`/api/organizations/${id}`);
    return (await supervisor.send('POST', `/api/organizations/${id}/${path}`, body, { 'if-match': etag })).status;
  };
  const chair = { name: '张甲一', employer: '示例集团', title: '董事长' };
  expect(await send('leadership-changes', { on: '2014-05-10', number: 1, years: 5, holders: [{ post: '会长', person: chair }] })).toBe(201);
  const holders = [
    { post: '会长', person: { name: '李乙二', employer: '示例纺织有限公司', title: '总经理' }, fullTime: false },
    { post: '秘书长', person: { name: '赵丁四' }, fullTime: true },
    { post: '理事', person: { name: '王丙三' } },
  ];
  const meeting = { meeting: '第二届第一次会员大会', expected: 214, present: 187 };
  expect(await send('leadership-changes', { on: '2019-05-18', number: 2, years: 5, holders, ...meeting })).toBe(201);
  const terms = (await supervisor.get<TermsAnswer>(`/api/organizations/${id}/terms?asOf=2026-11-23`)).body.items;
  const term = terms[0]?.id ?? '';
  const late = { documentOn: '2024-05-10', to: '2025-05-18', documentNumber: '示例函〔2024〕3号', because: '财务审计未完成' };
  expect(await send(`terms/${term}/postponements`, late)).toBe(200);

  const replies = await Promise.all(FORMS.map((form) => supervisor.get(`/api/organizations/${id}/terms/${term}/forms/${form}`)));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(decodeURIComponent(String(replies[0]?.headers['content-disposition']))).toContain('示例甲商会_社会团体换届登记表_2026-11-23.docx');
  const read = opened(Object.fromEntries(FORMS.map((form, at) => [form, replies[at]?.bytes ?? Buffer.alloc(0)])));
  const said = (form: string, ...words: string[]): void => {
    expect(words.filter((word) => !read[form]?.text.includes(word))).toEqual([]);
    expect(read[form]?.pages).toBe(1);
  };
  said(
    'registration',
    '示例甲商会',
    '第二届',
    '2019年5月18日至2024年5月18日',
    '第二届第一次会员大会',
    '214',
    '187',
    '李乙二',
    '新任',
    '兼职',
  );
  said('officers', '李乙二', '示例纺织有限公司总经理', '赵丁四', '专职', '出生年月', '政治面貌', '本人签字');
  said('postponement', '2024年5月18日', '2025年5月18日', '延期', '示例函〔2024〕3号', '财务审计未完成', '登记管理机关意见');
  expect(read['officers']?.text).not.toContain('王丙三');
  const logged = await asOwner(office.database.ownerUrl, async (client) =>
    client.query(`select 1 from access_log where act = 'leadership.form' and subject_id = $1`, [id]),
  );
  expect(logged.rowCount).toBe(3);
});

it('is for those who may take the organization away; another paper or term is not found', async () => {
  const id = await office.found({ type: '行业商会', name: '示例乙商会', foundedOn: '2014-05-10' });
  const nothing = '0190a000-0000-7000-8000-000000000000';
  const supervisor = await office.as('supervisor');
  expect((await supervisor.get(`/api/organizations/${id}/terms/${nothing}/forms/registration`)).status).toBe(404);
  expect((await supervisor.get(`/api/organizations/${id}/terms/${nothing}/forms/another`)).status).toBe(404);
  expect((await (await office.as('qidong')).get(`/api/organizations/${id}/terms/${nothing}/forms/officers`)).status).toBe(404);
});
