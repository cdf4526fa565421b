import { Injectable } from '@nestjs/common';
import { grams } from '../platform/chinese/grams.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';

interface Statistics {
  readonly rows: number;
  readonly common: ReadonlyMap<string, number>;
}

/** So many organizations are found first and put in order then; of more, the best are looked for along the order of names. */
export const MOST_CANDIDATES = 2000;
const KEPT_FOR = 10 * 60_000;

/** How common a word is, by what the database's own statistics say of its two-character pieces; asked of it every ten minutes. */
@Injectable()
export class GramFrequencies {
  private known: Promise<Statistics> | undefined;
  private until = 0;

  constructor(private readonly reader: Reader) {}

  /** About how many organizations have all the words; 0 where no piece of them is among the common ones. Pieces are taken for independent. */
  async estimate(words: readonly string[]): Promise<number> {
    const { rows, common } = await this.statistics();
    const shares = words.filter((word) => [...word].length > 1).flatMap((word) => grams(word).map((gram) => common.get(gram) ?? 0));
    return rows * shares.reduce((product, share) => product * share, 1);
  }

  /** Asks again now: after very many rows came in at once. */
  async refresh(): Promise<void> {
    this.until = 0;
    await this.statistics();
  }

  private statistics(): Promise<Statistics> {
    const now = performance.now();
    if (this.known && now < this.until) return this.known;
    this.until = now + KEPT_FOR;
    const loading = this.load();
    this.known = loading;
    loading.catch(() => (this.known = undefined));
    return loading;
  }

  private async load(): Promise<Statistics> {
    const row = await this.reader.one<{
      rows: number;
      elements: string[] | null;
      shares: number[] | null;
    }>(sql`/* organizations.search-statistics */
      select greatest(c.reltuples, 0)::float8 as rows, s.most_common_elems::text::text[] as elements, s.most_common_elem_freqs as shares
      from pg_class c left join pg_stats s on s.schemaname = 'public' and s.tablename = 'organization_search' and s.attname = 'grams'
      where c.oid = 'public.organization_search'::regclass`);
    const common = (row?.elements ?? []).map((gram, index) => [gram, row?.shares?.[index] ?? 0] as const);
    return { rows: row?.rows ?? 0, common: new Map(common) };
  }
}
