/** Levels of areas; `functional` is a 开发区, `country` a 国家（地区）. */
export const areaLevels = ['country', 'province', 'city', 'county', 'township', 'functional'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** How units change: 合并, 分设, 更名, 升格 (撤县设市, 撤市设区), 划归. */
export const areaEventKinds = ['merger', 'split', 'renaming', 'regrading', 'transfer'] as const;
export type AreaEventKind = (typeof areaEventKinds)[number];
