import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../accounts/index.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { join, limit, type Sql, sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { type Cursor, Cursors, fingerprint } from '../platform/http/cursor.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, wrongParameters } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { changeSetColumns, type ChangeSetRow, undoneBy, undosOf } from './change-sets.js';
import type { ChangeAnswer, ChangesAnswer, FeedAnswer, FeedItem } from './changes.dto.js';
import { Declared, isRedo, type Locale } from './declared.js';
import { type Difference, differencesOf, type RawDifference, Thing } from './differences.js';
import { named, namedDocuments } from './naming.js';
import { aboutSubjects, entriesAbout, entriesOf, type Entry, tell } from './story.js';

/** How many change sets one answer of the feed looks at: an account that may read few of them gets a short page and goes on. */
const LOOKED_AT = 2000;
/** A change set over more records than this is told in the feed by its sentence and its records alone. */
export const TOLD_IN_FULL = 20;

interface FeedRow extends ChangeSetRow {
  readonly incarnation: number;
  readonly xid: string;
  readonly records: string[] | null;
  readonly subjects: number;
}

/** What the history says of records, in words and in order. */
@Injectable()
export class ChangesQueries {
  constructor(
    private readonly reader: Reader,
    private readonly declared: Declared,
    private readonly cursors: Cursors,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Every change set about one record, newest first, with what it did to it. The caller has seen to it that the viewer may read this
   * record's history. Names of other records are shown as far as he may see them.
   */
  async ofSubject(
    viewer: Viewer,
    subject: string,
    query: { readonly limit: number; readonly after?: Cursor | undefined },
  ): Promise<ChangesAnswer> {
    const filter = fingerprint('changes', subject);
    if (query.after && query.after.filter !== filter) throw wrongParameters([fieldProblem('after', fault('cursor_of_other_list'))]);
    const after = query.after ? Number(query.after.keys[0]) : null;
    const rows = await this.reader.rows<ChangeSetRow & { last: number }>(sql`/* changes.of-subject */
      select ${changeSetColumns}, x.last
      from (select e.change_set_id as id, max(e.id) as last from history.entries e where ${aboutSubjects([subject])}
        group by 1 having ${after}::bigint is null or max(e.id) < ${after} order by 2 desc ${limit(query.limit + 1)}) x
      join history.change_sets c on c.id = x.id left join accounts a on a.id = c.account_id order by x.last desc`);
    const page = rows.slice(0, query.limit);
    const items = await this.told(this.reader, viewer, page, await entriesAbout(this.reader, subject), [subject], 'all');
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return { items, next: last ? await this.cursors.mark({ keys: [last.last], day: this.clock.today(), filter }) : null };
  }

  /**
   * What was recorded about these records after a time, newest first, as far as the account may read it: by record, each change set with what it
   * did to that record.
   */
  async since(viewer: Viewer, records: readonly string[], at: Date): Promise<Map<string, ChangeAnswer[]>> {
    if (!records.length) return new Map();
    const rows = await this.reader.rows<ChangeSetRow & { about: string[] }>(sql`/* changes.since */
      select ${changeSetColumns}, x.about from (select e.change_set_id as id, array_agg(distinct e.subjects[1]) as about from history.entries e
          where ${aboutSubjects(records)} and e.subjects[1] = any(${records}::uuid[]) and ${await this.readable(viewer)} group by 1) x
      join history.change_sets c on c.id = x.id left join accounts a on a.id = c.account_id where c.at > ${at} order by c.at desc, c.id desc`);
    const readable = [...new Set(rows.flatMap(({ about }) => about))];
    const story = tell(readable.length ? await entriesOf(this.reader, readable) : [], this.declared.isTiled);
    const raws = rows.flatMap(({ id, about }) => {
      const set = story.sets.get(id);
      const all = set ? differencesOf(set, this.declared, viewer.locale) : [];
      return all.filter(({ record }) => about.includes(record)).map((one) => ({ set: id, one }));
    });
    const differences = raws.map(({ one }) => one);
    const [sets, names] = await Promise.all([
      this.told(this.reader, viewer, rows, [], []),
      named(this.reader, this.declared, viewer, differences, viewer.locale),
    ]);
    const ofRecord = (record: string): ChangeAnswer[] =>
      sets.flatMap((set, index) => {
        if (!rows[index]?.about.includes(record)) return [];
        const own = names.filter((_, at) => raws[at]?.set === set.changeSet && raws[at].one.record === record);
        return [Object.assign({}, set, { fields: own })];
      });
    return new Map(readable.map((record) => [record, ofRecord(record)]));
  }

  /** How many of these records were changed after a time, what `besides` holds left aside, as far as the account may read it. */
  async countSince(viewer: Viewer, records: readonly string[], at: Date, besides: readonly string[] = []): Promise<number> {
    const row = await this.reader.one<{ count: number }>(sql`/* changes.count-since */ select count(distinct e.subjects[1])::int as count
      from history.entries e join history.change_sets c on c.id = e.change_set_id
      where e.subjects[1] = any(${records}::uuid[]) and c.at > ${at}
        and e.table_name <> all(${besides}) and ${await this.readable(viewer)}`);
    return row?.count ?? 0;
  }

  /**
   * What the newest acts on records did to each, newest first, things not named: of each record so many acts as are asked for. One statement.
   * The caller has seen to it that the account may read the history of all of them.
   */
  async newestOf(records: ReadonlyMap<string, number>, locale: Locale): Promise<Map<string, RawDifference[]>> {
    const entries = records.size ? await entriesOf(this.reader, [...records.keys()]) : [];
    const sets = [...tell(entries, this.declared.isTiled).sets.values()].sort((a, b) => b.last - a.last);
    const left = new Map(records);
    const found = new Map<string, RawDifference[]>();
    for (const set of sets) {
      const about = new Set([...set.rows, ...set.lives].map(({ record }) => record).filter((record) => (left.get(record) ?? 0) > 0));
      if (!about.size) continue;
      for (const record of about) left.set(record, (left.get(record) ?? 0) - 1);
      for (const one of differencesOf(set, this.declared, locale))
        if (about.has(one.record)) found.set(one.record, [...(found.get(one.record) ?? []), one]);
    }
    return found;
  }

  /** What this transaction has done so far, in the same words as the history will have: the one diff of all previews. */
  async diffOfTransaction(tx: Tx, viewer: Viewer): Promise<Difference[]> {
    return [...(await this.differencesByRecord(tx, viewer)).values()].flat();
  }

  /** The same, record by record. */
  async differencesByRecord(tx: Tx, viewer: Viewer): Promise<Map<string, Difference[]>> {
    const written = await tx.rows<{ subjects: string[] }>(
      sql`/* changes.written */ select e.subjects from history.entries e where e.change_set_id = ${tx.changeSet}::uuid`,
    );
    if (!written.length) return new Map();
    const entries = await entriesOf(tx, [...new Set(written.flatMap(({ subjects }) => subjects))]);
    const raws = this.differencesIn(entries, tx.changeSet, viewer.locale);
    const told = await named(tx, this.declared, viewer, raws, viewer.locale);
    const pairs = told.map((one, index) => ({ record: raws[index]?.record ?? '', one }));
    const byRecord = Map.groupBy(pairs, ({ record }) => record);
    return new Map([...byRecord].map(([record, own]) => [record, own.map(({ one }) => one)]));
  }

  /**
   * Everything that the account may read, oldest first, in an order that skips nothing: only what is older than the oldest running
   * transaction (records.md 6). `since` is a cursor or a time. A short page is no end: `next` says where to go on, now or later.
   * `readable` counts along the order, so that the database stops looking when the page is full.
   */
  async feed(viewer: Viewer, query: { readonly limit: number; readonly since?: string | undefined }): Promise<FeedAnswer> {
    const [place, since] = await this.placeOf(query.since);
    const [incarnation, xid, id] = place;
    const rows = await this.reader.rows<FeedRow>(sql`/* changes.feed */
      select ${changeSetColumns}, c.incarnation, c.xid::text as xid, c.records, c.subjects
      from (select c.*, v.records, v.subjects, count(v.records) over (order by c.incarnation, c.xid, c.id) as readable from (select * from history.change_sets s
        where (s.incarnation, s.xid, s.id) > (${incarnation}::int, ${xid}::xid8, ${id}::uuid)
          and (s.incarnation < history.incarnation() or s.xid < pg_snapshot_xmin(pg_current_snapshot()))
          and (${since}::timestamptz is null or s.at >= ${since}::timestamptz)
        order by s.incarnation, s.xid, s.id ${limit(LOOKED_AT)}) c
      cross join lateral (select array_agg(distinct e.subjects[1]) filter (where ${await this.readable(viewer)}) as records,
        count(distinct e.subjects[1])::int as subjects from history.entries e where e.change_set_id = c.id) v) c
      left join accounts a on a.id = c.account_id
      where c.readable <= ${query.limit + 1}
      order by c.incarnation, c.xid, c.id`);
    const seen = rows.filter(({ records }) => records !== null);
    const page = seen.slice(0, query.limit);
    const last = seen.length > page.length ? page.at(-1) : rows.at(-1);
    const next: [number, string, string] = last ? [last.incarnation, last.xid, last.id] : place;
    return {
      items: await this.feedItems(viewer, page),
      next: await this.cursors.mark({ keys: [...next, since], day: this.clock.today(), filter: fingerprint('feed') }),
    };
  }

  /** What a set did, field by field, from the entries about its records. */
  differencesIn(entries: readonly Entry[], changeSet: string, locale: Locale): RawDifference[] {
    const set = tell(entries, this.declared.isTiled).sets.get(changeSet);
    return set ? differencesOf(set, this.declared, locale) : [];
  }

  private async feedItems(viewer: Viewer, page: readonly FeedRow[]): Promise<FeedItem[]> {
    const full = page.filter(({ records }) => (records?.length ?? 0) <= TOLD_IN_FULL);
    const ids = [...new Set(full.flatMap(({ records }) => records ?? []))];
    const told = await this.told(this.reader, viewer, page, ids.length ? await entriesOf(this.reader, ids) : [], ids);
    return page.map((row, index): FeedItem => {
      const item = told[index] as Pick<ChangeAnswer, keyof ChangeAnswer>;
      const whole = row.records?.length === row.subjects;
      // The sentence of a set over several records may name one that this account does not see.
      return { ...item, sentence: whole ? item.sentence : null, records: row.records ?? [] };
    });
  }

  /** Change sets with what they did to the records named; of entries that belong to others and are about one of these too only where `of` is `all`. */
  async told(
    reads: Reads,
    viewer: Viewer,
    page: readonly ChangeSetRow[],
    entries: readonly Entry[],
    records: readonly string[],
    of: 'own' | 'all' = 'own',
  ): Promise<ChangeAnswer[]> {
    const { locale } = viewer;
    const known = new Set(records);
    const story = tell(entries, this.declared.isTiled);
    const raws = page.flatMap(({ id }) => {
      const set = story.sets.get(id);
      const about = set ? differencesOf(set, this.declared, locale) : [];
      return about.filter((one) => known.has(one.record) || of === 'all').map((one) => ({ set: id, one }));
    });
    const [names, undos, document] = await Promise.all([
      this.namedWithRecords(
        reads,
        viewer,
        raws.map(({ one }) => one),
        known,
      ),
      page.length
        ? undosOf(
            reads,
            page.map(({ id }) => id),
          )
        : [],
      namedDocuments(
        reads,
        this.declared,
        viewer,
        page.flatMap(({ documentIds }) => documentIds),
        locale,
      ),
    ]);
    const undone = undoneBy(undos);
    return page.map((row) => ({
      at: row.at,
      account: row.account,
      accountId: row.accountId,
      act: row.act,
      actLabel: this.declared.act(row.act, locale),
      reason: row.reason,
      changeSet: row.id,
      undoes: row.undoes,
      undone: undone.has(row.id),
      final: this.declared.isFinal(row.act),
      redo: isRedo(row.sentence),
      sentence: this.declared.sentence(row.sentence, locale),
      documents: row.documentIds.map(document),
      fields: names.flatMap((one, index) => (one && raws[index]?.set === row.id ? [one] : [])),
    }));
  }

  /** Differences with their names; of a record that is not `known` with its name too, and undefined where the account does not see it. */
  private async namedWithRecords(
    reads: Reads,
    viewer: Viewer,
    raws: readonly RawDifference[],
    known: ReadonlySet<string>,
  ): Promise<(Difference | undefined)[]> {
    const sortOf = ({ table, record }: RawDifference): string | undefined =>
      known.has(record) ? undefined : (this.declared.table(table)?.record ?? '');
    const foreign = raws.filter((one) => sortOf(one));
    const records = foreign.map((one) => ({ ...one, before: new Thing(sortOf(one) ?? '', one.record), after: null }));
    const names = await named(reads, this.declared, viewer, [...raws, ...records], viewer.locale);
    const namesOfRecords = new Map(
      foreign.map((one, index) => [one, names[raws.length + index]?.before as { id: string | null; name: string }]),
    );
    return raws.map((raw, index) => {
      const one = names[index];
      if (sortOf(raw) === undefined) return one;
      const of = namesOfRecords.get(raw);
      return one && of && of.id !== null ? { ...one, of: { id: of.id, name: of.name } } : undefined;
    });
  }

  /** Condition over an entry `e`: may the account read it? Whoever audits reads everything. */
  async readable(viewer: Viewer): Promise<Sql> {
    if (holds(viewer, 'audit.read')) return sql`true`;
    const conditions = await Promise.all(
      this.declared.allPorts.map(async ([room, port]) => {
        const tables = this.declared.all.filter((table) => table.room === room).map(({ name }) => name);
        return port.readable ? sql`(e.table_name = any(${tables}) and ${await port.readable(viewer, sql`e.subjects[1]`)})` : sql`false`;
      }),
    );
    return conditions.length ? sql`(${join(conditions, ' or ')})` : sql`false`;
  }

  private async placeOf(since: string | undefined): Promise<[[number, string, string], string | null]> {
    const beginning: [number, string, string] = [0, '0', '00000000-0000-0000-0000-000000000000'];
    if (since === undefined) return [beginning, null];
    if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(since) && !Number.isNaN(Date.parse(since)))
      return [beginning, new Date(since).toISOString()];
    const cursor = await this.cursors.open(since);
    if (cursor?.filter !== fingerprint('feed')) throw wrongParameters([fieldProblem('since', fault('cursor'))]);
    const [incarnation, xid, id, time] = cursor.keys as [number, string, string, string | null];
    return [[incarnation, xid, id], time];
  }
}
