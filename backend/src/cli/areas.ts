import { parseArgs } from 'node:util';
import { AreasDesk, AreasQueries } from '../areas/index.js';
import { Problem } from '../platform/http/problem.js';
import { say, Trouble } from '../platform/settings/trouble.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

/** 装入乡镇街道: the townships of a city, by choice. */
export const areas: Command = {
  zh: '装入一个市的乡镇街道，例如 areas --townships 320600；再次运行只补缺少的。',
  en: 'Loads the townships of a city; run again, it adds what is missing.',
  usage: 'areas --townships CITY',
  async run(args) {
    const { townships: city } = parseArgs({ args, options: { townships: { type: 'string' } } }).values;
    if (city === undefined)
      throw new Trouble('请给出城市代码，例如 --townships 320600。', 'Name the city by its code, for example 320600.');
    return withRooms('app', async (rooms) => {
      const desk = rooms.get(AreasDesk);
      const unit = await rooms.get(AreasQueries).byCode(desk.cityCode(city), rooms.get(OfficeClock).today());
      if (!unit) throw new Trouble(`没有城市 ${city}。`, `There is no city ${city}.`);
      const { added, there, left } = await desk.townships({ accountId: null }, { cityId: unit.id });
      say(`${unit.name}：装入 ${added} 个，已有 ${there} 个，未能对应 ${left} 个。`, `${added} added, ${there} there, ${left} left out.`);
      return 0;
    }).catch((error: unknown) => {
      throw error instanceof Problem ? new Trouble(`没有城市 ${city}。`, `There is no city ${city}.`) : error;
    });
  },
};
