/** Levels of areas; `functional` is a 开发区, `country` a 国家（地区）. */
export const areaLevels = ['country', 'province', 'city', 'county', 'township', 'functional'] as const;
export type AreaLevel = (typeof areaLevels)[number];
