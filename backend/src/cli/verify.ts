import { Verify } from '../history/index.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

const words: Record<string, string> = {
  guards: '看守 guards',
  rows: '现有记录 rows',
  entries: '变更记录 entries',
  derived: '时段与索引 derived',
  files: '文件内容 files',
  seals: '封存 seals',
  'kept seals': '库外封存 kept seals',
};

/** Says whether the records, their history, what is derived from them and the seals agree. */
export const verify: Command = {
  zh: '核对记录、变更记录、派生数据、文件内容与封存是否一致；--against 与库外保存的封存比对。',
  en: 'Checks records, history, derived data, files and seals; --against compares with seals kept outside.',
  usage: 'verify [--against FILE]',
  async run(args) {
    const against = args[0] === '--against' ? args[1] : undefined;
    if (args.length > 0 && against === undefined) {
      process.stderr.write(`npm run tongxin -- ${verify.usage}\n`);
      return 2;
    }
    return withRooms('app', async (context) => {
      let found = 0;
      for await (const { check, count, findings } of context.get(Verify).checks(against)) {
        found += count;
        if (count === 0) continue;
        process.stdout.write(`✗ ${words[check] ?? check}: ${count}\n`);
        for (const { place, finding } of findings) process.stdout.write(`    ${place}: ${finding}\n`);
      }
      process.stdout.write(found === 0 ? '✓ 全部一致。  Everything agrees.\n' : `✗ 共 ${found} 处不一致。  ${found} findings.\n`);
      return found === 0 ? 0 : 1;
    });
  },
};
