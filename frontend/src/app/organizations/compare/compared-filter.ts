import { STATUSES } from '../list/list-chips';
import { LIST_DEFAULTS, type ListState, walkAddress } from '../list/list-query';
import type { ListQuery } from '../organizations.api';

/** No condition: then 系统另有 is not asked. Without a word about the state it is told of those that live. */
export const NO_FILTER: ListQuery & Record<string, string> = {
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
};

/** What a comparison takes over from the address of the list: its conditions, except for the state that the list shows at first. */
export function comparedAddress(query: ListState): Partial<ListQuery> {
  const { status, ...others } = Object.fromEntries(
    Object.entries(walkAddress(query)).filter(([key]) => key in NO_FILTER),
  ) as Partial<ListQuery>;
  return { ...others, ...(status && status !== LIST_DEFAULTS.status ? { status: status === 'all' ? STATUSES.join(',') : status } : {}) };
}
