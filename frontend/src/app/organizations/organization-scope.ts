import { provideTranslocoScope } from '@jsverse/transloco';

const shared = {
  scope: 'organizations',
  loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
};

/** The words of the organizations' screens, loaded with the first of them. All of them stand under `organizations`, in whichever file. */
export const organizationWords = provideTranslocoScope(shared);

/** With those of the page of one organization, which 快速核对 shows too: its acts and its 沿革. The list, which is opened first, does without. */
export const recordWords = provideTranslocoScope(shared, {
  scope: 'record',
  alias: 'organizations',
  loader: {
    zh: () => import('./page/i18n/zh.json').then((m) => m.default),
    en: () => import('./page/i18n/en.json').then((m) => m.default),
  },
});

/** With those of the form of an organization and of 批量修改. */
export const formWords = provideTranslocoScope(shared, {
  scope: 'form',
  alias: 'organizations',
  loader: {
    zh: () => import('./form/i18n/zh.json').then((m) => m.default),
    en: () => import('./form/i18n/en.json').then((m) => m.default),
  },
});

/** With those of 名单比对. */
export const comparisonWords = provideTranslocoScope(shared, {
  scope: 'comparison',
  alias: 'organizations',
  loader: {
    zh: () => import('./compare/i18n/zh.json').then((m) => m.default),
    en: () => import('./compare/i18n/en.json').then((m) => m.default),
  },
});

/** With those of 上报表. */
export const tableWords = provideTranslocoScope(shared, {
  scope: 'tables',
  alias: 'organizations',
  loader: {
    zh: () => import('./tables/i18n/zh.json').then((m) => m.default),
    en: () => import('./tables/i18n/en.json').then((m) => m.default),
  },
});

/** With those of 导入. */
export const importWords = provideTranslocoScope(shared, {
  scope: 'import',
  alias: 'organizations',
  loader: {
    zh: () => import('./import/i18n/zh.json').then((m) => m.default),
    en: () => import('./import/i18n/en.json').then((m) => m.default),
  },
});

/** With those of 工作台 and 我的操作. */
export const workWords = provideTranslocoScope(shared, {
  scope: 'work',
  alias: 'organizations',
  loader: {
    zh: () => import('./work/i18n/zh.json').then((m) => m.default),
    en: () => import('./work/i18n/en.json').then((m) => m.default),
  },
});
