import { TestBed } from '@angular/core/testing';
import type { Relation, Relations } from '../../api/relations';
import type { Organization, Recognition, Stretch } from '../../api/types';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { answerKinds, openOffice, provideOffice, settle } from '../../testing/office';
import { record } from '../../testing/records';
import { team, terms } from '../../testing/leadership';
import { LifeText } from './life-text';
import type { Led } from './team/congresses';

const stretch = (over: Partial<Stretch>): Stretch => ({
  from: '2014-05-10',
  to: null,
  name: '上海市南通商会',
  type: '异地南通商会',
  areaName: '南通市',
  seatAreaName: '上海市',
  ...over,
});
const recognition = (over: Partial<Recognition>): Recognition => ({
  id: 'r',
  title: '苏新艺坊',
  level: 'province',
  from: '2021',
  to: null,
  validUntil: null,
  reviewedOn: null,
  documents: [],
  state: 'held',
  ...over,
});
const relation = (over: Partial<Relation>): Relation => ({
  id: 'x',
  sort: 'hostedBy',
  other: null,
  name: null,
  seat: null,
  exOfficio: null,
  from: '2018',
  to: null,
  state: 'holds',
  mayChange: true,
  ...over,
});
const around = (over: Partial<Relations>): Relations => ({
  asOf: '2026-11-24',
  parent: null,
  hasParent: false,
  children: [],
  items: [],
  mergedFrom: [],
  mergedInto: null,
  outside: false,
  ...over,
});
const ALL = { moves: true, suspensions: true, recognitions: true, relations: true, leadership: true, future: false };

async function told(
  over: Partial<Organization>,
  relations?: Partial<Relations>,
  choice: Partial<typeof ALL> = {},
  led?: Led,
): Promise<string> {
  const text = TestBed.inject(LifeText);
  await settle();
  return text.paragraph(record(over), relations && around(relations), '2026-11-24', { ...ALL, ...choice }, led);
}

describe('the paragraph of a life', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideOffice() });
    const http = openOffice();
    TestBed.inject(Kinds).all();
    await settle();
    answerKinds(http);
    await settle();
  });

  const chamber = {
    timeline: [
      stretch({ to: '2017-04' }),
      stretch({ from: '2017-04', to: '2027-01-01', name: '上海南通商会' }),
      stretch({ from: '2027-01-01', name: '上海南通商会', seatAreaName: '崇川区' }),
    ],
    foundedOn: '2014-05',
    suspensions: [{ id: 's', from: '2020-02', to: '2020-06-01' }],
    recognitions: [recognition({ id: 'r2', title: '四好商会', level: null, from: '2023-03-01', validUntil: '2025' }), recognition({})],
  };

  it('says of one in preparation that it has not been founded', async () => {
    expect(await told({ foundedOn: null, approvedOn: '2025-03-01', timeline: [stretch({ from: null })] })).toBe(
      '上海南通商会于2025年3月1日同意筹建，尚未成立。',
    );
  });

  it('tells names, suspensions and recognitions in their order, each date as precisely as it was given', async () => {
    expect(await told(chamber)).toBe(
      '上海南通商会于2014年5月成立，原名上海市南通商会；2017年4月更名为上海南通商会；2020年2月起停止活动；2020年6月1日恢复活动；' +
        '2021年获评省级苏新艺坊；2023年3月1日获评四好商会（有效期至2025年）。',
    );
  });

  it('tells approval, registration and the certificate among the rest, and where they do not come first', async () => {
    const fields = { registeredOn: '2014-06', certificateUntil: '2025-05-09' };
    expect(await told({ approvedOn: '2013-11', fields, dissolvedOn: '2026-03', endWay: 'dissolved' })).toBe(
      '2013年11月同意筹建；上海南通商会于2014年5月10日成立；2014年6月登记；登记证书有效期至2025年5月9日；2026年3月注销。',
    );
    const later = { fields: { certificateUntil: '2028-05-09' } };
    expect(await told(later)).toBe('上海南通商会于2014年5月10日成立。');
    expect(await told(later, undefined, { future: true })).toContain('；登记证书有效期至2028年5月9日。');
  });

  it('leaves out what nobody asked for, and tells of what is to come where it is asked for', async () => {
    expect(await told(chamber, undefined, { suspensions: false, recognitions: false })).toBe(
      '上海南通商会于2014年5月成立，原名上海市南通商会；2017年4月更名为上海南通商会。',
    );
    expect(await told(chamber, undefined, { future: true })).toContain('；2027年1月1日所在地由上海市变更为崇川区。');
  });

  it('tells hosts, guides and mergers; one that follows another on the same day is one change', async () => {
    const items = [
      relation({ id: 'c', name: '示例大学', from: '2021-05-01' }),
      relation({ id: 'b', sort: 'supervisedBy', other: { id: 'g', name: '示例总商会' }, from: '2019-03', to: '2024-01-01' }),
      relation({ id: 'a', other: { id: 'h', name: '示例服务中心' }, from: '2018', to: '2021-05-01' }),
      relation({ id: 'd', sort: 'hosts', other: { id: 'i', name: '示例分站' } }),
    ];
    const mergedFrom = [
      { id: 'm', name: '示例甲商会', on: '2023-01-01' },
      { id: 'n', name: '示例乙商会', on: '2023-01-01' },
    ];
    expect(await told({}, { items, mergedFrom })).toBe(
      '上海南通商会于2014年5月10日成立；2018年起依托示例服务中心；2019年3月起由示例总商会指导；2021年5月1日依托单位由示例服务中心变更为示例大学；' +
        '2023年1月1日示例甲商会、示例乙商会并入；2024年1月1日起不再由示例总商会指导。',
    );
    expect(await told({}, { items, mergedFrom }, { relations: false })).toBe('上海南通商会于2014年5月10日成立。');
  });

  it('tells of which bodies it was a member unit, side by side; another seat in the same one is no news', async () => {
    const body = (id: string, over: Partial<Relation>) => relation({ sort: 'memberOf', other: { id, name: `示例${id}小组` }, ...over });
    const items = [
      body('甲', { id: 'a', from: '2018', to: '2020-01-01', seat: '成员' }),
      body('甲', { id: 'b', from: '2020-01-01', to: '2024-03-01', seat: '副组长单位' }),
      body('乙', { id: 'c', from: '2024-03-01' }),
      relation({ id: 'd', sort: 'members', name: '示例市财政局' }),
    ];
    expect(await told({}, { items })).toBe(
      '上海南通商会于2014年5月10日成立；2018年起为示例甲小组成员单位；2024年3月1日起不再是示例甲小组成员单位；2024年3月1日起为示例乙小组成员单位。',
    );
  });

  it('names nothing that lies outside the reach', async () => {
    expect(await told({}, { items: [relation({})] })).toBe('上海南通商会于2014年5月10日成立。');
  });

  it('says of unknown days what is known of them', async () => {
    const recognitions = [recognition({ from: '[..2018-12-31]', to: '2024-05' })];
    expect(await told({ foundedOn: '[..1998-12-31]', recognitions })).toBe(
      '上海南通商会成立日期不详，不晚于1998年；获评省级苏新艺坊（日期不详，不晚于2018年）；2024年5月起不再是苏新艺坊。',
    );
    expect(await told({ foundedOn: '[2018-03-05..2018-04-02]' })).toBe('上海南通商会于2018年3月5日至2018年4月2日间成立。');
  });

  it('ends with the end in the word of the kind, or with what it merged into', async () => {
    expect(await told({ dissolvedOn: '2024-03', endWay: 'dissolved' })).toBe('上海南通商会于2014年5月10日成立；2024年3月注销。');
    const merged = { dissolvedOn: '2023-01-01', endWay: 'merged' } as const;
    expect(await told({ ...merged, mergedInto: { id: 'c', name: '示例总商会' } })).toBe(
      '上海南通商会于2014年5月10日成立；2023年1月1日合并到示例总商会。',
    );
    expect(await told(merged)).toBe('上海南通商会于2014年5月10日成立；2023年1月1日并入另一组织。');
  });

  it('tells the congresses, who was elected first, and who leads it on the day', async () => {
    const led = { team: team(), terms: terms() };
    const told1 =
      '上海南通商会于2014年5月10日成立；2014年5月10日召开第一届换届大会，张甲一任会长；2019年5月18日召开第二届第一次会员大会，李乙二任会长；';
    expect(await told({}, undefined, {}, led)).toBe(`${told1}现任会长李乙二（2019年5月18日起），负责人7人。`);
    expect(await told({}, undefined, { leadership: false }, led)).toBe('上海南通商会于2014年5月10日成立。');
    const resigned = team().holdings.map((one) => (one.post.code === 'chair' ? { ...one, state: 'left' as const } : one));
    const acting = team().holdings.find((one) => one.acting);
    const presides = acting ? [{ ...acting, post: { code: 'chair', name: '会长' }, state: 'held' as const }] : [];
    expect(await told({}, undefined, {}, { team: team({ holdings: [...resigned, ...presides] }), terms: undefined })).toBe(
      '上海南通商会于2014年5月10日成立；会长空缺，由卫子一主持工作，负责人7人。',
    );
    expect(await told({ status: 'dissolved', dissolvedOn: '2024-03', endWay: 'dissolved' }, undefined, {}, led)).toMatch(
      /2024年3月注销。$/,
    );
  });

  it('is English on an English screen', async () => {
    TestBed.inject(Language).use('en');
    await settle();
    const items = [relation({ name: 'Example University', from: '2021-05' })];
    expect(await told({ recognitions: [recognition({ title: 'Workshop', from: '2022-01-05' })] }, { items })).toBe(
      '上海南通商会 was founded on 2014-05-10; hosted by Example University from May 2021; recognised as Workshop (Province) on 2022-01-05.',
    );
  });
});
