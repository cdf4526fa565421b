import { COUNTIES, unitOn } from '../counties.js';
import { inventedPhone } from '../credit-codes.js';
import { dayFor } from '../days.js';
import { Story } from '../story.js';

const MEMBER_UNITS = [
  '市委组织部',
  '市委宣传部',
  '市委政法委',
  '市委编办',
  '市教育局',
  '市科技局',
  '市工业和信息化局',
  '市民政局',
  '市司法局',
  '市财政局',
  '市人力资源和社会保障局',
  '市商务局',
  '市文化广电和旅游局',
  '市总工会',
];

const BEGUN = '2015-11-20';
const DEPUTIES = ['市委组织部', '市委宣传部'];
const DEPUTY = { seat: '副组长单位', exOfficio: '部长' };
const MEMBER = { seat: '成员', exOfficio: '分管负责人' };

/** Units of the leading group that the registry does not keep; one left when offices were joined together. */
const FURTHER_UNITS: readonly (readonly [name: string, from: string, to?: string])[] = [
  ['示例市旅游局', BEGUN, '2019-01-14'],
  ['示例市外事办公室', '2019-03-26'],
  ['示例市大数据管理局', '2021-06'],
];

/** 工作机制: the leading group of the city with its member units, those of the counties, and the departments. */
export function leadingBodies(): Story {
  const story = new Story();
  const department = story
    .found({
      name: '中共南通市委统战部',
      shortName: '市委统战部',
      kind: 'leadingBody',
      type: '统战部门',
      area: '3206',
      seat: '3206',
      on: '1983-01-18',
      level: 'city',
    })
    .phoned(inventedPhone(1));
  const group = story
    .found({
      name: '市委统一战线工作领导小组',
      kind: 'leadingBody',
      type: '领导小组',
      area: '3206',
      seat: '3206',
      on: BEGUN,
      level: 'city',
      fields: { officeAt: '市委统战部' },
    })
    .phoned(inventedPhone(2));
  const units = MEMBER_UNITS.map((name) => ({
    name,
    unit: story.found({ name, kind: 'leadingBody', type: '成员单位', area: '3206', seat: '3206', on: BEGUN, level: 'city' }),
  }));
  // Once the last of them is in the registry, in the order of the list.
  const recorded =
    units
      .map(({ unit }) => unit.recorded)
      .sort()
      .at(-1) ?? BEGUN;
  group.related('members', department, BEGUN, undefined, { seat: '办公室所在单位', exOfficio: '部长', recorded });
  for (const { name, unit } of units)
    group.related('members', unit, BEGUN, undefined, { ...(DEPUTIES.includes(name) ? DEPUTY : MEMBER), recorded });
  for (const [name, from, to] of FURTHER_UNITS) group.related('members', name, from, to, MEMBER);
  for (const county of COUNTIES) {
    const since = dayFor(`统战部${county.short}`, '1983-03-01', '1984-12-31');
    const old = unitOn(county, since);
    story
      .found({
        name: `中共${old.name}委统战部`,
        shortName: `${county.short}统战部`,
        kind: 'leadingBody',
        type: '统战部门',
        area: old.code,
        seat: old.code,
        on: since,
        level: 'county',
      })
      .renamedWithUnit(county);
    const on = dayFor(`领导小组${county.short}`, '2016-01-11', '2016-12-20');
    const unit = unitOn(county, on);
    story
      .found({
        name: `${unit.name}委统一战线工作领导小组`,
        kind: 'leadingBody',
        type: '领导小组',
        area: unit.code,
        seat: unit.code,
        on,
        level: 'county',
        fields: { officeAt: `${unit.name}委统战部` },
      })
      .renamedWithUnit(county);
  }
  story.found({
    name: '南通经济技术开发区统战工作办公室',
    kind: 'leadingBody',
    type: '统战部门',
    area: '320671',
    seat: '320671',
    on: '2010-04-08',
    level: 'county',
  });
  return story;
}
