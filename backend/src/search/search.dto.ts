import type { Rank } from './ports.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { Shown, ShownOrNull } from '../platform/http/fields.js';
import { NumberParam, TextParam } from '../platform/http/params.js';

export const MOST_HITS = 50;

/** How well a name answers, by its rank. */
export const MATCHES = ['exact', 'beginning', 'reading', 'readingBeginning', 'inside'] as const satisfies Readonly<Record<Rank, string>>;

export class SearchQuery extends AsOfQuery {
  @TextParam({ max: 200, required: true, description: 'any part of any name, pinyin or initials' })
  q: string;

  @NumberParam({ min: 1, max: MOST_HITS, description: 'most hits; default 20' })
  limit = 20;
}

class SearchMatched {
  @Shown({ type: String })
  name: string;

  @Shown({ type: String, description: 'former, later, foreign, short; of a person office' })
  sort: string;

  @ShownOrNull()
  from: string | null;

  @ShownOrNull({ description: 'first day on which it is no longer the name' })
  to: string | null;
}

export class SearchHit {
  @Shown({ type: String, description: 'organization, area, document, person' })
  type: string;

  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String, description: 'the name of the day' })
  name: string;

  @Shown({ type: SearchMatched, nullable: true, description: 'the other name that was hit' })
  matched: SearchMatched | null;

  @ShownOrNull()
  status: string | null;

  @ShownOrNull({ description: 'code of the kind' })
  kind: string | null;

  @ShownOrNull({ description: 'name of the type within the kind' })
  kindType: string | null;

  @ShownOrNull()
  areaName: string | null;

  @ShownOrNull({ enum: ['certain', 'possible'] })
  certainty: 'certain' | 'possible' | null;

  @Shown({
    enum: [...MATCHES],
    description: 'how well a name answers: the whole of it, its beginning, a reading or initials, their beginning, inside',
  })
  match: (typeof MATCHES)[number];
}

export class SearchAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: [SearchHit] })
  items: SearchHit[];
}
