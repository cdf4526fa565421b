import { Injectable } from '@nestjs/common';
import type { Check } from '../platform/http/checks.js';
import { fault, under } from '../platform/http/faults.js';
import { BooleanField, JsonField, numberCheck, optionCheck, textCheck } from '../platform/http/fields.js';
import { sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import { wrongParameters, fieldProblem } from '../platform/http/problem.js';
import type { Viewer } from './viewer.js';

const WORD = /^[a-zA-Z*][a-zA-Z0-9.]{0,79}$/;
const MOST_KEYS = 300;

/** Values under words of the list: kinds, keys of columns. */
const byWord =
  (each: Check): Check =>
  (value, whole) => {
    const entries = Object.entries(value as Record<string, unknown>);
    if (entries.length > MOST_KEYS) return [fault('too_many', { max: MOST_KEYS })];
    return entries.flatMap(([word, one]) => (WORD.test(word) ? each(one, whole) : [fault('unknown_field')]).map((f) => under(word, f)));
  };

const keysCheck: Check = (value, whole) => {
  if (!Array.isArray(value)) return [fault('not_list')];
  if (value.length > MOST_KEYS) return [fault('too_many', { max: MOST_KEYS })];
  return value.flatMap((key, place) => textCheck({ max: 80, pattern: WORD, example: 'foundedOn' })(key, whole).map((f) => under(place, f)));
};

/** How an account likes a list. */
export class ListSettings {
  @JsonField({
    check: byWord(keysCheck),
    values: { type: 'array', items: { type: 'string' } },
    example: { '*': ['name', 'areaName'] },
    description: 'kind (`*`: all kinds) → keys of the columns shown, in order; absent: the usual ones',
  })
  columns: Record<string, string[]>;

  @JsonField({
    check: byWord(numberCheck({ min: 48, max: 800 })),
    values: { type: 'integer' },
    example: { name: 320 },
    description: 'key of a column → its width in pixels; absent: the usual one',
  })
  widths: Record<string, number>;

  @BooleanField({ description: 'rows stand closer' })
  compact: boolean;
}

/** Lists that have settings. */
export const LISTS = ['organizations'] as const;

/** Keeps how accounts like their lists. No record of the office: the history does not keep it. */
@Injectable()
export class ListSettingsService {
  constructor(private readonly transactions: Transactions) {}

  /** What is kept is replaced whole; the last of two windows wins. @throws Problem 400 where there is no such list */
  async keep(viewer: Viewer, list: string, settings: ListSettings): Promise<void> {
    const [wrong] = optionCheck(LISTS)(list, {});
    if (wrong) throw wrongParameters([fieldProblem('list', wrong)]);
    await this.transactions.run(viewer, { act: 'accounts.keepListSettings' }, (tx) =>
      tx.execute(sql`/* accounts.keep-list-settings */ insert into list_settings (account_id, list, settings)
        values (${viewer.accountId}, ${list}, ${JSON.stringify(settings)}::jsonb) on conflict (account_id, list) do update set settings = excluded.settings`),
    );
  }
}
