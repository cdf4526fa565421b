import type { Row } from '../pages/api';
import { chineseLeft, looksLikeKey, wordsOf } from '../pages/words';
import { expect, test } from './office';

interface Named {
  readonly name: string;
  readonly nameEn?: string | null;
}

interface Change {
  readonly reason: string | null;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}
const TYPED = [
  'name',
  'shortName',
  'address',
  'supervisor',
  'summary',
  'remarks',
  'recognitions',
  'title',
  'document',
  'employer',
  'meeting',
  'filingNumber',
];
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

test('every screen in English: no key without its word, no Chinese but names', async ({ page, signIn, colleague }) => {
  const supervisor = await colleague('supervisor');
  const rows = await supervisor.all<Row & { shortName: string | null }>('/api/organizations');
  const areas = await Promise.all(
    [{ level: 'county' }, { level: 'city' }, { level: 'province' }, { level: 'country' }].map((asked) =>
      supervisor.get<{ items: Named[] }>('/api/areas', asked),
    ),
  );
  const accounts = ['管理员甲', '主管乙', '联络员丙', '联络员丁', '报表员戊', '查阅员己', '审计员庚'];
  const units = ['市委统战部办公室', '市委统战部研究室', '市委统战部机关党委', '市委统战部', '崇川区委统战部', '如东县委统战部'];
  const id = rows.find((row) => row.name === '上海南通商会')?.id ?? '';
  expect(id).not.toBe('');
  // What people typed into the record that is looked at, and into its history.
  const record = await supervisor.get<Readonly<Record<string, unknown>>>(`/api/organizations/${id}`);
  const history = await supervisor.all<Change>(`/api/organizations/${id}/changes`);
  const own = await supervisor.all<Change>('/api/changes/mine');
  // Persons with what was published of them, meetings and papers of the terms.
  const team = await supervisor.get<{ holdings: readonly Readonly<Record<string, unknown>>[] }>(`/api/organizations/${id}/team`);
  const terms = await supervisor.get<{ items: readonly Readonly<Record<string, unknown>>[] }>(`/api/organizations/${id}/terms`);
  const lists = await supervisor.get<{ items: readonly Readonly<Record<string, unknown>>[] }>('/api/preparation-steps');
  const { items: kinds } = await supervisor.get<{ items: { types: { id: string; code: string }[] }[] }>('/api/kinds');
  const federation = kinds.flatMap(({ types }) => types).find(({ code }) => code === 'federation')?.id ?? '';
  const arranged = await supervisor.get<{ items: readonly Readonly<Record<string, unknown>>[] }>('/api/arrangements');
  const led = [
    ...lists.items.map(({ steps }) => [steps]),
    ...arranged.items.map(({ title, documentNumber }) => [title, documentNumber]),
    ...team.holdings.map(({ person, employer, title, documents }) => [person, employer, title, documents]),
    ...terms.items.map(({ meeting, filingNumber, postponements, documents }) => [meeting, filingNumber, postponements, documents]),
  ];
  // Sentences quote what was typed: former names are in no list.
  const told = await supervisor.all<{ sentence: string | null }>('/api/changes/others');
  const quoted = told.flatMap(({ sentence }) => sentence?.match(/(?<=“)[^”]+/g) ?? []);
  const typed = [
    ...quoted,
    ...led,
    ...[...TYPED, 'fields'].map((field) => record[field]),
    ...[...history, ...own].flatMap(({ reason, fields }) => [
      reason,
      ...fields.filter(({ field }) => TYPED.includes(field)).flatMap(({ before, after }) => [before, after]),
    ]),
  ].flatMap(textsIn);
  const { items: titles } = await supervisor.get<{ items: { title: string }[] }>('/api/recognitions/titles');
  const { items: papers } = await supervisor.get<{ items: Readonly<Record<string, unknown>>[] }>('/api/documents');
  const names = [
    ...typed,
    ...papers.flatMap(({ title, number, issuer, fileName }) => [fileName, title, number, issuer]).flatMap(textsIn),
    ...titles.map(({ title }) => title),
    ...rows.flatMap((row) => [row.name, row.shortName, row.seatAreaName, row.areaName]),
    ...areas.flatMap(({ items }) => items.map((area) => area.name)),
    ...['南通市委统战部（示例）', '上海市南通商会', '上海南通总商会', '南通', '同心', ...accounts, ...units],
    // Parties stand in the cells of the calendar by their short names.
    ...['民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社'],
    // What stands in the title of a table for what it says on the day: the same in every language, as it is saved.
    ...['{单位}', '{年}', '{截至日期}'],
  ].filter((name): name is string => Boolean(name));
  names.sort((a, b) => b.length - a.length);

  const strange: string[] = [];
  /** A paper in place keeps the viewer of the browser busy: that page is never idle. */
  const look = async (screen: string, state: 'networkidle' | 'load' = 'networkidle'): Promise<void> => {
    await page.waitForLoadState(state);
    for (const words of await wordsOf(page)) {
      if (looksLikeKey(words)) strange.push(`${screen}: key ${words}`);
      if (chineseLeft(words, names)) strange.push(`${screen}: Chinese ${words}`);
    }
  };

  await page.goto('/sign-in');
  // As long as a hand takes: what is said of the box that one leaves moves the page in between.
  await page.getByRole('button', { name: 'English' }).click({ delay: 200 });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await look('sign-in');
  await signIn('supervisor');

  for (const address of [
    '/home',
    '/operations',
    '/jobs',
    '/tables',
    '/leadership',
    '/leadership/vacancies',
    '/leadership/found',
    `/leadership/congress/${id}`,
    '/leadership/rules',
    `/leadership/posts/${federation}`,
    `/leadership/charter/${id}`,
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(address);
  }
  for (const table of ['kind=chamberOfCommerce', 'ready=base', 'ready=movements']) {
    await page.goto(`/tables/new?${table}`);
    await expect(page.locator('tx-table-paper article')).toBeVisible();
    await look(`table ${table}`);
  }
  await page.goto('/organizations?kind=chamberOfCommerce');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await page.locator('button[aria-expanded="false"]').filter({ hasText: /More/i }).first().click();
  await look('list');
  for (const dialog of ['Export', 'Columns'] as const) {
    await page.getByRole('button', { name: new RegExp(`^${dialog}`) }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(`dialog ${dialog}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('keys');
  await page.keyboard.press('Escape');

  await page.goto('/organizations?asOf=2019-12-31&q=shntsh');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await page.locator('tx-as-of-control button').first().click();
  await look('list of another day');
  await page.goto('/organizations?q=nothing-is-called-so');
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await look('empty list');

  await page.goto('/organizations/compare');
  await page.getByRole('textbox', { name: 'List', exact: true }).fill('崇川知联会\n上海南通商会');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.locator('tx-compared-piles')).toBeVisible();
  await look('names compared');

  await page.goto('/organizations/import');
  await page
    .getByRole('textbox', { name: 'What you copied from the sheet' })
    .fill('Name\tType\tJurisdiction\tFounded\nExample chamber\tFishing chamber\t320613\t2019');
  await look('import, pasted');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.locator('tx-import-rows tbody tr')).toHaveCount(1);
  await look('import, checked');

  for (const tab of ['', '/team', '/terms', '/life', '/recognitions', '/documents', '/changes']) {
    await page.goto(`/organizations/${id}${tab}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('上海南通商会');
    await look(`organization${tab}`);
  }
  const somebody = team.holdings.map(({ person }) => person as { id: string } | null).find((person) => person !== null);
  await page.goto(`/people/${somebody?.id ?? ''}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('person');
  for (const act of ['Correct', 'Join records'] as const) {
    await page.getByRole('button', { name: act }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(`person, ${act}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.goto(`/organizations/${id}/team`);
  await page.getByRole('button', { name: 'Rota' }).click();
  await page.getByRole('button', { name: 'One more' }).click();
  await expect(page.locator('tx-rota-dialog .turn')).toHaveCount(1);
  await look('turns');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.goto(`/organizations/${id}/changes`);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.locator('tx-undo-panel input[required]')).toBeVisible();
  await look('undo');
  const [held] = await supervisor.all<Row>('/api/organizations', { recognition: titles[0]?.title ?? '' });
  await page.goto(`/organizations/${held?.id}/recognitions`);
  await expect(page.locator('tx-organization-recognitions tbody tr').first()).toBeVisible();
  await look('recognitions');
  for (const act of [/^Record a recognition/, /^Take away:/, /^Remove the mistake:/]) {
    await page.getByRole('button', { name: act }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(`recognitions ${act.source}`);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.goto(`/organizations/${id}/edit`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another');
  await look('change');
  await page.goto('/organizations/new?kind=association');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await look('new');
  await page.goto('/no-such-page');
  await look('no such page');
  await page.goto('/documents');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await look('documents');
  await page.getByRole('button', { name: 'Enter a document' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('a new document');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('[data-row]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('document', 'load');
  expect(strange).toEqual([]);
});
