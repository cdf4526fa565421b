import { addDays, isDay } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { numeral } from '../../platform/chinese/numerals.js';
import type { HoldingAnswer, TeamAnswer } from '../holdings/holdings.dto.js';
import type { TermAnswer } from '../terms/terms.dto.js';
import type { Fact, FormList, OfficialForm } from './official-form.js';

export const FORMS = ['registration', 'officers', 'postponement'] as const;
export type FormName = (typeof FORMS)[number];

/** What a form is filled from. */
export interface FormSource {
  readonly marks: readonly string[];
  readonly organization: {
    readonly name: string;
    readonly creditCode: string | null;
    readonly foundedOn: string | null;
    readonly supervisor: string | null;
    readonly address: string | null;
  };
  readonly term: TermAnswer;
  /** The team as it stood on the day of the congress. */
  readonly team: TeamAnswer;
}

const NAMES: Readonly<Record<FormName, string>> = {
  registration: '社会团体换届登记表',
  officers: '社会团体负责人备案名册',
  postponement: '社会团体提前/延期换届报批表',
};
const OPINIONS = ['社会团体意见', '业务主管单位意见', '登记管理机关意见'];
/** A list is never shorter: room to add by hand. */
const LEAST_ROWS = 8;

/** A form of practice filled from the records. What is not kept (birth, party, education) stays blank, to be written by hand. Chinese: it is handed in. */
export function formOf(name: FormName, source: FormSource): OfficialForm {
  const base = { title: NAMES[name], marks: source.marks };
  switch (name) {
    case 'registration':
      return {
        ...base,
        landscape: false,
        facts: registration(source),
        list: elected(source),
        opinions: ['理事会（会员大会）决议', ...OPINIONS.slice(1)],
      };
    case 'officers':
      return { ...base, landscape: true, facts: officersHead(source), list: officers(source), opinions: [] };
    case 'postponement':
      return { ...base, landscape: false, facts: postponement(source), list: null, opinions: OPINIONS };
  }
}

const fact = (label: string, value: string | number | null | undefined = ''): Fact => ({ label, value: String(value ?? '') });
const day = (text: string | null): string => (text === null ? '' : (PartialDate.tryParse(text)?.shown('zh') ?? text));
const lastDay = (to: string): string => day(isDay(to) ? addDays(to, -1) : to);

/** 第三届; a preparatory committee has no number. */
const numberOf = ({ sort, number }: TermAnswer): string =>
  sort === 'preparatory' ? '筹备委员会' : number === null ? '' : `第${numeral(number)}届`;
const periodOf = ({ congressOn, dueOn, to }: TermAnswer): string =>
  `${day(congressOn)}至${to !== null ? lastDay(to) : dueOn === null ? '' : day(dueOn)}`;

const registration = ({ organization, term }: FormSource): Fact[][] => [
  [fact('社团名称', organization.name)],
  [fact('统一社会信用代码', organization.creditCode), fact('成立时间', day(organization.foundedOn))],
  [fact('业务主管单位', organization.supervisor), fact('住所', organization.address)],
  [fact('届次', numberOf(term)), fact('任期起止', periodOf(term))],
  [fact('会议名称', term.meeting), fact('换届时间', day(term.congressOn))],
  [fact('换届地点'), fact('会员（代表）数')],
  [fact('应到人数', term.expected), fact('实到人数', term.present)],
  [fact('章程是否修改'), fact('会费标准是否修改')],
  [fact('财务审计'), fact('经办人及电话')],
];

const officersHead = ({ organization, term }: FormSource): Fact[][] => [
  [fact('社团名称', organization.name), fact('统一社会信用代码', organization.creditCode)],
  [fact('届次', numberOf(term)), fact('任期起止', periodOf(term))],
];

const postponement = ({ organization, term }: FormSource): Fact[][] => {
  const standing = term.postponements.at(-1);
  return [
    [fact('社团名称', organization.name)],
    [fact('统一社会信用代码', organization.creditCode), fact('业务主管单位', organization.supervisor)],
    [fact('现届次', numberOf(term)), fact('届满日期', day(term.dueOn))],
    [fact('原定换届日期', day(term.dueOn)), fact('拟定换届日期', day(standing?.to ?? null))],
    [fact('提前或延期', standing ? '延期' : ''), fact('批准文号', standing?.documentNumber)],
    [fact('原因', standing?.because)],
    [fact('理事会表决', '应到        人，实到        人，同意        人')],
  ];
};

/** The 负责人 who came in with the term, in the order of the team. */
function responsible({ team, term }: FormSource): HoldingAnswer[] {
  const posts = new Set(
    team.posts.filter((post) => post.responsible || ['supervisorChair', 'legalRepresentative'].includes(post.code)).map(({ code }) => code),
  );
  return team.holdings.filter(
    ({ termId, acting, from, post }) => termId === term.id && acting === null && from === term.congressOn && posts.has(post.code),
  );
}

const nameOf = ({ person, unit, exOfficio }: HoldingAnswer): string => person?.name ?? unit?.name ?? exOfficio ?? '';
const stationOf = ({ unit, person, employer, title }: HoldingAnswer): string =>
  [unit && person ? unit.name : (employer ?? ''), title ?? ''].join('');
const fullTimeOf = ({ fullTime }: HoldingAnswer): string => (fullTime === null ? '' : fullTime ? '专职' : '兼职');

const elected = (source: FormSource): FormList => ({
  columns: [
    { head: '序号', share: 6 },
    { head: '职务', share: 14 },
    { head: '姓名', share: 14 },
    { head: '工作单位及职务', share: 36 },
    { head: '专职/兼职', share: 12 },
    { head: '连任/新任', share: 12 },
  ],
  rows: numbered(
    responsible(source).map((one) => [one.post.name, nameOf(one), stationOf(one), fullTimeOf(one), one.termsInARow > 1 ? '连任' : '新任']),
    5,
  ),
});

const officers = (source: FormSource): FormList => ({
  columns: [
    { head: '序号', share: 4 },
    { head: '姓名', share: 8 },
    { head: '性别', share: 4 },
    { head: '出生年月', share: 8 },
    { head: '民族', share: 5 },
    { head: '政治面貌', share: 7 },
    { head: '学历', share: 6 },
    { head: '工作单位及职务', share: 20 },
    { head: '社团职务', share: 9 },
    { head: '任职起止', share: 13 },
    { head: '专职/兼职', share: 6 },
    { head: '其他社团任职', share: 10 },
    { head: '是否党政干部及批准文号', share: 10 },
    { head: '本人签字', share: 8 },
  ],
  rows: numbered(
    responsible(source).map((one) => [
      nameOf(one),
      '',
      '',
      '',
      '',
      '',
      stationOf(one),
      one.post.name,
      periodOf(source.term),
      fullTimeOf(one),
      '',
      '',
      '',
    ]),
    13,
  ),
});

/** With their running numbers, and empty rows up to the least. */
const numbered = (rows: readonly (readonly string[])[], cells: number): string[][] => [
  ...rows.map((row, at) => [String(at + 1), ...row]),
  ...Array.from({ length: Math.max(0, LEAST_ROWS - rows.length) }, () => Array.from({ length: cells + 1 }, () => '')),
];
