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
  },
  labels: {
    'registry.office_name': { zh: '单位', en: 'Office' },
    'registry.city_area_id': { zh: '城市', en: 'City' },
    'registry.sample': { zh: '示例', en: 'Sample' },
    'registry.begun_at': { zh: '启用时间', en: 'Begun at' },
  },
  acts: {
    'registry.open': { zh: '建立登记库', en: 'Registry opened' },
    'registry.begin': { zh: '启用登记库', en: 'Registry begun' },
  },
};
