import { STATUSES } from '../list/list-chips';
import { LIST_DEFAULTS, type ListState, NO_FILTER, walkAddress } from '../list/list-query';
import type { ListQuery } from '../organizations.api';

/** What a comparison takes over from the address of the list: its conditions, except for the state that the list shows at first. */
export function comparedAddress(query: ListState): Partial<ListQuery> {
  const { status, ...others } = Object.fromEntries(
    Object.entries(walkAddress(query)).filter(([key]) => key in NO_FILTER),
  ) as Partial<ListQuery>;
  return { ...others, ...(status && status !== LIST_DEFAULTS.status ? { status: status === 'all' ? STATUSES.join(',') : status } : {}) };
}
