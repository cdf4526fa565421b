import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type Hit, type SearchPort, SearchPorts } from '../search/index.js';
import { wordsOf } from './filter.js';
import { GramFrequencies, MOST_CANDIDATES } from './gram-frequencies.js';
import { commonStatement, rareStatement, type Wanted } from './search.statements.js';

/** A hit with where it stands in the answer. */
type Placed = Hit & { place: number };

/**
 * Organizations for the search box, by any part of any name they ever had. Rare words are found by the bigram index, and all hits are ranked;
 * for common ones the order of names is walked until the answer is full: chosen by estimate (decision 0013).
 */
@Injectable()
export class OrganizationsSearch implements SearchPort, OnModuleInit {
  readonly type = 'organization';
  readonly place = 1;

  constructor(
    private readonly ports: SearchPorts,
    private readonly reader: Reader,
    private readonly frequencies: GramFrequencies,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  onModuleInit(): void {
    this.ports.register(this);
  }

  async find(viewer: Viewer, q: string, asOf: Day, limit: number): Promise<Hit[]> {
    const words = wordsOf(q);
    const reach = await this.reach.of(viewer, asOf);
    if (!words.length || (!reach.everywhere && !reach.parts.length)) return [];
    const wanted: Wanted = { asked: { reach, asOf, today: this.clock.today() }, q, limit };
    return (await this.rare(wanted, words)) ?? this.common(wanted);
  }

  /** The best of all that have the words; undefined where they are too many to be compared. */
  private async rare(wanted: Wanted, words: readonly string[]): Promise<Hit[] | undefined> {
    if (words.every((word) => [...word].length < 2)) return undefined;
    if ((await this.frequencies.estimate(words)) > MOST_CANDIDATES) return undefined;
    const rows = await this.reader.rows<{ full: boolean; hit: Placed | null }>(rareStatement(wanted));
    if (rows[0]?.full) return undefined;
    return rows.flatMap(({ hit }) => (hit ? withoutPlace(hit) : []));
  }

  private async common(wanted: Wanted): Promise<Hit[]> {
    const rows = await this.reader.rows<Placed>(commonStatement(wanted));
    const first = new Map<string, Hit>();
    for (const row of rows) if (!first.has(row.id)) first.set(row.id, withoutPlace(row));
    return [...first.values()].slice(0, wanted.limit);
  }
}

const withoutPlace = ({ place: _, ...hit }: Placed): Hit => hit;
