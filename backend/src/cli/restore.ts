import { resolve } from 'node:path';
import { putSealsAside, restore as restoreFile } from '../backup/index.js';
import { openDatabase } from '../platform/database/open-database.js';
import { readSettings } from '../platform/settings/settings.js';
import { say } from '../platform/settings/trouble.js';
import type { Command } from './command.js';
import { verify } from './verify.js';

/** Loads a back-up into an empty database, whole or not at all, and verifies it. */
export const restore: Command = {
  zh: '把备份恢复到一个空的数据库（完整恢复或不恢复），然后核对。',
  en: 'Restores a back-up into an empty database, whole or not at all, and verifies it.',
  usage: 'restore FILE',
  async run([file, ...more]) {
    if (file === undefined || more.length > 0) {
      process.stderr.write(`npm run tongxin -- ${restore.usage}\n`);
      return 2;
    }
    const database = await openDatabase(readSettings(), { attach: true });
    try {
      const { databaseUrl: appUrl = '', databaseOwnerUrl: ownerUrl = appUrl, dataDir } = database.settings;
      const { head, manifest, incarnation } = await restoreFile(resolve(file), { ownerUrl, appUrl });
      const aside = await putSealsAside(dataDir, manifest.lastSeal, new Date());
      const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
      say(`已恢复 ${head.madeAt} 的备份：${rows} 行，数据库第 ${incarnation} 代。`, `Restored: ${rows} rows; incarnation ${incarnation}.`);
      if (aside !== undefined) say(`原有的库外封存已另存：${aside}`, 'Seals kept for the database before were put aside.');
    } finally {
      await database.close();
    }
    return verify.run([]);
  },
};
