import type { Words } from '../room.js';

interface ProblemEntry {
  readonly status: number;
  readonly title: Words;
  readonly detail: Words;
}

const entry = (status: number, zh: string, en: string, detailZh: string, detailEn: string): ProblemEntry => ({
  status,
  title: { zh, en },
  detail: { zh: detailZh, en: detailEn },
});

/** Every `type` that an answer may carry, with its status and words. The union `ProblemCode` is made from it: a missing word does not compile. */
export const problemWords = {
  malformed: entry(
    400,
    '请求读不懂',
    'The request cannot be read',
    '请求内容不是完整的 JSON，请检查后重发。',
    'The body is not whole JSON in UTF-8; check it and send it again.',
  ),
  invalid_parameters: entry(
    400,
    '查询条件有误',
    'A parameter is wrong',
    '地址中的条件有误，逐项列出如下。',
    'Some parameters of the address are wrong; each is listed.',
  ),
  not_signed_in: entry(401, '未登录', 'Not signed in', '请先登录。', 'Sign in first.'),
  wrong_credentials: entry(
    401,
    '账号或密码不对',
    'Wrong account or password',
    '账号或密码不对，请重新输入。',
    'Account or password is wrong; try again.',
  ),
  forbidden: entry(
    403,
    '没有权限',
    'Not allowed',
    '您的账号没有这项权限；需要时请找管理员。',
    'Your account does not have this right; ask the administrator.',
  ),
  header_missing: entry(
    403,
    '缺少请求头',
    'A header is missing',
    '带登录状态的修改请求须有请求头 X-Requested-With。',
    'A changing request with a session cookie needs the header X-Requested-With.',
  ),
  not_found: entry(
    404,
    '没有找到',
    'Not found',
    '没有这条记录，或不在您的权限范围内。',
    'There is no such record, or it lies outside your reach.',
  ),
  no_such_route: entry(404, '没有这个地址', 'No such address', '接口中没有这个地址。', 'The API has no such address.'),
  erased: entry(410, '内容已抹除', 'Erased', '这份文件的内容已永久抹除。', 'The content of this document has been erased for ever.'),
  rule_broken: entry(
    409,
    '与已有数据冲突',
    'Against a rule of the data',
    '这样改会违反数据规则。',
    'This change would break a rule of the data.',
  ),
  busy: entry(
    409,
    '记录正被他人修改',
    'The record is being changed',
    '这条记录正被他人修改，请稍后再试。',
    'Somebody else is changing this record; try again in a moment.',
  ),
  ended: entry(
    409,
    '记录已终止',
    'The record has ended',
    '这条记录已终止，不能这样修改。',
    'This record has ended and cannot be changed in this way.',
  ),
  boundary_in_the_way: entry(
    409,
    '与已有变更的日期相冲突',
    'The date meets another change',
    '这个日期与一项已有变更的日期重叠而不相同；请改用同一日期，或先更正那项变更。',
    'The date overlaps that of another change without being the same; use the same date, or correct that change first.',
  ),
  undo_in_the_way: entry(
    409,
    '撤销受阻',
    'Something stands in the way',
    '这次修改的内容后来又有改动，列出如下。',
    'What this change set did was changed again since; what stands in the way is listed.',
  ),
  already_undone: entry(409, '已撤销', 'Undone already', '这次修改已经撤销。', 'This change set has been undone already.'),
  nothing_to_undo: entry(
    409,
    '没有可撤销的内容',
    'Nothing to undo',
    '这次修改的内容现已是修改前的样子。',
    'Everything stands already as it did before this change set.',
  ),
  value_erased: entry(
    409,
    '内容已擦除',
    'The value was erased',
    '原来的内容已永久擦除，无法恢复。',
    'What was there before has been erased for ever and cannot come back.',
  ),
  indivisible: entry(
    409,
    '只能整体撤销',
    'Undone whole or not at all',
    '这项办理只能整体撤销，不能只撤销一部分。',
    'This act can be undone whole or not at all.',
  ),
  not_undoable: entry(
    409,
    '不能撤销',
    'Cannot be undone',
    '这类修改不能撤销，请另行修改。',
    'Change sets of this sort are not undone; make another change.',
  ),
  stale_version: entry(
    412,
    '该记录刚被修改',
    'The record was changed meanwhile',
    '您打开之后，这条记录已被他人修改。',
    'Somebody has changed this record since you opened it.',
  ),
  kept_file_altered: entry(
    409,
    '留底文件与校验值不符',
    'The kept file is not what its hash says',
    '该留底的文件已不是当时保存的内容，请联系管理员核验登记库。',
    'The file is not what was kept; ask the administrator to verify the registry.',
  ),
  workbook_refused: entry(
    422,
    '表格没有读成',
    'The workbook was not read',
    '这个文件读不成表格，请在 Excel 或 WPS 中另存后再试。',
    'The file could not be read; save it anew and try again.',
  ),
  officers_of_one_kind: entry(
    422,
    '一次只列一个类别',
    'One kind at a time',
    '人员名册一次只列一个类别的组织，请先在条件中选定类别。',
    'A list of persons is of the organizations of one kind; choose the kind first.',
  ),
  too_many_lines: entry(
    422,
    '行数过多',
    'Too many lines',
    '上报表最多20,000行，请缩小范围；需要全部数据时请用“导出”。',
    'A table to hand up has at most 20,000 lines; narrow the question, or use the export for everything.',
  ),
  too_large: entry(413, '内容过大', 'Too large', '请求内容超过了上限。', 'The body is larger than the limit.'),
  unsupported_media: entry(
    415,
    '内容类型不对',
    'Unsupported media type',
    '请求内容须为 application/json。',
    'The body has to be application/json.',
  ),
  invalid_fields: entry(
    422,
    '填写有误',
    'Some fields are wrong',
    '有几处填写有误，逐项列出如下。',
    'Some fields are wrong; each is listed.',
  ),
  key_reused: entry(
    422,
    '重复的请求编号',
    'Idempotency key used before',
    '这个 Idempotency-Key 已用于内容不同的请求。',
    'This Idempotency-Key was used for a request with other content.',
  ),
  version_missing: entry(
    428,
    '缺少版本号',
    'The version is missing',
    '修改须带 If-Match（打开记录时得到的 ETag）。',
    'A change needs If-Match with the ETag that came with the record.',
  ),
  too_many_attempts: entry(
    429,
    '尝试过多',
    'Too many attempts',
    '登录尝试过多，请稍后再试。',
    'Too many attempts to sign in; try again later.',
  ),
  internal: entry(
    500,
    '系统出错',
    'Something went wrong',
    '系统出错，未保存任何内容。请重试；仍然出错时把编号告诉管理员。',
    'Something went wrong and nothing was saved. Try again; if it goes on, give the number to the administrator.',
  ),
  unavailable: entry(
    503,
    '暂时不可用',
    'Not available for the moment',
    '数据库暂时不可用，请稍后再试。',
    'The database is not available for the moment; try again later.',
  ),
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problemWords;
