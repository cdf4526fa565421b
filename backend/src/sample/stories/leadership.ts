import { addDays, addYears, type Day } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { chanceOf, dayFor, workingDay } from '../days.js';
import { inventedNames, inventedPost } from '../people.js';
import { Story, type Teller } from '../story.js';
import { type Led, partOf } from '../teams-on-stage.js';

/** The sample ends before this day; what is due later is not yet due. */
const UNTIL: Day = '2026-10-30';
/** What would be due by then holds its congress before the sample ends. */
const SOON: Day = '2026-12-10';
const FIRST_CYCLE: Day = '2006-01-01';
const YEARS = 5;

/** City congresses of the seven parties in the newspaper's five years; those before came every five years. */
const PARTY_CONGRESSES: readonly (readonly [party: string, on: Day])[] = [
  ['民革', '2021-06-18'],
  ['民盟', '2021-07-09'],
  ['民建', '2021-09-24'],
  ['民进', '2021-10-15'],
  ['农工党', '2021-11-19'],
  ['致公党', '2021-12-15'],
  ['九三学社', '2022-03-11'],
];

/** Congresses with a new chair that the newspaper tells of. */
const TOLD: Readonly<Record<string, readonly Day[]>> = {
  南通市台湾同胞联谊会: ['2013-05-16', '2018-05-11', '2023-05-12'],
  南通市无党派知识分子联谊会: ['2015-09-22', '2020-09-18', '2025-09-16'],
};

/** Who leads the bodies of the other stories: every active association and chamber has a team. */
export function leadership(stories: readonly Story[]): Story {
  const story = new Story();
  const tellers = stories.flatMap((one) => one.tellers).filter(({ gone, led }) => !gone && !led);
  parties(story, tellers);
  const bodies = tellers.filter(
    ({ told }) => ['association', 'chamberOfCommerce'].includes(told.kind) && !told.preparing && PartialDate.parse(told.on).latest <= UNTIL,
  );
  const [found, held] = [bodies.filter(isFound), bodies.filter((one) => !isFound(one))];
  for (const teller of held) congresses(teller);
  teamsAsFound(story, found);
  overseas(tellers);
  return story;
}

/** 届次待补: a few chambers of the counties, and all whose founding is in doubt, have a team as it was found, and no congress. */
const isFound = ({ told }: Teller): boolean =>
  PartialDate.parse(told.on).earliest === '-infinity' ||
  (told.kind === 'chamberOfCommerce' && told.type !== '工商联' && told.area !== '3206' && chanceOf(`待补${told.name}`) < 0.1);

function parties(story: Story, tellers: readonly Teller[]): void {
  const cities = PARTY_CONGRESSES.flatMap(([party, on], place) => {
    const city = tellers.find(({ told }) => told.name === `${party}南通市委员会`);
    if (!city) return [];
    const days = [3, 2, 1, 0].map((back) => workingDay(addYears(on, -YEARS * back)));
    const names = inventedNames(`主委${party}`, 14);
    days.forEach((day, cycle) => {
      // Every second congress has a new chair; the others go on or come and go by turns.
      const chair = names[Math.floor(cycle / 2)] ?? '';
      const vice = [0, 1, 2, 3].map((seat) => names[4 + ((seat + (seat < 2 ? 0 : cycle)) % 8)] ?? '');
      const team: Led[] = [
        led('主任委员', chair, party),
        ...[...new Set(vice)].map((name) => led('副主任委员', name, party)),
        { ...led('秘书长', names[12 + (cycle % 2)] ?? '', party), employer: '本会', title: '专职' },
      ];
      city.congress(day, team, {
        number: 9 + place + cycle,
        years: YEARS,
        meeting: `第${numeral(9 + place + cycle)}次代表大会`,
        toBeFiled: false,
      });
    });
    return [city];
  });
  // 基层组织 and supervision bodies have congresses of their own, some time after those of the city.
  for (const body of tellers.filter(({ told }) => told.kind === 'democraticParty' && told.type !== '市级组织')) {
    const names = inventedNames(`支部${body.told.name}`, 3);
    const director = body.told.type === '内部监督机构';
    const team = [
      led(director ? '主任' : '主任委员', names[0] ?? '', body.told.name),
      led(director ? '副主任' : '副主任委员', names[1] ?? '', body.told.name),
    ];
    const first = laterOf(PartialDate.parse(body.told.on).latest, '2022-10-01');
    body.congress(dayFor(`支部换届${body.told.name}`, first, laterOf(first, '2024-10-31')), team, {
      number: 3,
      years: YEARS,
      toBeFiled: false,
    });
  }
  const arrangement = {
    title: '关于做好各民主党派市级组织换届工作的通知',
    documentNumber: '示例发〔2026〕20号',
    documentOn: '2026-06-01',
    from: '2026-09-01',
    lastOn: '2027-03-31',
  };
  story.together(cities, '2026-06-01', 'supervisor', (stage, ids) => stage.teams.arrange(arrangement, ids));
}

/** Every five years from the founding on, each a little before the last day of the term; none but those of the first were before the registry's cycle. */
function congresses(teller: Teller): void {
  const { told } = teller;
  const founded = PartialDate.parse(told.on).latest;
  const days = TOLD[told.name] ?? congressDays(told.name, founded);
  const skipped = TOLD[told.name] ? 0 : Math.max(0, Math.round((yearOf(days[0] ?? founded) - yearOf(founded)) / YEARS));
  const vices = 2 + Math.floor(chanceOf(`副${told.name}`) * 5);
  const federation = told.type === '工商联';
  const [chairPost, vicePost] = federation ? (['主席', '副主席'] as const) : (['会长', '副会长'] as const);
  const names = inventedNames(`班子${told.name}`, 6 + 2 * vices);
  days.forEach((day, cycle) => {
    const chair = names[TOLD[told.name] ? cycle : Math.floor(cycle / (1 + Math.floor(chanceOf(`任${told.name}`) * 2)))] ?? '';
    const team: Led[] = [
      led(chairPost, chair, told.name),
      ...(federation ? [{ ...led('党组书记', names[4] ?? '', told.name), wayIn: 'appointed' as const }] : []),
      ...Array.from({ length: vices }, (_, seat) =>
        led(vicePost, names[6 + seat + (seat % 3 === 2 ? (cycle % 2) * vices : 0)] ?? '', told.name),
      ),
      {
        ...led('秘书长', names[cycle % 3 === 2 ? 5 : 3] ?? '', told.name),
        employer: '本会',
        title: '专职',
        ...(chanceOf(`聘${told.name}`) < 0.4 ? { wayIn: 'hired' as const } : {}),
      },
    ];
    const number = skipped + cycle + 1;
    teller.congress(day, team, {
      number,
      years: YEARS,
      meeting: `第${numeral(number)}届第一次会员大会`,
      filedOn: workingDay(addDays(day, 12 + Math.floor(chanceOf(`备${told.name}${cycle}`) * 14))),
    });
  });
}

/** The last two congresses by the end of the story, of a body that the congress of its founding opened. */
function congressDays(name: string, founded: Day): Day[] {
  const early = Math.floor(chanceOf(`早${name}`) * 45);
  const days: Day[] = [founded];
  for (let day = addDays(addYears(founded, YEARS), -early); day <= SOON; day = addDays(addYears(day, YEARS), -early % 9))
    days.push(workingDay(day > UNTIL ? addDays(UNTIL, -early - 30) : day));
  return days.filter((day) => day >= FIRST_CYCLE || days.at(-1) === day).slice(-2);
}

/** 期初录入 of many bodies in one act: in office by that day, their beginnings unknown. */
function teamsAsFound(story: Story, tellers: readonly Teller[]): void {
  story.together(tellers, '2026-03-10', 'supervisor', (stage, ids) =>
    stage.teams.found(
      '2026-03-10',
      tellers.map(({ told }, at) => ({
        organizationId: ids[at] ?? '',
        holders: inventedNames(`班子${told.name}`, 4).map((name, place) =>
          partOf(led(['会长', '副会长', '副会长', '秘书长'][place] ?? '会长', name, told.name), new Map()),
        ),
      })),
    ),
  );
}

/** Of overseas groups the chair alone: the native-place association of Hong Kong, which the newspaper tells of. */
function overseas(tellers: readonly Teller[]): void {
  const group = tellers.find(({ told }) => told.name === '香港南通同乡会');
  const names = inventedNames('香港同乡会', 3);
  ['2014-11-15', '2019-11-16', '2024-11-16'].forEach((day, cycle) =>
    group?.congress(day, [led('会长', names[cycle] ?? '', '香港同乡会')], { number: 6 + cycle, years: 5 }),
  );
}

const led = (post: string, name: string, body: string): Led => ({ post, name, ...inventedPost(`${body}${name}`) });
const laterOf = (day: Day, other: Day): Day => (day > other ? day : other);
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const NUMERALS = '〇一二三四五六七八九';
const numeral = (n: number): string =>
  n < 10 ? (NUMERALS[n] ?? '') : `${n >= 20 ? NUMERALS[Math.floor(n / 10)] : ''}十${n % 10 ? NUMERALS[n % 10] : ''}`;
