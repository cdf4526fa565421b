import { parseArgs } from 'node:util';
import { randomInt } from 'node:crypto';
import { makeUpPassword } from '../accounts/index.js';
import { RegistryQueries } from '../registry/index.js';
import { addGenerated } from '../sample/generated/load-generated.js';
import { loadSample } from '../sample/load-sample.js';
import { say, Trouble } from '../platform/settings/trouble.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

const MOST = 5_000_000;

/** Loads the sample registry into an empty database; with `--organizations` a large generated set beside it. */
export const sample: Command = {
  zh: '向空库装入体验示例；可另加大量生成的组织。',
  en: 'Loads the sample registry into an empty database; may add a large generated set.',
  usage: 'sample [--organizations 100000]',
  async run(args) {
    const number = numberOf(args);
    return withRooms('owner', async (context, settings) => {
      const registry = await context.get(RegistryQueries).current();
      if (registry && !registry.sample)
        throw new Trouble('这里是正式的登记库，不装入示例。', 'This is an office’s own registry: no sample is loaded here.');
      if (!registry) {
        const password = settings.samplePassword ?? makeUpPassword(randomInt);
        await loadSample(settings, password);
        say(
          `示例已装入，账号口令：${settings.samplePassword === undefined ? password : 'TONGXIN_SAMPLE_PASSWORD'}`,
          'The sample is loaded; above is the password of its accounts.',
        );
      } else if (number === 0) say('示例已在库中。', 'The sample is there already.');
      if (number > 0) {
        const start = Date.now();
        await addGenerated(context, number, (done) =>
          process.stderr.write(`\r  ${done.toLocaleString('en')} / ${number.toLocaleString('en')}`),
        );
        process.stderr.write('\n');
        say(`已生成 ${number} 个组织，用时 ${seconds(start)} 秒。`, `${number} organizations generated in ${seconds(start)} s.`);
      }
      return 0;
    });
  },
};

const seconds = (start: number): string => ((Date.now() - start) / 1000).toFixed(1);

/** @throws Trouble where it is no number of organizations */
function numberOf(args: string[]): number {
  const { organizations = '0' } = parseArgs({ args, options: { organizations: { type: 'string' } } }).values;
  const number = Number(organizations);
  if (!/^\d+$/.test(organizations) || number > MOST)
    throw new Trouble(`--organizations 要写 0 到 ${MOST} 的整数。`, `--organizations takes a whole number from 0 to ${MOST}.`);
  return number;
}
