import { resolve } from 'node:path';
import { backUp, type Checked, readArchive, usualFile } from '../backup/index.js';
import { openDatabase } from '../platform/database/open-database.js';
import { readSettings } from '../platform/settings/settings.js';
import { say } from '../platform/settings/trouble.js';
import type { Command } from './command.js';

/** Writes everything into one file, from one moment; or reads such a file and says whether it is whole. */
export const backup: Command = {
  zh: '备份全部数据到一个文件（默认 DATA_DIR/backups）；--check 不需要数据库，只检查备份文件。',
  en: 'Backs everything up into one file; --check reads such a file without any database.',
  usage: 'backup [--to FILE] | backup --check FILE',
  async run(args) {
    const [option, file] = args;
    if (option === '--check' && file !== undefined) {
      tell(await readArchive(resolve(file)));
      say('备份完整。', 'The back-up is whole.');
      return 0;
    }
    if (option !== undefined && (option !== '--to' || file === undefined)) {
      process.stderr.write(`npm run tongxin -- ${backup.usage}\n`);
      return 2;
    }
    // Not migrated first: a back-up is what one makes before going to another version.
    const database = await openDatabase(readSettings(), { attach: true });
    try {
      const { databaseOwnerUrl = '', dataDir } = database.settings;
      const made = await backUp(databaseOwnerUrl, file === undefined ? usualFile(dataDir, new Date()) : resolve(file));
      tell(made);
      say(`已备份：${made.file}`, 'Backed up.');
      return 0;
    } finally {
      await database.close();
    }
  },
};

function tell({ head, manifest }: Checked): void {
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  say(
    `${head.madeAt}，PostgreSQL ${head.server}，${manifest.tables.length} 个表 ${rows} 行`,
    `${manifest.tables.length} tables, ${rows} rows`,
  );
  if (manifest.lastSeal) say(`最后一次封存：${manifest.lastSeal.id} ${manifest.lastSeal.hash}`, 'the last seal in it');
}
