import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holds, type Viewer } from '../accounts/index.js';
import { normaliseName } from '../platform/chinese/names.js';
import type { SignedIn } from '../platform/http/may.js';
import type { Day } from '../platform/time/day.js';
import { type Hit, RANK, type Rank, type SearchPort, SearchPorts } from '../search/index.js';
import { DocumentsQueries } from './documents.queries.js';

/** Documents for the search box, by title and number. */
@Injectable()
export class DocumentsSearch implements SearchPort, OnModuleInit {
  readonly type = 'document';
  readonly place = 3;

  constructor(
    private readonly ports: SearchPorts,
    private readonly queries: DocumentsQueries,
  ) {}

  onModuleInit(): void {
    this.ports.register(this);
  }

  async find(viewer: SignedIn, q: string, asOf: Day, limit: number): Promise<Hit[]> {
    const text = normaliseName(q);
    if (!text || !holds(viewer as Viewer, 'documents.read')) return [];
    const found = await this.queries.list(viewer as Viewer, asOf, { q }, Math.max(3, Math.floor(limit / 4)));
    const hits = found.map(({ id, title, number, issuer }): Hit => {
      const rank = rankOf([title, number ?? ''].map(normaliseName), text);
      const name = number ? `${title}（${number}）` : title;
      const nothing = { matched: null, status: null, kind: null, kindType: null, certainty: null };
      return { id, name, rank, ended: false, areaName: issuer, ...nothing };
    });
    return hits.sort((a, b) => a.rank - b.rank);
  }
}

function rankOf(names: readonly string[], text: string): Rank {
  if (names.includes(text)) return RANK.exact;
  return names.some((name) => name.startsWith(text)) ? RANK.beginning : RANK.inside;
}
