import type { Kind } from '../api/kinds';

export const CHAMBER: Kind = {
  code: 'chamberOfCommerce',
  name: '商会',
  nameEn: 'Chamber of commerce',
  statusWords: {
    active: { name: '正常', nameEn: 'Active' },
    suspended: { name: '停止活动', nameEn: 'Suspended' },
    dissolved: { name: '已注销', nameEn: 'Deregistered' },
  },
  activeIn: ['active'],
  care: { phone: true, address: true, openingLogged: false, chairAlone: false },
  members: false,
  types: [
    { id: 't1', code: 'awayChamber', name: '异地南通商会', nameEn: 'Chamber elsewhere', retired: false, posts: [] },
    { id: 't2', code: 'tradeChamber', name: '行业商会', nameEn: 'Trade chamber', retired: false, posts: [] },
  ],
  fields: [
    { code: 'registered', name: '登记情况', nameEn: 'Registration', type: 'text', options: null, max: 60, pattern: null },
    { code: 'origin', name: '原籍地', nameEn: 'Place of origin', type: 'text', options: null, max: 60, pattern: null },
    {
      code: 'postcode',
      name: '住所邮编',
      nameEn: 'Postcode',
      type: 'text',
      options: null,
      max: 6,
      pattern: '\\d{6}',
      patternMend: '邮编是6位数字',
      patternMendEn: 'A postcode has 6 digits',
    },
    {
      code: 'fourGoods',
      name: '四好商会',
      nameEn: 'Four-good chamber',
      type: 'text',
      types: ['tradeChamber'],
      options: null,
      max: 60,
      pattern: null,
    },
    { code: 'members', name: '会员数', nameEn: 'Members', type: 'count', options: null, max: null, pattern: null },
  ],
};

export const BASE: Kind = {
  code: 'practiceBase',
  name: '实践基地',
  nameEn: 'Practice base',
  statusWords: { active: { name: '正常', nameEn: 'Active' }, dissolved: { name: '已摘牌', nameEn: 'Plaque removed' } },
  activeIn: ['active'],
  care: { phone: true, address: true, openingLogged: false, chairAlone: false },
  members: false,
  types: [{ id: 't3', code: 'innovation', name: '实践创新基地', nameEn: 'Innovation base', retired: false, posts: [] }],
  fields: [],
};

export const MECHANISM: Kind = {
  code: 'leadingBody',
  name: '工作机制',
  nameEn: 'Working mechanism',
  statusWords: { active: { name: '正常', nameEn: 'Active' }, dissolved: { name: '已撤销', nameEn: 'Abolished' } },
  activeIn: ['active'],
  care: { phone: true, address: true, openingLogged: false, chairAlone: false },
  members: true,
  types: [{ id: 't4', code: 'leadingGroup', name: '领导小组', nameEn: 'Leading group', retired: false, posts: [] }],
  fields: [],
};

/** Of its people the chair alone is known (office.md 7). */
export const OVERSEAS: Kind = {
  ...BASE,
  code: 'overseasGroup',
  name: '海外社团',
  nameEn: 'Overseas group',
  care: { phone: false, address: false, openingLogged: true, chairAlone: true },
  types: [{ id: 't5', code: 'group', name: '侨团', nameEn: 'Group', retired: false, posts: [] }],
};
