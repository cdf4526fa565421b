import { COUNTIES, unitOn } from '../counties.js';
import { inventedPhone } from '../credit-codes.js';
import { chanceOf, dayFor } from '../days.js';
import { Story, type Teller } from '../story.js';

/** Code and name, word for its members, founding of the city organization, of its supervision body. */
const PARTIES = [
  ['minge', '民革', 'dangyuan', '1984-09-12', '2017-09-20'],
  ['minmeng', '民盟', 'mengyuan', '1956-03-28', '2017-06-15'],
  ['minjian', '民建', 'huiyuan', '1956-11-08', '2017-11-02'],
  ['minjin', '民进', 'huiyuan', '1957-05-17', '2018-01-18'],
  ['nonggong', '农工党', 'dangyuan', '1958-04-22', '2018-03-29'],
  ['zhigong', '致公党', 'dangyuan', '1989-06-14', '2018-10-25'],
  ['jiusan', '九三学社', 'sheyuan', '1958-12-19', '2017-04-27'],
] as const;

const MEMBERS = [
  ['2016-12-31', 1],
  ['2019-12-31', 1.12],
  ['2021-12-31', 1.21],
] as const;

/** 民主党派: the seven city organizations, an internal supervision body under each, and branches in the counties. */
export function parties(): Story {
  const story = new Story();
  PARTIES.forEach(([code, party, memberWord, founded, supervised], place) => {
    const fields = { party: code, memberWord };
    const cityName = `${party}南通市委员会`;
    const city = story
      .found({
        name: cityName,
        shortName: `${party}市委`,
        kind: 'democraticParty',
        type: '市级组织',
        area: '3206',
        seat: '3206',
        on: founded,
        level: 'city',
        fields,
      })
      .phoned(inventedPhone(10 + place));
    const size = 240 + Math.floor(chanceOf(party) * 400);
    for (const [day, factor] of MEMBERS) city.counted('members', day, Math.round(size * factor));
    story.found({
      name: `${cityName}内部监督委员会`,
      kind: 'democraticParty',
      type: '内部监督机构',
      area: '3206',
      parent: city,
      on: supervised,
      level: 'city',
      fields,
    });
    branches(story, city, party, fields);
  });
  return story;
}

function branches(story: Story, city: Teller, party: string, fields: Readonly<Record<string, string>>): void {
  for (const county of COUNTIES) {
    const on = dayFor(`${party}${county.short}`, '1998-03-01', '2019-06-30');
    const unit = unitOn(county, on);
    story
      .found({
        name: `${party}${unit.name}支部`,
        kind: 'democraticParty',
        type: '基层组织',
        area: unit.code,
        parent: city,
        on,
        level: 'county',
        fields,
      })
      .renamedWithUnit(county)
      .counted('members', '2021-12-31', 18 + Math.floor(chanceOf(`${county.short}${party}`) * 40));
  }
}
