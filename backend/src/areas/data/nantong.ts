import type { NewArea, NewAreaEvent } from '../areas.service.js';

const document = '苏政发〔2020〕60号';

/** The county-level units of Nantong as they first were, in the office's order. Days before 2018 are approximate: data to be corrected. */
export const NANTONG_UNITS: readonly NewArea[] = [
  {
    code: '320602',
    name: '崇川区',
    shortName: '崇川',
    level: 'county',
    parent: '3206',
    from: '1991-01-01',
    sortOrder: 10,
    document,
  },
  {
    code: '320611',
    name: '港闸区',
    shortName: '港闸',
    level: 'county',
    parent: '3206',
    from: '1991-01-01',
    sortOrder: 11,
    document,
  },
  { code: '320612', name: '通州区', shortName: '通州', level: 'county', parent: '3206', from: '2009-07-01', sortOrder: 20 },
  {
    code: '320684',
    name: '海门市',
    shortName: '海门',
    level: 'county',
    parent: '3206',
    from: '1994-06-25',
    sortOrder: 30,
    document,
  },
  { code: '320681', name: '启东市', shortName: '启东', level: 'county', parent: '3206', from: '1989-11-13', sortOrder: 40 },
  { code: '320682', name: '如皋市', shortName: '如皋', level: 'county', parent: '3206', from: '1991-02-08', sortOrder: 50 },
  { code: '320621', name: '海安县', shortName: '海安', level: 'county', parent: '3206', from: '1949-10-01', sortOrder: 60 },
  { code: '320623', name: '如东县', shortName: '如东', level: 'county', parent: '3206', from: '1949-10-01', sortOrder: 70 },
  {
    code: '320671',
    name: '南通经济技术开发区',
    shortName: '开发区',
    level: 'functional',
    parent: '3206',
    from: '1984-12-19',
    counted: false,
    sortOrder: 80,
  },
];

/** What happened to them since, in order. */
export const NANTONG_EVENTS: readonly NewAreaEvent[] = [
  {
    kind: 'regrading',
    on: '2018-05-11',
    title: '海安撤县设市',
    from: ['320621'],
    to: [{ code: '320685', name: '海安市', shortName: '海安', level: 'county', parent: '3206', sortOrder: 60 }],
  },
  {
    kind: 'merger',
    on: '2020-07-03',
    title: '崇川区与港闸区合并设立新的崇川区',
    document,
    from: ['320602', '320611'],
    to: [{ code: '320613', name: '崇川区', shortName: '崇川', level: 'county', parent: '3206', sortOrder: 10 }],
  },
  {
    kind: 'regrading',
    on: '2020-07-03',
    title: '海门撤市设区',
    document,
    from: ['320684'],
    to: [{ code: '320614', name: '海门区', shortName: '海门', level: 'county', parent: '3206', sortOrder: 30 }],
  },
];
