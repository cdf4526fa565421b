import { sql } from '../platform/database/sql.js';
import type { RoomDeclaration } from '../platform/room.js';
import { worded } from './sentences.js';

/** What the room of areas tells the others. */
export const areasRoom: RoomDeclaration = {
  name: 'areas',
  problems: {
    area_ends_after_it_began: {
      status: 422,
      code: 'reversed',
      pointer: '/to',
      words: { zh: '区划的结束须晚于开始', en: 'An area has to end after it began' },
    },
    area_is_not_its_own_parent: {
      status: 422,
      code: 'parent',
      pointer: '/parent',
      words: { zh: '区划不能隶属于自己', en: 'An area cannot lie under itself' },
    },
    areas_form_a_tree: {
      status: 409,
      code: 'areas_form_a_tree',
      pointer: '/parent',
      words: { zh: '区划的隶属关系不能成环', en: 'Areas must not lie under one another in a circle' },
    },
    one_area_of_a_code_at_a_time: {
      status: 409,
      code: 'one_area_of_a_code_at_a_time',
      pointer: '/code',
      words: { zh: '这个代码在同一时期已有区划使用', en: 'Another area has this code on the same days' },
    },
    one_succession_of_two_areas: {
      status: 409,
      code: 'one_succession_of_two_areas',
      words: { zh: '这两个区划的承接关系已登记', en: 'This succession is recorded already' },
    },
    area_does_not_succeed_itself: {
      status: 422,
      code: 'succession',
      words: { zh: '区划不能承接自己', en: 'An area cannot succeed itself' },
    },
    succession_fits_its_areas: {
      status: 409,
      code: 'succession_fits_its_areas',
      pointer: '/on',
      words: { zh: '撤并日期与区划的起止不符', en: 'The day of the event and the days of its areas differ' },
    },
    areas_parent_id_fkey: { status: 409, code: 'area_in_use', words: { zh: '还有下级区划', en: 'Other areas lie under this one' } },
    areas_name_check: { status: 422, code: 'empty', pointer: '/name', words: { zh: '名称不能为空', en: 'The name must not be empty' } },
    areas_level_check: { status: 422, code: 'option', pointer: '/level', words: { zh: '没有这一级区划', en: 'There is no such level' } },
    area_events_kind_check: {
      status: 422,
      code: 'option',
      pointer: '/kind',
      words: { zh: '没有这种区划变动', en: 'There is no such event' },
    },
    area_successions_event_id_fkey: { status: 409, code: 'area_in_use', words: { zh: '区划变动已被引用', en: 'The event is referred to' } },
    area_successions_from_area_id_fkey: { status: 409, code: 'area_in_use', words: { zh: '区划已被引用', en: 'The area is referred to' } },
    area_successions_to_area_id_fkey: { status: 409, code: 'area_in_use', words: { zh: '区划已被引用', en: 'The area is referred to' } },
  },
  labels: {
    'areas.code': { zh: '代码', en: 'Code' },
    'areas.name': { zh: '名称', en: 'Name' },
    'areas.short_name': { zh: '简称', en: 'Short name' },
    'areas.name_en': { zh: '英文名', en: 'English name' },
    'areas.level': { zh: '级别', en: 'Level' },
    'areas.parent_id': { zh: '上级区划', en: 'Lies under' },
    'areas.from_day': { zh: '开始', en: 'From' },
    'areas.until_day': { zh: '结束', en: 'Until' },
    'areas.counted': { zh: '计入应建单位', en: 'Counted unit' },
    'areas.sort_order': { zh: '排列次序', en: 'Order' },
    'areas.document': { zh: '文件', en: 'Document' },
    'area_events.kind': { zh: '变动', en: 'Event' },
    'area_events.on_day': { zh: '日期', en: 'Day' },
    'area_events.title': { zh: '事由', en: 'Title' },
    'area_events.document': { zh: '文件', en: 'Document' },
    'area_successions.from_area_id': { zh: '原区划', en: 'From' },
    'area_successions.to_area_id': { zh: '现区划', en: 'To' },
  },
  acts: {
    'areas.add': { zh: '登记区划', en: 'Areas added' },
    'areas.standard': { zh: '装入全国区划', en: 'Areas of the country loaded' },
    'areas.loadTownships': { zh: '装入乡镇街道', en: 'Townships loaded' },
    'areas.order': { zh: '调整区划次序', en: 'Order of areas changed' },
    'areas.recordEvent': { zh: '登记区划变动', en: 'Change of areas recorded' },
  },
  history: {
    tables: {
      areas: { silent: ['name_key', 'forms'], things: { parent_id: 'area' } },
      area_events: {},
      area_successions: { things: { event_id: 'areaEvent', from_area_id: 'area', to_area_id: 'area' } },
    },
    // An event, its successions and the days of its areas are one thing: undone together or not at all (S14).
    indivisible: ['areas.recordEvent'],
    undoRight: 'areas.change',
    sentence: (sentence, locale) => worded(sentence)?.[locale],
    port: {
      names: {
        area: (_, ids) => sql`select a.id, a.name from areas a where a.id = any(${ids})`,
        areaEvent: (_, ids) => sql`select v.id, v.title as name from area_events v where v.id = any(${ids})`,
      },
      records: (_, ids) => sql`select a.id, a.name, 'area' as sort, null as kind, true as there from areas a where a.id = any(${ids})
        union all select v.id, v.title, 'areaEvent', null, true from area_events v where v.id = any(${ids})`,
      take: async (tx, _, ids) => {
        await tx.rows(sql`/* areas.take */ select a.id from areas a where a.id = any(${ids as string[]}) order by a.id for no key update`);
        tx.take(ids);
      },
    },
  },
};
