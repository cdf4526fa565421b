/** No condition at all. */
export const NO_FILTER = {
  q: '',
  kind: '',
  type: '',
  areaId: '',
  seatAreaId: '',
  boundaries: '',
  status: 'all',
  certainty: '',
  recognition: '',
  recognitionLevel: '',
  section: '',
  handler: '',
  notConfirmedSince: '',
  notConfirmedMonths: '',
  expiresWithin: '',
  termState: '',
  dueFrom: '',
  dueTo: '',
  chairVacant: '',
  preparedBy: '',
};

/** What the address of the list says where it says nothing. */
export const LIST_DEFAULTS = {
  ...NO_FILTER,
  status: 'active',
  sort: '',
  limit: '50',
  after: '',
  before: '',
  page: '1',
  /** The 常用视图 that the list was opened by. */
  view: '',
};

/** The state of the list, as it stands in the address. */
export type ListState = typeof LIST_DEFAULTS;

/** Another question is answered from its first page on. */
export const FIRST_PAGE = { after: '', before: '', page: '1' } as const satisfies Partial<ListState>;

/** What of the list's address a walk along it needs: its conditions and its order, not the page at hand. */
export function walkAddress(query: ListState): Partial<ListState> {
  const ofThePage: readonly string[] = [...Object.keys(FIRST_PAGE), 'limit'];
  return Object.fromEntries(
    Object.entries(query).filter(([key, value]) => !ofThePage.includes(key) && value !== LIST_DEFAULTS[key as keyof ListState]),
  );
}

/** The parties have an order of their own: their list stands in it unless another is chosen, each party with its types and counties as they stand. */
const BY_PARTY = 'party,type,area,name';

/** What the rows are sorted by, as the server is asked; empty: by name. */
export const orderOf = ({ sort, kind }: Pick<ListState, 'sort' | 'kind'>): string => sort || (kind === 'democraticParty' ? BY_PARTY : '');
