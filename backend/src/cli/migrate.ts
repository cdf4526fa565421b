import { openDatabase } from '../platform/database/open-database.js';
import { readSettings } from '../platform/settings/settings.js';
import { say } from '../platform/settings/trouble.js';
import type { Command } from './command.js';

/** Brings the database to this version, as each start does. */
export const migrate: Command = {
  zh: '把数据库升级到当前版本（启动时也会自动进行）。',
  en: 'Brings the database to this version, as each start does.',
  usage: 'migrate',
  async run() {
    const database = await openDatabase(readSettings(), { attach: true });
    try {
      await database.migrate();
      say('数据库已是当前版本。', 'The database is at this version.');
      return 0;
    } finally {
      await database.close();
    }
  },
};
