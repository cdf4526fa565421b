import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { say } from '../platform/settings/trouble.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

/** Makes everything derived anew from its definition: segments, spans, search. */
export const rebuild: Command = {
  zh: '按定义重新生成时段、区划沿革与检索数据。',
  en: 'Makes segments, area spans and search anew from their definitions.',
  usage: 'rebuild',
  run: () =>
    withRooms('owner', async (context) => {
      const row = await context.get(Reader).one<{ n: number }>(sql`/* derived.rebuild */ select rebuild_derived() as n`);
      say(`已重新生成（时段 ${row?.n ?? 0} 行）。`, `Made anew (${row?.n ?? 0} segments).`);
      return 0;
    }),
};
