import { sql } from '../platform/database/sql.js';
import type { RoomDeclaration } from '../platform/room.js';

/** What the room of sections tells the others. */
export const sectionsRoom: RoomDeclaration = {
  name: 'sections',
  problems: {
    section_code_is_plain: {
      status: 422,
      code: 'pattern',
      pointer: '/code',
      words: { zh: '代码用 1 到 40 个小写字母、数字和 -', en: 'A code has 1 to 40 small letters, digits and -' },
    },
    sections_name_check: {
      status: 422,
      code: 'too_long',
      pointer: '/name',
      words: { zh: '科室名称须为 1 到 60 个字', en: 'The name of a section has 1 to 60 characters' },
    },
    one_section_of_a_code: {
      status: 409,
      code: 'one_section_of_a_code',
      pointer: '/code',
      words: { zh: '这个代码已由另一科室使用', en: 'Another section has this code' },
    },
    one_section_of_a_name: {
      status: 409,
      code: 'one_section_of_a_name',
      pointer: '/name',
      words: { zh: '已有同名科室', en: 'Another section has this name' },
    },
  },
  labels: {
    'sections.code': { zh: '代码', en: 'Code' },
    'sections.name': { zh: '科室名称', en: 'Name of the section' },
    'sections.sort_order': { zh: '次序', en: 'Order' },
    'sections.retired_at': { zh: '停用', en: 'Retired' },
  },
  acts: {
    'sections.add': { zh: '添加科室', en: 'Section added' },
    'sections.change': { zh: '修改科室', en: 'Section changed' },
    'sections.order': { zh: '排列科室', en: 'Sections put in order' },
  },
  history: {
    tables: { sections: {} },
    undoRight: 'sections.manage',
    port: {
      names: { section: (_, ids) => sql`select s.id, s.name from sections s where s.id = any(${ids})` },
      records: (_, ids) =>
        sql`select s.id, s.name, 'section' as sort, null as kind, true as there from sections s where s.id = any(${ids})`,
      take: async (tx, _, ids) => {
        await tx.rows(
          sql`/* sections.take-back */ select s.id from sections s where s.id = any(${ids as string[]}) order by s.id for no key update`,
        );
        tx.take(ids);
      },
    },
  },
};
