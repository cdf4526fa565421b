import type { Choice } from '../../ui/area-lookup';
import { nearestTo } from './nearest-lookup';

const REGISTRY = ['阿根廷南通同乡会', '北京南通商会', '火星示例商会', '火星南通同乡会', '南通市商会', '上海南通商会', '天津南通商会'];
const lookup = {
  find: (text: string): Promise<readonly Choice[]> =>
    Promise.resolve(REGISTRY.filter((name) => name.includes(text)).map((name) => ({ id: name, name }))),
  name: (id: string) => Promise.resolve(id),
};

it('has before anything is typed those that share the most, the nearest first, and none that share nothing', async () => {
  const { find } = nearestTo('火星南通商会', lookup);
  const names = (await find('')).map(({ name }) => name);
  expect(names).toContain('上海南通商会');
  expect(names).not.toContain('阿根廷南通同乡会');
  expect(names.length).toBeLessThanOrEqual(5);
  expect((await find('同乡')).map(({ name }) => name)).toEqual(['阿根廷南通同乡会', '火星南通同乡会']);
});
