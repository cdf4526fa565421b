import type { Page } from '@playwright/test';
import { expect } from '../../paths/office';
import { dialog, heading, press, type Screen } from './screen';

const SETTINGS = /\/registry\/settings/;

/** Documents, areas, what the administrator keeps, one's own pages and the frame. */
export const officeScreens: readonly Screen[] = [
  {
    name: 'documents',
    at: () => '/documents',
    long: () => '/documents?q=示例统发',
    ready: (page) => page.locator('[data-row]').first(),
    empty: { at: () => '/documents?q=没有这样的文件', says: /没有/ },
    fresh: /没有|还/,
    noRight: { account: 'technician' },
  },
  {
    name: 'document',
    at: (r) => `/documents/${r.document}`,
    long: (r) => `/documents/${r.longDocument}`,
    ready: (page) => page.getByRole('link', { name: '下载' }).first(),
    noRight: { account: 'technician' },
  },
  { name: 'document-enter', at: () => '/documents', then: press('登记文件'), ready: dialog, loads: false, past: false },
  { name: 'areas', at: () => '/areas', ready: (page) => page.getByRole('row').nth(1) },
  { name: 'area', at: (r) => `/areas/${r.county}`, ready: heading('崇川区') },
  { name: 'area-add', at: () => '/areas', then: press(/新增/), ready: dialog, loads: false, past: false },
  { name: 'area-order', at: () => '/areas', then: press('调整次序'), ready: dialog, loads: false, past: false },
  { name: 'types', at: () => '/types?kind=practiceBase', ready: (page) => page.getByRole('row').nth(1), noRight: { account: 'viewer' } },
  {
    name: 'sections',
    at: () => '/sections',
    ready: (page) => page.getByRole('row').nth(1),
    fresh: /没有|还/,
    noRight: { account: 'viewer' },
  },
  { name: 'accounts', at: () => '/accounts', ready: (page) => page.getByRole('row').nth(1), past: false, noRight: { account: 'viewer' } },
  {
    name: 'settings',
    at: () => '/settings',
    data: SETTINGS,
    ready: (page) => page.getByRole('textbox', { name: '单位名称' }),
    noRight: { account: 'viewer' },
  },
  {
    name: 'operations',
    at: () => '/operations',
    ready: (page) => page.locator('tx-change-entry').first(),
    account: 'chongchuan',
    fresh: /没有|还/,
  },
  {
    name: 'jobs',
    at: () => '/jobs',
    ready: (page) => page.getByRole('main').getByText(/没有/).or(page.getByRole('row').nth(1)).first(),
    past: false,
    fresh: /没有/,
  },
  {
    name: 'setup-settings',
    at: () => '/setup/settings',
    data: SETTINGS,
    ready: (page) => page.getByRole('textbox', { name: '单位名称' }),
    past: false,
    noRight: { account: 'viewer' },
  },
  {
    name: 'setup-counties',
    at: () => '/setup/counties',
    ready: (page) => page.getByRole('main').getByRole('listitem').filter({ hasText: '崇川区' }),
    past: false,
    noRight: { account: 'viewer' },
  },
  {
    name: 'setup-accounts',
    at: () => '/setup/accounts',
    ready: (page) => page.getByRole('row').nth(1),
    past: false,
    noRight: { account: 'viewer' },
  },
  {
    name: 'command',
    at: () => '/home',
    then: searching('nantong'),
    ready: (page) => page.getByRole('option').first(),
    loads: false,
    long: () => '/home?long',
  },
  { name: 'keys', at: () => '/organizations', then: asking, ready: dialog, loads: false, past: false },
  {
    name: 'day',
    at: () => '/organizations',
    then: async (page) => page.getByRole('button', { name: /^截至日期/ }).click(),
    ready: dialog,
    loads: false,
  },
  { name: 'not-found', at: () => '/no-such-page', ready: heading('没有这一页'), loads: false },
];

function searching(text: string) {
  return async (page: Page): Promise<void> => {
    await page.getByRole('combobox', { name: '搜索组织' }).fill(page.url().includes('long') ? '示例江苏省' : text);
  };
}

async function asking(page: Page): Promise<void> {
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await page.keyboard.press('?');
}
