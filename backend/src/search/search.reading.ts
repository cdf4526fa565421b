import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../platform/http/may.js';
import { type Hit, SearchPorts } from './ports.js';
import { MATCHES, type SearchAnswer, type SearchQuery } from './search.dto.js';

/** Asks every room and puts the best hits first. */
@Injectable()
export class SearchReading {
  constructor(private readonly ports: SearchPorts) {}

  async find(viewer: SignedIn, { q, asOf, limit }: SearchQuery): Promise<SearchAnswer> {
    const found = await Promise.all(
      this.ports.all().map(async (port) => (await port.find(viewer, q, asOf, limit)).map((hit) => ({ type: port.type, hit }))),
    );
    // Sorting keeps equal hits as they came: each room in its own order, one room after the other.
    const best = found.flat().sort((a, b) => order(a.hit) - order(b.hit));
    return {
      asOf,
      items: best.slice(0, limit).map(({ type, hit: { rank, ended: _ended, ...shown } }) => ({ type, ...shown, match: MATCHES[rank] })),
    };
  }
}

const order = (hit: Hit): number => hit.rank * 2 + (hit.ended ? 1 : 0);
