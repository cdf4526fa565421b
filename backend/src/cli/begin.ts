import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hashPassword, makeUpPassword } from '../accounts/index.js';
import { startOver } from '../platform/database/start-over.js';
import { Problem } from '../platform/http/problem.js';
import { say, Trouble } from '../platform/settings/trouble.js';
import { RegistryQueries, RegistryService } from '../registry/index.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

/** 正式启用: an empty registry of the office's own, with its city. */
export const begin: Command = {
  zh: '正式启用：建立本单位自己的空登记库（--yes：先清空示例）。',
  en: 'Begins an empty registry of one’s own; --yes empties the sample first.',
  usage: 'begin --city CODE [--office NAME] [--yes]',
  async run(args) {
    const { values } = parseArgs({ args, options: { city: { type: 'string' }, office: { type: 'string' }, yes: { type: 'boolean' } } });
    const { city, office, yes } = values;
    if (city === undefined)
      throw new Trouble('请给出城市代码，例如 --city 3212（泰州市）。', 'Name the city by its code, for example --city 3212 (Taizhou).');
    const made = makeUpPassword(randomInt);
    await withRooms('app', async (rooms, settings) => {
      const service = rooms.get(RegistryService);
      service.checkCity(city);
      const before = await rooms.get(RegistryQueries).current();
      if (before && !before.sample)
        throw new Trouble('这里已有一个正式的登记库，不能重新启用。', 'An office’s own registry stands here; it cannot be begun again.');
      if (before && !yes)
        throw new Trouble(
          '示例将被整个清空，包括其变更记录和账号。确实如此，请加上 --yes。',
          'The sample will be emptied whole, its history and accounts too. If that is meant, add --yes.',
        );
      if (before) await startOver(settings.databaseOwnerUrl ?? settings.databaseUrl ?? '', settings.databaseUrl ?? '', settings.dataDir);
      const password = settings.adminPassword ?? made;
      await service.begin(
        { accountId: null },
        { cityCode: city, officeName: office },
        { login: 'admin', name: '管理员', passwordHash: await hashPassword(password) },
      );
      say('已正式启用。', 'Begun.');
      process.stdout.write(`  账号 account: admin${settings.adminPassword === undefined ? `\n  密码 password: ${made}` : ''}\n`);
    }).catch((error: unknown) => {
      throw error instanceof Problem ? new Trouble(`没有城市 ${city}。`, `There is no city ${city}.`) : error;
    });
    return 0;
  },
};
