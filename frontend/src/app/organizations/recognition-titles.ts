import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { TitleList } from '../api/types';
import { titlesRequest } from './organizations.api';

/** A title that is held on a day, on all its levels together. */
export interface HeldTitle {
  readonly title: string;
  readonly levels: readonly string[];
  readonly count: number;
  readonly possible: number;
}

/** The titles of a day, the highest level first, asked for while `params` are given. Call it in an injection context. */
export function heldTitles(params: () => Readonly<Record<string, string>> | undefined): Signal<readonly HeldTitle[]> {
  const answer = httpResource<TitleList>(() => {
    const asked = params();
    return asked && titlesRequest(asked);
  });
  return computed(() => {
    const byTitle = new Map<string, HeldTitle>();
    for (const { title, level, count, possible } of answer.hasValue() ? answer.value().items : []) {
      const known = byTitle.get(title) ?? { title, levels: [], count: 0, possible: 0 };
      byTitle.set(title, {
        title,
        levels: level === null ? known.levels : [...known.levels, level],
        count: known.count + count,
        possible: known.possible + possible,
      });
    }
    return [...byTitle.values()];
  });
}
