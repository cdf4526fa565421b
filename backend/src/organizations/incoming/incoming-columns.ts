import type { IncomingColumn, IncomingSort } from '../../spreadsheets/index.js';

const RANKS = '名誉|荣誉|终身|创会|常务|执行|轮值|驻会|专职|兼职|首席|第一|党组|党委|支部|总支|代理|副';
const POSTS =
  '会长|主委|主任委员|委员|主席|理事长|理事|秘书长|监事长|监事|负责人|主任|组长|院长|部长|书记|支书|召集人|干事|联络员|顾问|团长';
/** A post as it stands in a cell; 联系人 is none. */
export const POST = new RegExp(`^(?:${RANKS})*(?:${POSTS})$`);

const column = (
  code: string,
  sort: IncomingSort,
  [zh, en]: readonly [string, string],
  aliases: string,
  rest: Pick<IncomingColumn, 'pattern' | 'several' | 'further'> = {},
): IncomingColumn => ({ code, sort, words: { zh, en }, aliases: aliases.split(' ').filter(Boolean), ...rest });

/** The columns that a list of organizations may have. */
export const INCOMING_COLUMNS: readonly IncomingColumn[] = [
  column('name', 'name', ['名称', 'Name'], '组织 单位 机构 社团 团体 商会 协会 联谊会 同乡会 基地 支部 组织全称 会名', {
    pattern: /^(?!.*(曾用|历史|原名|原称|上级|主管|依托|挂靠|主办|运营|简称|更名|变更)).{0,8}(名称|全称)$/,
  }),
  column('formerNames', 'text', ['曾用名', 'Former names'], '原名 原名称 曾用名称 历史名称 曾用名(可多个) 更名前名称 变更前名称', {
    pattern: /^(曾用名|原名)/,
  }),
  column('kind', 'kind', ['类别', 'Kind'], '组织类别 组织类型 类型 种类 分类 性质 组织性质 团体类别', {
    pattern: /^(组织|单位|团体|社团|机构)(类别|类型|种类)$/,
  }),
  column('areaName', 'area', ['属地', 'Area'], '所在地 地区 县区 县市区 区县 城市 国家 国别 驻地 板块 辖区 区域 所在国 国家地区 市县', {
    pattern:
      /^(所在|所属|所辖|归属|属地|住在|驻|注册)?.{0,4}(国家|国别|城市|地区|县市区|市县区|市县|县区|区县|区域|区划|辖区|板块|属地|县、市、区|县\(市、区\))(\(地区\)|名称)?$/,
  }),
  column('foundedOn', 'date', ['成立日期', 'Founded'], '成立 何时成立 挂牌 建立时间 创建时间 组建时间 命名日期', {
    pattern: /^(组织|社团|商会|协会|基地|首次|正式|登记|批准)?(成立|挂牌|设立|组建|创建|建立|创立|命名|授牌)(时间|日期|年月|年份|年月日)$/,
  }),
  column('termNumber', 'termNumber', ['届次', 'Term'], '本届 届数 届别 第几届 现届 现任届次', {
    pattern: /^(本|现|当前)届?(任)?(届次|届别|届数)$/,
  }),
  column('previousTerm', 'termNumber', ['上届届次', 'Previous term'], '上届 上一届 上届届数', {
    pattern: /^(上|前)一?届(届次|届别|届数)?$/,
  }),
  column(
    'termStartedOn',
    'date',
    ['本届换届时间', 'Term began'],
    '换届时间 换届日期 届期起 任期起 本届起 最近换届时间 任期开始 本届开始 起始时间',
    {
      pattern: /^(本届|现任|最近(一次)?|上次|届期|任期)(换届|选举|起始|开始|起|成立)(时间|日期|年月)?$|^(换届|选举)(时间|日期|年月)$/,
    },
  ),
  column('termEndsOn', 'date', ['本届届满', 'Term ends'], '届期止 任期止 届满 届满时间 届满日期 任期届满 到届时间 任期至 本届止 终止时间', {
    pattern: /^(本届|届期|任期)?(届满|到期|到届|截止|终止|结束|止)(时间|日期|年月)?$/,
  }),
  column('termSpan', 'span', ['任期起止', 'Term from and to'], '任期 届期 本届任期 届期起止 任期起止时间 起止时间 本届起止 任期时间', {
    pattern: /^(本届|现任)?(任期|届期)?起止(时间|日期|年月)?$/,
  }),
  column('termYears', 'years', ['任期(年)', 'Years of a term'], '任期 届期 任期年限 届期(年) 任期年数 每届任期 每届年限 届期年限', {
    pattern: /^(每届|本届)?(任期|届期)((年限|年数)(\(年\))?|\(年\))$/,
  }),
  column('members', 'number', ['会员数', 'Members'], '会员 成员数 成员 人数 总人数 会员总数 现有会员 会员数量', {
    pattern: /^(现有|在册)?(会员|成员|盟员|党员|社员|会众|个人会员)?(总)?(人数|总数|数量|数)$/,
  }),
  column('creditCode', 'creditCode', ['统一社会信用代码', 'Credit code'], '信用代码 社会信用代码 统一代码 机构代码 统一信用代码', {
    pattern: /信用代码/,
  }),
  column('phone', 'phone', ['联系电话', 'Phone'], '电话 手机 手机号 手机号码 联系方式 办公电话 电话号码 座机', {
    pattern: /(电话|手机|联系方式|联络方式)(号码|号)?$/,
    further: true,
  }),
  column('address', 'text', ['地址', 'Address'], '住所 会址 办公地点 驻地地址 活动地点', { pattern: /(地址|住所|办公地点)$/ }),
  column('post', 'post', ['职务', 'Post'], '职位 会内职务 担任职务 社团职务 任职 会中职务', {
    pattern: /^(现任|所任|本会|会内)?(职务|职位)$/,
    further: true,
  }),
  column('person', 'person', ['姓名', 'Person'], '人员 人员姓名 任职人 成员姓名 班子成员姓名', {
    pattern: /^(任职)?人?(员)?姓名$/,
    further: true,
  }),
  column('since', 'date', ['任职时间', 'In office since'], '任职日期 任职年月 就任时间 任职起始 起任时间 任职开始时间', {
    pattern: /^(现任)?(任职|就任|当选|起任)(时间|日期|年月)$/,
    further: true,
  }),
  column('officers', 'people', ['负责人', 'Officers'], '主要负责人 班子成员 领导班子 主要领导 领导成员 班子 负责人员 会领导 负责人及职务', {
    pattern:
      /^(现任|本届)?.{0,8}(会长|主委|主任委员|主席|理事长|秘书长|监事长|负责人|支书|书记|班子成员(?!姓名)|领导班子)(姓名|名单|及职务)?$/,
    several: true,
  }),
  column('remark', 'text', ['备注', 'Remarks'], '附注 说明 情况说明 其他 备注说明'),
];
