import type { Words } from '../room.js';

type Values = Readonly<Record<string, string | number>>;
type Sentence = (v: Values) => Words;

const say = (zh: string, en: string): Sentence => {
  const filled = (text: string, v: Values): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(v[key] ?? ''));
  return (v) => ({ zh: filled(zh, v), en: filled(en, v) });
};

/** What can be wrong with one field or parameter, each with its mend. The union `FaultCode` is made from it. */
const sentences = {
  required: say('必填', 'Required'),
  founding_or_approval: say(
    '请填成立日期；还在筹备的，请填同意筹建日期',
    'Give the day of the founding; of one in preparation the day of its approval',
  ),
  unknown_field: say('没有这一项', 'There is no such field'),
  unknown_parameter: say('没有这个条件', 'There is no such parameter'),
  repeated: say('只能给一次', 'Give it once only'),
  not_text: say('应为文字', 'Has to be text'),
  not_number: say('应为数字', 'Has to be a number'),
  not_boolean: say('应为是或否', 'Has to be true or false'),
  not_object: say('应为一组字段', 'Has to be an object'),
  not_list: say('应为列表', 'Has to be a list'),
  not_null: say('不能清空', 'Cannot be emptied'),
  empty: say('不能为空', 'Must not be empty'),
  too_short: say('至少 {min} 个字', 'At least {min} characters'),
  too_long: say('最多 {max} 个字，现有 {length} 个', 'At most {max} characters; there are {length}'),
  too_many: say('最多 {max} 项', 'At most {max} items'),
  too_few: say('至少 {min} 项', 'At least {min} items'),
  too_small: say('不能小于 {min}', 'Must not be less than {min}'),
  too_large: say('不能大于 {max}', 'Must not be more than {max}'),
  not_whole: say('应为整数', 'Has to be a whole number'),
  control_character: say('含有不可见的控制字符，请删去', 'Contains a control character; remove it'),
  broken_character: say('含有残缺的字符，请重新输入', 'Contains a broken character; type it again'),
  direction_mark: say('含有改变文字方向的不可见符号，请删去', 'Contains an invisible mark that changes the direction of text; remove it'),
  identity_number: say('不能填写身份证号码', 'Identity numbers must not be entered'),
  line_break: say('不能换行', 'Has to be one line'),
  pattern: say('格式不对，例如 {example}', 'Wrong form; for example {example}'),
  not_uuid: say('不是有效的编号', 'Not an identifier'),
  not_day: say('不是有效的日期，例如 2019-05-18', 'Not a day; for example 2019-05-18'),
  no_such_day: say('没有这一天：{value}', 'There is no such day: {value}'),
  not_date: say(
    '日期写成 2019、2019-05、2019-05-18，或 [..2019-05-18]（不晚于）',
    'Write 2019, 2019-05, 2019-05-18, or [..2019-05-18] (not later than)',
  ),
  not_in_office: say('这段时间不全在任', 'Not in office on all of these days'),
  reversed: say('起止颠倒', 'The end is before the beginning'),
  option: say('只能是：{options}', 'One of: {options}'),
  sort: say('可排序的列：{options}，倒序前加 -', 'Columns to sort by: {options}; a leading - turns the order round'),
  cursor: say('翻页标记无效，请回到第一页', 'The cursor is not valid; go back to the first page'),
  cursor_of_other_list: say('翻页标记属于另一组条件，请回到第一页', 'The cursor belongs to other parameters; go back to the first page'),
  both_directions: say('after 与 before 只能给一个', 'Give either after or before'),
  no_beginning: say('须有最早的一天，例如 2019-05 或 2019-05-18', 'Needs an earliest day; for example 2019-05 or 2019-05-18'),
  no_members: say('这类组织没有成员单位', 'Organizations of this kind have no member units'),
  no_counts_for_kind: say('这类组织没有要登记的数量', 'Nothing is counted of organizations of this kind'),
  credit_code_length: say(
    '统一社会信用代码为 18 位，请对照证书补全',
    'A unified social credit code has 18 places; complete it from the certificate',
  ),
  credit_code_alphabet: say(
    '统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z，请对照证书改正',
    'A unified social credit code has digits and capital letters, never I, O, S, V or Z; mend it from the certificate',
  ),
  credit_code_check: say(
    '统一社会信用代码的校验位不对，请对照证书逐位核对',
    'The check character of the unified social credit code does not fit; compare it with the certificate place by place',
  ),
  field_of_other_type: say('这个类型没有此项', 'The type has no such field'),
  no_phone_for_kind: say('这类组织不登记电话', 'No phone is kept of this kind'),
  no_address_for_kind: say('这类组织不登记地址', 'No address is kept of this kind'),
  wrong_password: say('当前密码不对', 'The current password is wrong'),
  foreign_section: say('只能共享给自己所在的科室', 'Share with the section that you work in'),
  row_twice: say('名单中有两行是同一个组织，请去掉一行', 'Two rows are the same organization; leave one out'),
  row_stale: say('这个组织刚被别人修改，请重新预检', 'The organization was changed meanwhile; look again'),
  row_ended: say('这个组织已合并或终止，不能再改', 'The organization has been merged or ended; it is changed no more'),
  row_foreign: say('不在自己负责的区划内，不能录入', 'It lies outside the areas that you are in charge of'),
  foreign_area: say('只能共享给自己负责的区划', 'Share with an area that you are in charge of'),
  no_section: say('没有这个科室', 'There is no such section'),
  type_retired: say('这个类型已停用，请选在用的类型', 'This type is retired; choose one that is in use'),
  section_retired: say('这个科室已停用，请选在用的科室', 'This section is retired; choose one that is in use'),
  no_handler: say(
    '没有这个账号，或它管不到这个组织，不能任经办人',
    'There is no such account, or it has no say here: it cannot be the handler',
  ),
  handler_elsewhere: say(
    '这位经办人管不到 {names}，请换一位，或先去掉这些组织',
    'The handler has no say over {names}: choose another, or leave these out',
  ),
  account_disabled: say('这个账号已停用，不能任经办人', 'This account is disabled and cannot be the handler'),
  nobody_responsible: say('责任科室和经办人至少填一项', 'Name a section or a handler'),
  itself: say('不能是它自己', 'Cannot be the organization itself'),
  one_of_two: say('选了名录中的组织，就不再填名称', 'Either an organization of the registry or a name, not both'),
  unclassified: say('只能登记非涉密文件，请确认后勾选', 'Only papers that are not classified are kept here; confirm that this one is not'),
  file_name: say(
    '文件名含有不能用的字符（/ \\ 或换行），请改名后再选',
    'The name of the file has characters that cannot be used (/ \\ or line breaks); rename it',
  ),
  file_empty: say('文件是空的（0 字节），请重新选择', 'The file is empty; choose another'),
  file_kind: say(
    '不是可登记的文件：请用 PDF、OFD、Word、Excel、WPS 文档，或 JPG、PNG 图片',
    'Not a kind of file that is kept: use PDF, OFD, Word, Excel, WPS, JPG or PNG',
  ),
  file_name_and_content: say(
    '文件名与内容不符：内容是 {kind}，请核对文件或改正后缀',
    'Name and content differ: the content is {kind}; check the file or mend its ending',
  ),
  file_macro: say('文件含宏，请另存为不含宏的格式', 'The file has macros; save it without them'),
  file_script: say('PDF 含脚本或可执行内容，请打印为普通 PDF 后再登记', 'The PDF has scripts; print it into a plain PDF'),
  file_attachment: say('PDF 内还夹带附件，请分开登记', 'The PDF has other files inside; enter them one by one'),
  file_time: say(
    '文件在一分钟内没有检查完，可能是系统繁忙，请稍后再试；仍不行时请拆分后再登记',
    'The file could not be looked into within a minute: try again later, or split it',
  ),
  file_bomb: say('文件解开后过大或过于复杂，无法检查，请拆分后再登记', 'Unpacked the file is too large to be looked into; split it'),
  file_locked: say('文件设有密码，无法检查，请去掉密码', 'The file has a password; remove it'),
  file_broken: say('文件已损坏，打不开，请重新导出', 'The file is broken; make it anew'),
  file_identity_number: say('文件中有身份证号码，请遮盖或删去后再登记', 'There is an identity number in the file; cover or remove it'),
  unknown_post: say('这个组织没有此职务；可先在职务设置中添加', 'The organization has no such post; add it to its posts first'),
  seat_taken: say('这个职务在同一时间已有人担任', 'Somebody holds the post on the same days'),
  twice_in_post: say('同一人在一个职务上出现两次', 'The same person stands in the post twice'),
  no_unit: say('这项任职不是由单位担任的', 'No unit holds this office'),
  nobody_elected: say('请至少填一名任职人员', 'Name at least one holder'),
  after_congress: say('须不早于换届大会', 'Has to be on the day of the congress or later'),
  not_of_old_team: say('不是原班子的任职', 'It is no holding of the old team'),
  unknown_reference: say('没有这条记录', 'There is no such record'),
} as const satisfies Record<string, Sentence>;

export type FaultCode = keyof typeof sentences;

/** What is wrong with a value; `at` points deeper into it (`/0/name`); `words` replaces those of the code. */
export interface Fault {
  readonly code: FaultCode;
  readonly values?: Values;
  readonly at?: string;
  readonly words?: Words;
}

export const fault = (code: FaultCode, values?: Values): Fault => ({ code, ...(values ? { values } : {}) });

/** The sentence of a fault in both languages. */
export const wordsOfFault = (f: Fault): Words => f.words ?? sentences[f.code](f.values ?? {});

/** The fault one level further down: `under('0', fault)` points to `/0…`. */
export const under = (key: string | number, f: Fault): Fault => ({
  ...f,
  at: `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}${f.at ?? ''}`,
});
