import { sealLine, Seals } from '../history/index.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

/** Seals the history up to now, keeps the seal outside the database, and prints it as a line for paper. */
export const seal: Command = {
  zh: '封存至今的变更记录，打印一行可抄录保存的封存。',
  en: 'Seals the history up to now and prints a line to keep.',
  usage: 'seal',
  run: () =>
    withRooms('app', async (context) => {
      const seals = context.get(Seals);
      const made = await seals.seal();
      await seals.keepOutside();
      for (const one of made) process.stdout.write(`${sealLine(one)}\n`);
      if (!made.length) process.stdout.write('自上次封存以来没有变更。  Nothing has changed since the last seal.\n');
      process.stdout.write(`· ${seals.file}\n`);
      return 0;
    }),
};
