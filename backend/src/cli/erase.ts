import { eraseValue } from '../history/index.js';
import { Transactions } from '../platform/database/transaction.js';
import { say } from '../platform/settings/trouble.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Erases one value (a phone number) from a record and from all its history, for ever. */
export const erase: Command = {
  zh: '从记录及其全部变更记录中永久擦除一项内容（如电话）。',
  en: 'Erases one value, a phone number say, from a record and all its history, for ever.',
  usage: 'erase TABLE ROW-ID COLUMN REASON',
  async run([table, row, column, ...reason]) {
    if (table === undefined || row === undefined || column === undefined || reason.length === 0 || !UUID.test(row)) {
      process.stderr.write(`npm run tongxin -- ${erase.usage}\n`);
      return 2;
    }
    return withRooms('app', async (context) => {
      const n = await context
        .get(Transactions)
        .run({ accountId: null }, { act: 'erase', reason: reason.join(' ') }, (tx) => eraseValue(tx, table, row, column));
      say(`已擦除 ${n} 处旧值；只留下“已变更”。`, `${n} kept values erased; only that they changed stays.`);
      return 0;
    });
  },
};
