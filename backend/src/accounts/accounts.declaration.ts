import { sql } from '../platform/database/sql.js';
import type { RoomDeclaration } from '../platform/room.js';

/** What the room of accounts tells the others. */
export const accountsRoom: RoomDeclaration = {
  name: 'accounts',
  problems: {
    login_is_plain: {
      status: 422,
      code: 'pattern',
      pointer: '/login',
      words: { zh: '账号用 2 到 40 个小写字母、数字和 . _ -', en: 'A login has 2 to 40 small letters, digits and . _ -' },
    },
    one_account_of_a_login: {
      status: 409,
      code: 'one_account_of_a_login',
      pointer: '/login',
      words: { zh: '这个账号已被使用', en: 'This login is taken' },
    },
    accounts_name_check: { status: 422, code: 'empty', pointer: '/name', words: { zh: '姓名不能为空', en: 'The name must not be empty' } },
    accounts_locale_check: {
      status: 422,
      code: 'option',
      pointer: '/locale',
      words: { zh: '没有这种语言', en: 'There is no such language' },
    },
    accounts_section_id_fkey: {
      status: 422,
      code: 'unknown_reference',
      pointer: '/sectionId',
      words: { zh: '没有这个科室', en: 'There is no such section' },
    },
    grant_ends_after_it_began: {
      status: 422,
      code: 'reversed',
      pointer: '/to',
      words: { zh: '授权的结束须晚于开始', en: 'A grant has to end after it began' },
    },
    grant_has_a_kind: { status: 422, code: 'too_few', pointer: '/kinds', words: { zh: '至少选一个类别', en: 'Choose at least one kind' } },
    grants_role_check: { status: 422, code: 'option', pointer: '/role', words: { zh: '没有这个角色', en: 'There is no such role' } },
    grants_area_id_fkey: {
      status: 422,
      code: 'unknown_reference',
      pointer: '/areaId',
      words: { zh: '没有这个区划', en: 'There is no such area' },
    },
    grants_account_id_fkey: {
      status: 422,
      code: 'unknown_reference',
      pointer: '/accountId',
      words: { zh: '没有这个账号', en: 'There is no such account' },
    },
    sessions_account_id_fkey: { status: 409, code: 'account', words: { zh: '账号已不存在', en: 'The account is gone' } },
    sessions_token_hash_key: { status: 409, code: 'session', words: { zh: '请重新登录', en: 'Sign in again' } },
    list_settings_account_id_fkey: { status: 409, code: 'account', words: { zh: '账号已不存在', en: 'The account is gone' } },
    idempotency_keys_account_id_fkey: { status: 409, code: 'account', words: { zh: '账号已不存在', en: 'The account is gone' } },
    idempotency_keys_key_check: {
      status: 422,
      code: 'pattern',
      pointer: 'Idempotency-Key',
      words: { zh: '请求编号长度不对', en: 'The key has a wrong length' },
    },
  },
  labels: {
    'accounts.login': { zh: '账号', en: 'Login' },
    'accounts.name': { zh: '姓名', en: 'Name' },
    'accounts.unit': { zh: '单位', en: 'Unit' },
    'accounts.section_id': { zh: '科室', en: 'Section' },
    'accounts.locale': { zh: '界面语言', en: 'Language' },
    'accounts.disabled_at': { zh: '停用时间', en: 'Disabled at' },
    'grants.role': { zh: '角色', en: 'Role' },
    'grants.area_id': { zh: '区划', en: 'Area' },
    'grants.kinds': { zh: '类别', en: 'Kinds' },
    'grants.from_day': { zh: '开始', en: 'From' },
    'grants.until_day': { zh: '结束', en: 'Until' },
  },
  acts: {
    'accounts.create': { zh: '新建账号', en: 'Account created' },
    'accounts.change': { zh: '修改账号', en: 'Account changed' },
    'accounts.setPassword': { zh: '重设密码', en: 'Password set' },
    'accounts.setOwnPassword': { zh: '修改自己的密码', en: 'Own password changed' },
    'accounts.grant': { zh: '授权', en: 'Right granted' },
    'accounts.revoke': { zh: '收回授权', en: 'Right revoked' },
  },
  // Accounts and grants are changed, never undone: a sign-in name given to somebody else meanwhile must not come back.
  history: {
    tables: { accounts: { things: { section_id: 'section' } }, grants: { owner: 'account_id', things: { area_id: 'area' } } },
    port: { names: { account: (_, ids) => sql`select c.id, c.name from accounts c where c.id = any(${ids})` } },
  },
};
