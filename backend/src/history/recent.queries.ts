import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { allOf, join, limit, type Sql, sql } from '../platform/database/sql.js';
import { type Cursor, Cursors, fingerprint } from '../platform/http/cursor.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, wrongParameters } from '../platform/http/problem.js';
import { addDays, type Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { changeSetColumns, type ChangeSetRow } from './change-sets.js';
import type { ChangeAnswer } from './changes.dto.js';
import { ChangesQueries, TOLD_IN_FULL } from './changes.queries.js';
import { Declared } from './declared.js';
import type { MineQuery, MyChange, MyChanges, OthersChange, OthersChanges, OthersQuery, RecentRecord } from './recent.dto.js';
import { entriesOf } from './story.js';

/** So many days back one looks for what was done lately (issue 5: my last 30 days). */
const LATELY = 30;

/** Of a set over more records than this no more are looked at: after an import the page would wait for every one of them. */
const MOST_COUNTED = 1000;

interface RecentRow extends ChangeSetRow {
  readonly place: string;
  /** How many records it is about. */
  readonly total: number;
  /** These, where they are few enough to be told. */
  readonly about: string[] | null;
  /** What of them the account may read; null: nothing. */
  readonly readable: string[] | null;
}

/** A change set with what of it the account may know. */
interface Shown {
  readonly row: RecentRow;
  /** At most as many as are told. */
  readonly records: readonly RecentRecord[];
  readonly count: number;
  /** Nothing that it is about is hidden: sentence and reason may name each of its records. */
  readonly whole: boolean;
}

interface Page {
  readonly shown: readonly Shown[];
  readonly next: string | null;
}

/** What was done lately to records whose changes can be taken back, newest first. */
@Injectable()
export class RecentChanges {
  constructor(
    private readonly reader: Reader,
    private readonly changes: ChangesQueries,
    private readonly declared: Declared,
    private readonly cursors: Cursors,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * 我的操作: all that the account did itself, field by field; what went out of its reach since then without a name. Records that an undo
   * took away are told as they last were: undoing the undo brings them back.
   */
  async mine(viewer: Viewer, query: MineQuery): Promise<MyChanges> {
    const { day, act } = query;
    const since = this.since();
    const own = sql`c.account_id = ${viewer.accountId}`;
    const wanted = [own, ...(act ? [sql`c.act = ${act}`] : []), ...(day ? [this.onDay(day)] : []), sql`v.total > 0`];
    const filter = fingerprint('changes.mine', viewer.accountId, day ?? '', act ?? '');
    const [{ shown, next }, acts] = await Promise.all([
      this.page(viewer, query, filter, sql`/* changes.mine */`, allOf(wanted)),
      this.reader.rows<{ act: string }>(sql`/* changes.my-acts */ select distinct c.act from history.change_sets c
        where ${own} and ${this.from(since)} and exists (select from history.entries e where e.change_set_id = c.id and ${this.undoable()})`),
    ]);
    return {
      since,
      acts: acts.map((row) => ({ act: row.act, label: this.declared.act(row.act, viewer.locale) })),
      items: await this.told(viewer, shown),
      next,
    };
  }

  /** What others did to records that the account may read, but for what the registry began with. A set over records that it sees only in part is told by those alone. */
  async byOthers(viewer: Viewer, query: OthersQuery): Promise<OthersChanges> {
    const others = sql`c.account_id is distinct from ${viewer.accountId} and not c.act = any(${this.declared.finalActs})`;
    const wanted = sql`${others} and r.readable is not null`;
    const { shown, next } = await this.page(
      viewer,
      query,
      fingerprint('changes.others', viewer.accountId),
      sql`/* changes.others */`,
      wanted,
    );
    const { locale } = viewer;
    const items = shown.map(({ row, records, whole, count }): OthersChange => ({
      at: row.at,
      account: row.account,
      act: row.act,
      actLabel: this.declared.act(row.act, locale),
      changeSet: row.id,
      sentence: whole ? this.declared.sentence(row.sentence, locale) : null,
      records: [...records],
      count,
    }));
    return { since: this.since(), items, next };
  }

  private since(): Day {
    return addDays(this.clock.today(), -LATELY);
  }

  /** From the midnight with which a day of the office begins. */
  private from(day: Day): Sql {
    return sql`c.at >= ${day}::timestamp at time zone ${this.clock.timeZone}`;
  }

  private onDay(day: Day): Sql {
    return sql`${this.from(day)} and c.at < ${addDays(day, 1)}::timestamp at time zone ${this.clock.timeZone}`;
  }

  /** Of an entry `e`: it is about a record of a room that takes changes back. */
  private undoable(): Sql {
    const tables = this.declared.all.filter(({ room }) => this.declared.port(room)?.take).map(({ name }) => name);
    return sql`e.table_name = any(${tables})`;
  }

  private async page(
    viewer: Viewer,
    { limit: most, after }: { readonly limit: number; readonly after?: Cursor | undefined },
    filter: string,
    name: Sql,
    wanted: Sql,
  ): Promise<Page> {
    if (after && after.filter !== filter) throw wrongParameters([fieldProblem('after', fault('cursor_of_other_list'))]);
    const behind = after?.keys as [string, string] | undefined;
    // A record belongs to one room, by whichever of its tables it is judged.
    const records = (columns: Sql): Sql =>
      sql`select ${columns} from history.entries e where e.change_set_id = c.id and ${this.undoable()} group by e.subjects[1]`;
    const rows = await this.reader.rows<RecentRow>(sql`${name}
      select ${changeSetColumns}, c.at::text as place, v.total, v.about, r.readable
      from history.change_sets c left join accounts a on a.id = c.account_id
      cross join lateral (select count(*)::int as total, case when count(*) <= ${TOLD_IN_FULL} then array_agg(d.id order by d.id) end as about
        from (${records(sql`e.subjects[1] as id`)}) d) v
      cross join lateral (select array_agg(d.id order by d.id) as readable from (select e.subjects[1] as id
        from (${records(sql`min(e.table_name) as table_name, array[e.subjects[1]] as subjects`)}) e
        where ${await this.changes.readable(viewer)} ${limit(MOST_COUNTED)}) d) r
      where ${this.from(this.since())} and ${wanted}
        and ${behind ? sql`(c.at, c.id) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)` : sql`true`}
      order by c.at desc, c.id desc ${limit(most + 1)}`);
    const page = rows.slice(0, most);
    const last = rows.length > most ? page.at(-1) : undefined;
    return {
      shown: await this.shown(viewer, page),
      next: last ? await this.cursors.mark({ keys: [last.place, last.id], day: this.clock.today(), filter }) : null,
    };
  }

  private async shown(viewer: Viewer, page: readonly RecentRow[]): Promise<Shown[]> {
    const told = (row: RecentRow): readonly string[] => row.about ?? row.readable?.slice(0, TOLD_IN_FULL) ?? [];
    const known = await this.recordsOf(viewer, [...new Set(page.flatMap(told))]);
    return page.map((row) => {
      const readable = new Set(row.readable);
      const records = told(row).flatMap((id) => {
        const record = known.get(id);
        return record && (!record.there || readable.has(id)) ? [record] : [];
      });
      const named = new Set(records.map(({ id }) => id));
      const whole = row.about
        ? row.about.every((id) => named.has(id) || readable.has(id))
        : readable.size >= Math.min(row.total, MOST_COUNTED);
      return { row, records, whole, count: row.about ? records.length : readable.size };
    });
  }

  private async told(viewer: Viewer, shown: readonly Shown[]): Promise<MyChange[]> {
    const full = shown.filter(({ count }) => count <= TOLD_IN_FULL);
    const ids = [...new Set(full.flatMap(({ records }) => records.map(({ id }) => id)))];
    const rows = shown.map(({ row }) => row);
    const told = await this.changes.told(this.reader, viewer, rows, ids.length ? await entriesOf(this.reader, ids) : [], ids);
    return told.map((item: Pick<ChangeAnswer, keyof ChangeAnswer>, index): MyChange => {
      const { records, whole, count } = shown[index] ?? { records: [], whole: false, count: 0 };
      return {
        ...item,
        sentence: whole ? item.sentence : null,
        reason: whole ? item.reason : null,
        fields: count > TOLD_IN_FULL ? [] : item.fields,
        records: [...records],
        count,
      };
    });
  }

  private async recordsOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, RecentRecord>> {
    const questions: Sql[] = [];
    for (const [, port] of this.declared.allPorts) if (port.records && ids.length) questions.push(await port.records(viewer, ids));
    if (!questions.length) return new Map();
    const rows = await this.reader.rows<RecentRecord>(sql`/* changes.records */ ${join(questions, ' union all ')}`);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
