import { sql } from '../platform/database/sql.js';
import type { RoomDeclaration } from '../platform/room.js';

/** What the room of the registry tells the others. */
export const registryRoom: RoomDeclaration = {
  name: 'registry',
  problems: {
    one_registry_in_a_database: {
      status: 409,
      code: 'one_registry_in_a_database',
      words: { zh: '登记库已启用', en: 'A registry was begun already' },
    },
    registry_office_name_check: {
      status: 422,
      code: 'empty',
      pointer: '/officeName',
      words: { zh: '单位名称不能为空', en: 'The name of the office must not be empty' },
    },
    registry_city_area_id_fkey: {
      status: 409,
      code: 'area_in_use',
      words: { zh: '登记库的城市已被引用', en: 'The city of the registry is referred to' },
    },
    confirm_months_are_few: {
      status: 422,
      code: 'too_large',
      pointer: '/confirmMonths',
      words: { zh: '核对周期为 1 到 60 个月', en: 'Records are confirmed every 1 to 60 months' },
    },
    export_mark_fits: {
      status: 422,
      code: 'too_long',
      pointer: '/exportMark',
      words: { zh: '印发标记最多 40 个字', en: 'The mark has at most 40 characters' },
    },
    registry_stays: {
      status: 409,
      code: 'registry_stays',
      words: { zh: '登记库启用后不能撤销', en: 'What a registry began with is not taken back' },
    },
    city_stays: {
      status: 409,
      code: 'city_stays',
      pointer: '/cityCode',
      words: { zh: '已有登记的组织，不能再换城市', en: 'Organizations are recorded: the city stays' },
    },
  },
  labels: {
    'registry.office_name': { zh: '单位', en: 'Office' },
    'registry.city_area_id': { zh: '城市', en: 'City' },
    'registry.sample': { zh: '示例', en: 'Sample' },
    'registry.confirm_months': { zh: '核对周期（月）', en: 'Months between confirmations' },
    'registry.export_mark': { zh: '印发标记', en: 'Mark on prints and exports' },
    'registry.ready_at': { zh: '准备完成', en: 'Ready' },
    'registry.begun_at': { zh: '启用时间', en: 'Begun at' },
  },
  acts: {
    'registry.open': { zh: '建立登记库', en: 'Registry opened' },
    'registry.begin': { zh: '启用登记库', en: 'Registry begun' },
    'registry.change': { zh: '修改设置', en: 'Settings changed' },
  },
  history: {
    tables: { registry: { things: { city_area_id: 'area' } } },
    final: ['registry.open', 'registry.begin'],
    undoRight: 'registry.change',
    port: {
      take: async (tx, _, ids) => {
        await tx.rows(sql`/* registry.take-back */ select r.id from registry r where r.id = any(${ids as string[]}) for no key update`);
        tx.take(ids);
      },
    },
  },
};
