import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { Cursors, fingerprint } from '../../platform/http/cursor.js';
import { cursorOf, pageOf } from '../../platform/http/list-query.js';
import { addMonths } from '../../platform/time/day.js';
import { CalendarQueries } from './calendar.queries.js';
import type { CalendarAnswer, CalendarQuery, DueCountQuery, DueCountsAnswer, DuePageAnswer, DueQuery } from './due.dto.js';
import { DueQueries, untilOf } from './due.queries.js';

/** The page 换届: what is due, in pages, in numbers, and as a calendar. */
@Injectable()
export class DueDesk {
  constructor(
    private readonly queries: DueQueries,
    private readonly calendars: CalendarQueries,
    private readonly cursors: Cursors,
  ) {}

  async list(viewer: Viewer, query: DueQuery): Promise<DuePageAnswer> {
    const { limit, after: _after, before, asOf, within, ...filter } = query;
    const until = untilOf(asOf, within);
    const asked = fingerprint('due', viewer.accountId, within ?? 'half', filter);
    const cursor = cursorOf(query, asked);
    const rows = await this.queries.list(
      viewer,
      { asOf, until, ...filter },
      limit + 1,
      cursor && { keys: cursor.keys, backwards: before !== undefined },
    );
    const page = await pageOf(rows, query, asked, (row) => [...row.keys], this.cursors);
    return { asOf, until, ...page, items: page.items.map(({ keys: _keys, ...item }) => item) };
  }

  counts(viewer: Viewer, { asOf, within, ...filter }: DueCountQuery): Promise<DueCountsAnswer> {
    return this.queries.counts(viewer, { asOf, until: untilOf(asOf, within), ...filter });
  }

  calendar(viewer: Viewer, { asOf, until, ...filter }: CalendarQuery): Promise<CalendarAnswer> {
    return this.calendars.calendar(viewer, { asOf, until: until ?? addMonths(asOf, 6), ...filter });
  }
}
