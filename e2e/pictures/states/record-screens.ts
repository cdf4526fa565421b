import type { Page } from '@playwright/test';
import { expect } from '../../paths/office';
import { LONG, type Records } from './records';
import { act, dialog, heading, press, type Screen } from './screen';

const record = (tab = '') => ({
  at: (r: Records) => `/organizations/${r.rich}${tab && `/${tab}`}`,
  long: (r: Records) => `/organizations/${r.long}${tab && `/${tab}`}`,
  noRight: { account: 'chongchuan', at: (r: Records) => `/organizations/${r.elsewhere}${tab && `/${tab}`}` },
});
const bare = (tab: string) => (r: Records) => `/organizations/${r.bare}/${tab}`;
const form = heading(/新建|修改|登记/);

/** 工作台, 组织名录, an organization with its tabs and acts, and what works on many. */
export const recordScreens: readonly Screen[] = [
  {
    name: 'home',
    at: () => '/home',
    ready: (page) => page.getByRole('region', { name: '各类组织' }),
    fresh: /名录里还没有组织/,
    noRight: { account: 'technician' },
  },
  {
    name: 'list',
    at: () => '/organizations',
    ready: (page) => page.locator('[data-row]').first(),
    long: () => '/organizations?q=示例江苏省南通市新的社会阶层人士&status=all',
    empty: { at: () => '/organizations?q=没有这样的名称', says: /没有/ },
    fresh: /没有/,
    noRight: { account: 'technician' },
  },
  {
    name: 'list-open',
    at: () => '/organizations?kind=chamberOfCommerce',
    then: press('展开'),
    ready: (page) => page.getByRole('button', { name: '收起' }),
    loads: false,
  },
  { name: 'organization', ...record(), ready: (page) => page.getByText('最近变更') },
  {
    name: 'team',
    ...record('team'),
    data: /\/team/,
    ready: (page) => page.locator('tx-organization-team section').first(),
    empty: { at: bare('team'), says: /还没有登记班子/ },
  },
  {
    name: 'terms',
    ...record('terms'),
    data: /\/terms/,
    ready: (page) => page.locator('tx-organization-terms section').first(),
    empty: { at: bare('terms'), says: /还没有登记届次/ },
  },
  {
    name: 'team-change',
    at: (r) => `/organizations/${r.rich}/team`,
    then: press('届中变动'),
    ready: dialog,
    loads: false,
    past: false,
  },
  { name: 'life', ...record('life'), ready: (page) => page.getByText('沿革文字') },
  {
    name: 'recognitions',
    ...record('recognitions'),
    at: (r) => `/organizations/${r.honoured}/recognitions`,
    ready: (page) => page.locator('tx-organization-recognitions tbody tr').first(),
    empty: { at: bare('recognitions'), says: /没有|还/ },
  },
  {
    name: 'relations',
    ...record('relations'),
    at: (r) => `/organizations/${r.related}/relations`,
    data: /\/relations/,
    ready: (page) => page.locator('tx-organization-relations tbody tr').first(),
    empty: { at: bare('relations'), says: /没有|还/ },
  },
  {
    name: 'documents-of',
    ...record('documents'),
    data: /\/documents/,
    ready: (page) => page.locator('tx-organization-documents tbody tr').first(),
    empty: { at: bare('documents'), says: /没有|还/ },
  },
  { name: 'changes', ...record('changes'), data: /\/changes/, ready: (page) => page.locator('tx-organization-changes article').first() },
  { name: 'sheet', ...record('sheet'), ready: (page) => page.getByRole('article', { name: '组织情况表' }) },
  { name: 'new', at: () => '/organizations/new', ready: form, loads: false, noRight: { account: 'viewer' } },
  { name: 'branch', at: (r) => `/organizations/new?kind=chamberOfCommerce&parentId=${r.rich}`, ready: form, loads: false, past: false },
  {
    name: 'change',
    at: (r) => `/organizations/${r.rich}/edit`,
    long: (r) => `/organizations/${r.long}/edit`,
    ready: form,
    noRight: { account: 'viewer' },
  },
  {
    name: 'suspend',
    at: (r) => `/organizations/${r.rich}`,
    long: (r) => `/organizations/${r.long}`,
    then: act('停止活动'),
    ready: dialog,
    loads: false,
    past: false,
  },
  {
    name: 'end',
    at: (r) => `/organizations/${r.rich}`,
    long: (r) => `/organizations/${r.long}`,
    then: act(/^办理结束/),
    ready: dialog,
    loads: false,
    past: false,
  },
  {
    name: 'merge',
    at: (r) => `/organizations/${r.rich}`,
    long: (r) => `/organizations/${r.long}`,
    then: act('合并到…'),
    ready: dialog,
    loads: false,
    past: false,
  },
  {
    name: 'void',
    at: (r) => `/organizations/${r.rich}`,
    long: (r) => `/organizations/${r.long}`,
    then: act('作废'),
    ready: dialog,
    loads: false,
    past: false,
  },
  {
    name: 'recognize',
    at: (r) => `/organizations/${r.honoured}/recognitions`,
    then: press('登记称号'),
    ready: dialog,
    loads: false,
    past: false,
  },
  { name: 'relate', at: (r) => `/organizations/${r.rich}/relations`, then: press('登记关系'), ready: dialog, loads: false, past: false },
  {
    name: 'undo',
    at: (r) => `/organizations/${r.long}/changes`,
    then: press(/^撤销/),
    ready: (page) => page.getByRole('region', { name: '撤销本次修改' }).getByRole('button', { name: '确认撤销' }),
    loads: false,
    past: false,
  },
  {
    name: 'walk',
    at: () => '/organizations/walk?recognitionLevel=province',
    long: () => '/organizations/walk?q=示例江苏省南通市新的社会阶层人士',
    ready: (page) => page.locator('tx-walk .card h2'),
    empty: { at: () => '/organizations/walk?q=没有这样的名称', says: /没有/ },
    noRight: { account: 'viewer' },
  },
  {
    name: 'bulk',
    at: () => '/organizations?kind=association&status=active',
    then: selected,
    ready: heading(/批量修改/),
    loads: false,
    past: false,
  },
  {
    name: 'bulk-address',
    at: () => '/organizations/bulk',
    ready: (page) => page.getByRole('link', { name: '回到名录' }),
    loads: false,
    noRight: { account: 'viewer' },
  },
  {
    name: 'compare',
    at: () => '/organizations/compare?kind=chamberOfCommerce',
    then: comparing('上海南通商会\n广州南通商會\n南通示例家居协会\n示例全新商会\n示例全新商会'),
    ready: (page) => page.locator('tx-compared-piles tbody tr').first(),
    loads: false,
    long: () => '/organizations/compare?long',
    empty: { at: () => '/organizations/compare', says: /先把名单粘贴到左边/ },
    noRight: { account: 'technician' },
  },
  {
    name: 'compare-short',
    at: () => '/organizations/compare',
    then: async (page) => {
      await comparing('示例全新商会')(page);
      await press('加为简称…')(page);
    },
    ready: dialog,
    loads: false,
    past: false,
  },
  { name: 'export', at: () => '/organizations', then: press('导出'), ready: dialog, loads: false },
  { name: 'columns', at: () => '/organizations', then: press('列设置'), ready: dialog, loads: false },
  { name: 'views', at: () => '/organizations', then: press('常用视图'), ready: (page) => page.getByRole('menu'), loads: false },
  { name: 'view-save', at: () => '/organizations?kind=practiceBase', then: saving, ready: dialog, loads: false, past: false },
];

/** What is compared; where the address asks for it, something as long as may be, near to what is as long. */
function comparing(list: string) {
  return async (page: Page): Promise<void> => {
    const long = `${LONG.slice(0, -1)}组`;
    await page
      .getByRole('textbox', { name: '名单', exact: true })
      .fill(page.url().includes('long') ? `${long}\n${'示例'.repeat(100)}` : list);
    await page.getByRole('button', { name: '比对', exact: true }).click();
  };
}

async function saving(page: Page): Promise<void> {
  await press('常用视图')(page);
  await page.getByRole('menuitem', { name: /存为常用视图/ }).click();
}

async function selected(page: Page): Promise<void> {
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await page.locator('[data-row]').first().focus();
  for (const key of ['x', 'End', 'Shift+X']) await page.keyboard.press(key);
  await page.getByRole('link', { name: '批量修改', exact: true }).click();
}
