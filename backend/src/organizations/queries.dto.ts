import { AsOfQuery, ListQuery } from '../platform/http/list-query.js';
import {
  ChoiceListParam,
  ChoiceParam,
  DayParam,
  FlagParam,
  NumberParam,
  type SortKey,
  SortParam,
  TextListParam,
  TextParam,
  UuidListParam,
  UuidParam,
} from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import type { OrganizationFilter } from './filter.js';
import { LEVELS } from './code-words.js';
import { KINDS, type Status, STATUSES } from './kinds/index.js';
import { type TermState, TERM_STATES } from './offices/office-words.js';
import { UNASSIGNED } from './offices/terms-in-lists.js';
import { SORTS } from './organizations.queries.js';
import { FURTHER, type FurtherColumn } from './row-columns.js';

const KIND_CODES = KINDS.map((kind) => kind.code);

/** Which organizations are asked for: the same words in counts, exports and, with a page beside them, in lists. */
export function filtered<T extends AsOfQuery>(base: new () => T): new () => T & OrganizationFilter {
  class Filtered extends (base as new () => AsOfQuery) implements OrganizationFilter {
    @TextParam({ max: 200, min: 0, description: 'part of any name that the organization ever had or will have; pinyin or initials' })
    q?: string;

    @ChoiceListParam(KIND_CODES)
    kind?: string[];

    @TextListParam({ description: 'codes or names of types, separated by commas' })
    type?: string[];

    @UuidParam({ description: '属地, with all that lies under it' })
    areaId?: string;

    @UuidParam({ description: '所在地, with all that lies under it' })
    seatAreaId?: string;

    @ChoiceParam(['then', 'now'], { description: 'areas as they were on the day (default), or as they are today' })
    boundaries?: 'then' | 'now';

    @ChoiceListParam(STATUSES)
    status?: Status[];

    @ChoiceParam(['certain', 'possible'])
    certainty?: 'certain' | 'possible';

    @TextListParam({ description: 'titles of 称号 held on the day, separated by commas' })
    recognition?: string[];

    @ChoiceListParam(LEVELS, { description: 'levels of 称号 held on the day' })
    recognitionLevel?: string[];

    @DayParam({ description: 'without a confirmation 核对 on this day or later' })
    notConfirmedSince?: Day;

    @NumberParam({ min: 1, max: 240, description: 'without a confirmation in so many months up to the day asked' })
    notConfirmedMonths?: number;

    @NumberParam({ min: 1, max: 3660, description: 'a 称号 or the certificate runs out in so many days from the day asked on' })
    expiresWithin?: number;

    @TextListParam({ description: 'codes or names of 责任科室 on the day, separated by commas' })
    section?: string[];

    @UuidListParam({ also: ['me'], description: 'accounts that are 经办人 on the day, separated by commas; me: whoever asks' })
    handler?: string[];

    @ChoiceListParam(TERM_STATES, { description: '换届状态 on the day' })
    termState?: TermState[];

    @DayParam({ description: 'the term ends 届满 on this day or later, by its length or as postponed' })
    dueFrom?: Day;

    @DayParam({ description: 'the term ends on this day or earlier' })
    dueTo?: Day;

    @FlagParam({ description: 'true: nobody is 会长 (主席, 主任委员 …), of those whose leadership is known' })
    chairVacant?: boolean;

    @UuidParam({ also: [UNASSIGNED], description: 'the account that prepares the next congress; none: nobody has been charged with it' })
    preparedBy?: string;

    @DayParam({ description: 'founded on this day or later' })
    foundedFrom?: Day;

    @DayParam({ description: 'founded on this day or earlier' })
    foundedTo?: Day;
  }
  return Filtered as unknown as new () => T & OrganizationFilter;
}

export class OrganizationCountQuery extends filtered(AsOfQuery) {}

/** A page of the list: the filter, an order, a place. */
export class OrganizationListQuery extends filtered(ListQuery) {
  @SortParam(SORTS)
  sort: SortKey<(typeof SORTS)[number]>[] = [{ field: 'name', descending: false }];

  @ChoiceListParam(FURTHER, { description: 'what each row tells beside the usual' })
  more?: FurtherColumn[];
}

/** An export: the filter and an order. */
export class OrganizationOrderQuery extends filtered(AsOfQuery) {
  @SortParam(SORTS)
  sort: SortKey<(typeof SORTS)[number]>[] = [{ field: 'name', descending: false }];
}

/** `true`: the act is done and rolled back; the answer is what it would change. */
export class DryRunQuery {
  @FlagParam({ description: 'true: nothing is saved, the answer is what would change' })
  dryRun?: boolean;
}
