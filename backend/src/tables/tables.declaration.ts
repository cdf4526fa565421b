import type { ConstraintProblem, RoomDeclaration } from '../platform/room.js';

const wrong = (code: string, pointer: string, zh: string, en: string): ConstraintProblem => ({
  status: 422,
  code,
  pointer,
  words: { zh, en },
});

/** What the room of tables to hand up tells the others. */
export const tablesRoom: RoomDeclaration = {
  name: 'tables',
  problems: {
    one_table_of_a_name: {
      status: 409,
      code: 'one_table_of_a_name',
      pointer: '/name',
      words: { zh: '已有同名的上报表，请换一个名称', en: 'There is a table of this name; choose another' },
    },
    table_has_a_name: wrong('too_long', '/name', '上报表名称为1至60个字', 'The name of a table has 1 to 60 characters'),
    table_is_defined: wrong(
      'not_object',
      '/definition',
      '表样有误，请刷新页面后再存',
      'The definition is broken; reload the page and save again',
    ),
    table_definitions_view_id_fkey: wrong('unknown_reference', '/viewId', '没有这个常用视图', 'There is no such view'),
    table_definitions_account_id_fkey: { status: 409, code: 'account', words: { zh: '账号已不存在', en: 'The account is gone' } },
    kept_table_says_to_whom: wrong(
      'too_long',
      '/handedTo',
      '报送单位为1至200个字，事由不超过400个字',
      'To whom: 1 to 200 characters; why: at most 400',
    ),
    kept_table_is_its_content: {
      status: 409,
      code: 'kept_table_is_its_content',
      words: { zh: '留底内容与校验值不符', en: 'The content of the kept table is not what its hash says' },
    },
    kept_table_has_a_file: {
      status: 409,
      code: 'kept_table_has_a_file',
      words: { zh: '留底缺少文件', en: 'The kept table has no file' },
    },
    one_kept_table_of_a_file: {
      status: 409,
      code: 'one_kept_table_of_a_file',
      words: { zh: '该文件已是另一份留底', en: 'The file belongs to another kept table' },
    },
    kept_table_stays: {
      status: 409,
      code: 'kept_table_stays',
      words: { zh: '留底不能修改或删除', en: 'A kept table is neither altered nor deleted' },
    },
    kept_tables_definition_id_fkey: wrong('unknown_reference', '/tableId', '没有这张上报表', 'There is no such table'),
    kept_tables_account_id_fkey: { status: 409, code: 'account', words: { zh: '账号已不存在', en: 'The account is gone' } },
  },
  labels: {
    'table_definitions.view_id': { zh: '常用视图', en: 'View' },
    'table_definitions.name': { zh: '上报表名称', en: 'Name of the table' },
    'table_definitions.definition': { zh: '表样', en: 'Definition' },
    'table_definitions.removed_at': { zh: '删除时间', en: 'Removed at' },
    'kept_tables.definition_id': { zh: '上报表', en: 'Table' },
    'kept_tables.title': { zh: '标题', en: 'Title' },
    'kept_tables.handed_to': { zh: '报送单位', en: 'Handed to' },
    'kept_tables.purpose': { zh: '报送事由', en: 'Purpose' },
    'kept_tables.as_of': { zh: '截至日期', en: 'As of' },
    'kept_tables.kept_at': { zh: '留底时间', en: 'Kept at' },
    'kept_tables.question': { zh: '条件', en: 'Question' },
    'kept_tables.definition': { zh: '表样', en: 'Definition' },
    'kept_tables.file_name': { zh: '文件名', en: 'File name' },
  },
  acts: {
    'tables.save': { zh: '保存上报表', en: 'Table saved' },
    'tables.change': { zh: '修改上报表', en: 'Table changed' },
    'tables.remove': { zh: '删除上报表', en: 'Table removed' },
    'tables.restore': { zh: '恢复上报表', en: 'Table brought back' },
    'tables.keep': { zh: '上报留底', en: 'Table kept' },
  },
  // Neither is a record: a definition is brought back by its own act, and what was handed up stays.
  history: {
    tables: {
      table_definitions: { silent: ['account_id', 'name_key', 'version'] },
      kept_tables: { silent: ['account_id', 'grants', 'areas', 'content_sha256', 'file_id', 'file_sha256'] },
    },
    final: ['tables.keep'],
  },
};
