import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import type { Locale } from '../../platform/http/problem.js';
import { askedBy } from '../responsibilities/responsible.js';
import { BALANCE, howWord } from './movements.js';
import type { MovementsAnswer, MovementsQuery } from './movements.dto.js';
import { MovementsQueries } from './movements.queries.js';

/** Two numbers explained (office.md 1): 41 → 57 is +17 新命名 −1 摘牌, with the records. */
@Injectable()
export class MovementsReading {
  constructor(private readonly queries: MovementsQueries) {}

  async between(viewer: Viewer, { since, asOf, by, key, ...rest }: MovementsQuery, locale: Locale): Promise<MovementsAnswer> {
    const group = by === undefined ? undefined : { dimension: by, key: key ?? '' };
    const movements = await this.queries.between(viewer, { filter: askedBy(rest, viewer.accountId), since, asOf, group });
    const items = movements.map(({ kind, typeNameEn, ...one }) => ({
      ...one,
      type: locale === 'en' ? (typeNameEn ?? one.type) : one.type,
      word: howWord(one.how, kind, locale),
    }));
    const balance = [...Map.groupBy(items, ({ word }) => word).entries()].map(([word, all]) => {
      const sign = BALANCE[all[0]?.how ?? 'renamed'];
      return { word, count: sign ? sign * all.length : all.length, counts: sign !== 0 };
    });
    return { since, asOf, balance: balance.sort((a, b) => b.count - a.count), items };
  }
}
