import fc from 'fast-check';
import type { PastedHolder } from './pasted-team.js';
import { splitTeams } from './split-teams.js';

const nobody: PastedHolder = { post: '', name: null, employer: null, title: null, unit: null, wayIn: null, fullTime: null, mark: null };
/** A holder as a person would write him: what is told back in the property below. */
const print = ({ name, employer, title, unit, mark, fullTime, wayIn }: PastedHolder): string => {
  const more = [
    ...(mark ? [mark === 'coopted' ? '增选' : '候补'] : []),
    ...(fullTime === null ? [] : [fullTime ? '专职' : '兼']),
    ...(wayIn === 'hired' ? ['聘任'] : []),
  ];
  const where = unit ? (name ? `代表：${name}` : '') : `${employer ?? ''}${title ?? ''}`;
  return `${unit ?? name ?? ''}${where ? `（${where}）` : ''}${more.map((one) => `（${one}）`).join('')}`;
};
const said = (text: string): string[] =>
  splitTeams(text).map(({ organization, holders, unread }) =>
    [
      ...(organization === null ? [] : [`${organization}:`]),
      ...holders.map((one) => `${one.post} ${print(one)}`),
      ...unread.map((one) => `?${one.question} ${one.text}`),
    ].join(' | '),
  );

it.each([
  ['会长：张甲一；副会长：李乙二、王丙三；秘书长 赵丁四（兼）', '会长 张甲一 | 副会长 李乙二 | 副会长 王丙三 | 秘书长 赵丁四（兼）'],
  ['会 长：张甲一\n副会长：李乙二 王　丙\n秘书长：赵丁四', '会长 张甲一 | 副会长 李乙二 | 副会长 王丙 | 秘书长 赵丁四'],
  ['会长张甲一，副会长李乙二、王丙三', '会长 张甲一 | 副会长 李乙二 | 副会长 王丙三'],
  ['会长：张甲一（示例集团董事长）', '会长 张甲一（示例集团董事长）'],
  ['会长：张甲一，示例集团董事长；秘书长：赵丁四，示例公司', '会长 张甲一（示例集团董事长） | 秘书长 赵丁四（示例公司）'],
  ['会长 张甲一 示例集团有限公司总经理', '会长 张甲一（示例集团有限公司总经理）'],
  ['一、会长\n1.张甲一\n二、副会长\n（1）李乙二\n（2）王丙三', '会长 张甲一 | 副会长 李乙二 | 副会长 王丙三'],
  ['委员：张甲一、李乙二（增选）\n候补委员：王丙三（候补）', '委员 张甲一 | 委员 李乙二（增选） | 候补委员 王丙三（候补）'],
  ['会长单位：示例集团（代表：张甲一）、示例能源（李乙二）', '会长 示例集团（代表：张甲一） | 会长 示例能源（代表：李乙二）'],
  ['副会长：示例纺织有限公司（代表：张甲一）', '副会长 示例纺织有限公司（代表：张甲一）'],
  ['张甲一 会长\n李乙二（副会长）', '会长 张甲一 | 副会长 李乙二'],
  ['会长\t张甲一\n秘书长\t李乙二', '会长 张甲一 | 秘书长 李乙二'],
  ['会长：待定；秘书长：李乙二', '秘书长 李乙二'],
  ['会长：张甲一（女，汉族）', '会长 张甲一 | ?notKept 张甲一(女,汉族)'],
  ['张甲一、李乙二', '?whichPost 张甲一 | ?whichPost 李乙二'],
  ['会长：经研究由第一副会长主持', '?notRead 会长:经研究由第一副会长主持'],
  ['理事长孙甲', '?notRead 理事长孙甲'],
  ['会长：张甲一（主任）', '?notRead 张甲一(主任)'],
  ['会长 钱子丑 秘书长 孙寅卯', '会长 钱子丑 | 秘书长 孙寅卯'],
  ['会长：钱子丑 秘书长：孙寅卯、李乙二', '会长 钱子丑 | 秘书长 孙寅卯 | 秘书长 李乙二'],
  ['会长钱子 副会长李乙二 王丙三', '会长 钱子 | 副会长 李乙二 | 副会长 王丙三'],
  ['副会长：李乙二、王丙三 秘书长 赵丁四', '副会长 李乙二 | 副会长 王丙三 | 秘书长 赵丁四'],
  ['张甲一 会长 李乙二 副会长', '?notRead 张甲一 会长 李乙二 副会长'],
  ['会长 张甲一 副会长', '?notRead 会长 张甲一 副会长'],
  ['会长：张甲一 秘书处长 李乙二、王丙三', '?notRead 会长:张甲一 秘书处长 李乙二 | ?notRead 王丙三'],
  ['会长：张甲一；秘记长：李乙二、王丙三\n赵丁四', '会长 张甲一 | ?notRead 秘记长:李乙二 | ?notRead 王丙三 | ?notRead 赵丁四'],
  ['会长：张甲一\n经研究任命 王丙三；副会长：李乙二', '会长 张甲一 | ?notRead 经研究任命 王丙三;副会长:李乙二'],
  ['会长：张甲一，示例集团 董事长', '会长 张甲一（示例集团董事长）'],
  ['副会长：李乙二、John Smith、阿卜杜拉·买买提', '副会长 李乙二 | 副会长 John Smith | 副会长 阿卜杜拉·买买提'],
])('%s', (text, read) => expect(said(text)).toEqual([read]));

it('reads several organizations: in two columns, before a colon, on lines of their own', () => {
  expect(said('上海南通商会\t会长：张甲一；秘书长：李乙二\n杭州南通商会\t会长：王丙三')).toEqual([
    '上海南通商会: | 会长 张甲一 | 秘书长 李乙二',
    '杭州南通商会: | 会长 王丙三',
  ]);
  expect(said('上海南通商会：会长 张甲一，秘书长 李乙二\n\n杭州南通商会\n会长：王丙三')).toEqual([
    '上海南通商会: | 会长 张甲一 | 秘书长 李乙二',
    '杭州南通商会: | 会长 王丙三',
  ]);
  expect(said('上海南通商会\t会长\t张甲一\t示例集团\t董事长\n上海南通商会\t秘书长\t李乙二')).toEqual([
    '上海南通商会: | 会长 张甲一（示例集团董事长） | 秘书长 李乙二',
  ]);
});

it('each line that begins with an organization begins its team: behind a space, a colon, a tab, or with the posts below it', () => {
  const lines = [
    '泰州南通商会 会长：张甲一；副会长：李乙二、王丙三',
    '重庆南通商会：会长 钱子丑 秘书长 孙寅卯',
    '泰州商会 会长周甲，秘书长 吴乙二',
    '3、无锡南通商会\t会长：郑丙三',
    '市工商联 主席：冯丁四',
    '盐城南通商会（筹）　会长 陈戊五',
    '常州南通商会会长：褚甲一；副会长：卫乙二',
    '扬州南通商会 沈丁四',
    '镇江南通商会',
    '会长：韩甲一',
    '秘书长：杨乙二',
    '南通人之家 会长：蒋丙三',
    '苏州商会',
    '会长：赵甲一',
  ];
  expect(said(lines.join('\n'))).toEqual([
    '泰州南通商会: | 会长 张甲一 | 副会长 李乙二 | 副会长 王丙三',
    '重庆南通商会: | 会长 钱子丑 | 秘书长 孙寅卯',
    '泰州商会: | 会长 周甲 | 秘书长 吴乙二',
    '无锡南通商会: | 会长 郑丙三',
    '市工商联: | 主席 冯丁四',
    '盐城南通商会(筹): | 会长 陈戊五',
    '常州南通商会: | 会长 褚甲一 | 副会长 卫乙二',
    '扬州南通商会: | ?whichPost 沈丁四',
    '镇江南通商会: | 会长 韩甲一 | 秘书长 杨乙二',
    '南通人之家: | 会长 蒋丙三',
    '苏州商会: | 会长 赵甲一',
  ]);
});

it('takes the name of the organization whose page led here as it is written, whatever it looks like', () => {
  const own = splitTeams(
    '会长：张甲一\nFriends of Nantong (示例)：会长：李乙二；副会长：王丙三\n泰州南通商会 会长：赵丁四',
    new Set(),
    'Friends of Nantong （示例）',
  );
  expect(own.map(({ organization, holders }) => [organization, ...holders.map(({ name }) => name)])).toEqual([
    [null, '张甲一', '李乙二', '王丙三'],
    ['泰州南通商会', '赵丁四'],
  ]);
});

it('a line that nobody can tell is a row of its own among organizations: the team before does not swallow what it says', () => {
  expect(said('上海南通商会 会长：张甲一\n江海同乡汇的班子，会长 李乙二\n副会长：王丙三\n杭州南通商会 会长：赵丁四')).toEqual([
    '上海南通商会: | 会长 张甲一',
    '江海同乡汇的班子: | 副会长 王丙三 | ?notRead 江海同乡汇的班子,会长 李乙二',
    '杭州南通商会: | 会长 赵丁四',
  ]);
});

const SURNAMES = [...'张李王赵钱孙周吴郑冯陈褚卫蒋沈韩杨'];
const GIVEN = ['甲一', '乙二', '丙三', '丁四', '戊五', '甲', '乙'];
const name = fc.tuple(fc.constantFrom(...SURNAMES), fc.constantFrom(...GIVEN)).map((parts) => parts.join(''));
const employer = fc.constantFrom('示例集团', '示例纺织有限公司', '示例律师事务所', '示例大学');
const posts = ['会长', '执行会长', '常务副会长', '副会长', '秘书长', '监事长', '理事'];
const manner = {
  wayIn: fc.constantFrom(null, 'hired' as const),
  fullTime: fc.constantFrom(null, true, false),
  mark: fc.constantFrom(null, 'coopted' as const, 'candidate' as const),
};
const where = fc.oneof(
  fc.record({ employer: fc.option(employer), title: fc.constantFrom(null, '董事长', '总经理') }),
  fc.record({ employer, title: fc.constant('主任') }),
);
const person = fc
  .tuple(fc.record({ post: fc.constantFrom(...posts), name, unit: fc.constant(null), ...manner }), where)
  .map(([one, at]) => ({ ...one, ...at }));
const unit = fc.record({
  post: fc.constantFrom(...posts),
  name: fc.option(name),
  employer: fc.constant(null),
  title: fc.constant(null),
  unit: fc.constantFrom('示例集团', '示例纺织有限公司'),
  ...manner,
});

it('gives back every team that it was printed from, on one line or one post a line', () => {
  const team = fc.array(fc.oneof(person, unit), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      team,
      fc.constantFrom('；', '\n', ';'),
      fc.constantFrom('：', ' ', ':'),
      fc.constantFrom('、', '，'),
      (holders, clause, after, between) => {
        const byPost = [...Map.groupBy(holders, ({ post }) => post)];
        const text = byPost.map(([post, own]) => `${post}${after}${own.map(print).join(between)}`).join(clause);
        // Behind a comma a unit would be where the one before works: it is told with 、.
        fc.pre(between === '、' || !holders.some(({ unit: of }) => of));
        expect(splitTeams(text)).toEqual([
          { organization: null, holders: byPost.flatMap(([, own]) => own).map((one) => ({ ...nobody, ...one })), unread: [] },
        ]);
      },
    ),
  );
});

it('never throws, whatever is pasted', () => {
  const junk = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('会长', '：', '；', '（', '）', '、', '\t', '\n', ' ', '张甲一', '示例集团', '1.', '兼')),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(junk, (parts) => {
      const text = parts.join('');
      expect(Array.isArray(splitTeams(text))).toBe(true);
    }),
  );
});
