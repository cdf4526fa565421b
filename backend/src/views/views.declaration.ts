import type { RoomDeclaration } from '../platform/room.js';

/** What the room of views tells the others. */
export const viewsRoom: RoomDeclaration = {
  name: 'views',
  problems: {
    one_view_of_a_name: {
      status: 409,
      code: 'one_view_of_a_name',
      pointer: '/name',
      words: {
        zh: '已有同名的常用视图，请换一个名称，或改为替换原来的',
        en: 'There is a view of this name; choose another, or replace that one',
      },
    },
    saved_views_name_check: {
      status: 422,
      code: 'too_long',
      pointer: '/name',
      words: { zh: '视图名称为1至60个字', en: 'The name of a view has 1 to 60 characters' },
    },
    view_is_a_question: {
      status: 422,
      code: 'not_object',
      pointer: '/query',
      words: { zh: '视图的条件和列有误，请刷新页面后再存', en: 'The question or the columns are broken; reload the page and save again' },
    },
    view_has_a_day: {
      status: 422,
      code: 'option',
      pointer: '/asOf',
      words: {
        zh: '截至日期选今天、上月末、上季末、上年末或某一天',
        en: 'The day is today, the end of last month, quarter or year, or one day',
      },
    },
    view_shared_with_somebody: {
      status: 422,
      code: 'required',
      pointer: '/areaId',
      words: { zh: '共享给某个区划时须选定区划', en: 'Choose the area to share with' },
    },
    view_shared_with_its_section: {
      status: 422,
      code: 'required',
      pointer: '/sectionId',
      words: { zh: '共享给某个科室时须选定科室', en: 'Choose the section to share with' },
    },
    saved_views_section_id_fkey: {
      status: 422,
      code: 'unknown_reference',
      pointer: '/sectionId',
      words: { zh: '没有这个科室', en: 'There is no such section' },
    },
    saved_views_account_id_fkey: { status: 409, code: 'account', words: { zh: '账号已不存在', en: 'The account is gone' } },
    saved_views_area_id_fkey: {
      status: 422,
      code: 'unknown_reference',
      pointer: '/areaId',
      words: { zh: '没有这个区划', en: 'There is no such area' },
    },
  },
  labels: {
    'saved_views.list': { zh: '名录', en: 'List' },
    'saved_views.name': { zh: '视图名称', en: 'Name of the view' },
    'saved_views.query': { zh: '条件', en: 'Question' },
    'saved_views.columns': { zh: '列', en: 'Columns' },
    'saved_views.as_of': { zh: '截至日期', en: 'As of' },
    'saved_views.shared_with': { zh: '共享范围', en: 'Shared with' },
    'saved_views.area_id': { zh: '共享区划', en: 'Shared with area' },
    'saved_views.section_id': { zh: '共享科室', en: 'Shared with section' },
    'saved_views.removed_at': { zh: '删除时间', en: 'Removed at' },
  },
  acts: {
    'views.save': { zh: '存为常用视图', en: 'View saved' },
    'views.change': { zh: '修改常用视图', en: 'View changed' },
    'views.remove': { zh: '删除常用视图', en: 'View removed' },
    'views.restore': { zh: '恢复常用视图', en: 'View brought back' },
  },
  // A view is no record: it is brought back by its own act, never by undo.
  history: {
    tables: { saved_views: { silent: ['account_id', 'name_key', 'version'], things: { area_id: 'area', section_id: 'section' } } },
  },
};
