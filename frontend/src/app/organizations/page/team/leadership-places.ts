// Where the screens of 换届 stand that this page leads to.

/** 办理换届 of an organization. */
export const congressPlace = (id: string): readonly string[] => ['/leadership/congress', id];
/** 章程与届次规则 of an organization. */
export const charterPlace = (id: string): readonly string[] => ['/leadership/charter', id];
/** 期初录入, beginning with an organization. */
export const foundTeamPlace = { path: ['/leadership/found'], query: (id: string) => ({ organization: id }) } as const;
