import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { StepTemplates, TermRule, TermRuleList } from '../../api/leadership-rules';
import { BASE, CHAMBER } from '../../testing/kinds';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { leaveGuard } from '../../ui/leave-guard';
import { RulesPage } from './rules-page';

const rule = (more: Partial<TermRule>): TermRule => ({
  id: 'r1',
  kind: null,
  type: { id: 't2', name: '行业商会' },
  from: null,
  years: 4,
  leadMonths: null,
  longestPostponementMonths: null,
  postponementsAtMost: null,
  toBeFiled: null,
  filingDays: null,
  ...more,
});
const usual = [{ kind: 'chamberOfCommerce', years: 5, leadMonths: 6, filingDays: 30 }];
const rules = (...items: TermRule[]): TermRuleList => ({ usual, items });
const STEPS: StepTemplates = {
  items: [
    {
      kind: null,
      own: false,
      steps: [
        { words: '财务审计', daysBefore: 90 },
        { words: '换届大会', daysBefore: 0 },
        { words: '办理备案', daysBefore: -30 },
      ],
    },
  ],
};

async function open(rights = ['leadership.rules', 'leadership.settings'], query = '', list = rules(rule({}))) {
  const page = { path: 'leadership/rules', component: RulesPage, canDeactivate: [leaveGuard] };
  TestBed.configureTestingModule({ providers: provideOffice([page, { path: 'home', children: [] }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/leadership/rules${query}`);
  await settle();
  answerKinds(http, [{ ...CHAMBER, termYears: 5 }, BASE]);
  http.match('/api/term-rules').forEach((request) => request.flush(list));
  http.match('/api/preparation-steps').forEach((request) => request.flush(STEPS));
  await settle();
  const screen = () => screenOf(harness);
  const button = (name: string, within: ParentNode = screen()) =>
    [...within.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  const press = async (name: string, within?: ParentNode) => {
    button(name, within)?.click();
    await settle();
  };
  const rows = (table: string) => [...screen().querySelectorAll(`${table} tbody tr`)].map((row) => [...row.children].map(text));
  const dialog = () => until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
  const gone = () => until(() => !document.querySelector('mat-dialog-container'));
  return { http, screen, button, press, rows, dialog, gone };
}
const type = async (box: HTMLInputElement | null | undefined, value: string) => {
  if (!box) throw new Error('no box');
  box.value = value;
  box.dispatchEvent(new Event('input'));
  box.dispatchEvent(new Event('blur'));
  await settle();
};

describe('届次规则', () => {
  it('shows what holds today of kinds, and of types that differ, with what was set for it', async () => {
    const { rows } = await open();
    expect(rows('.now')).toEqual([
      ['商会', '5 年', '6 个月', '不限', '不限', '需备案', '30 天', '设定'],
      ['行业商会', '4 年 原定 5 年', '6 个月', '不限', '不限', '需备案', '30 天', '设定'],
    ]);
    expect(rows('[aria-labelledby=rules-set]')).toEqual([['行业商会', '所有日期', '每届 4 年', '执行中', '删去']]);
  });

  it('sets a rule of a type from the row of its kind; what is refused stands at its box, and 撤销 is offered', async () => {
    const { http, press, dialog, gone, rows } = await open(undefined, '', rules());
    await press('设定商会的届次规则');
    const box = (label: string) =>
      [...(document.querySelector('mat-dialog-container')?.querySelectorAll('mat-form-field') ?? [])].find(
        (one) => text(one.querySelector('mat-label')) === label,
      );
    await dialog();
    expect(text(box('类型')?.querySelector('mat-select'))).toBe('整个类别');
    const counted = async (query: string, count: number) => {
      http.expectOne((r) => r.urlWithParams === `/api/organizations/count?${query}&status=preparing,active,suspended`).flush({ count });
      await settle();
      return text(document.querySelector('mat-dialog-container .aside'));
    };
    expect(await counted('kind=chamberOfCommerce', 68)).toBe('将用于现有 68 个组织，另有规则的除外。');
    box('类型')?.querySelector<HTMLElement>('mat-select')?.click();
    (await until(() => [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === '行业商会'))).click();
    await settle();
    expect(await counted('kind=chamberOfCommerce&type=tradeChamber', 40)).toContain('40');
    await type(box('每届年限（年）')?.querySelector('input'), '40');
    document.querySelector<HTMLElement>('mat-dialog-container button[type=submit]')?.click();
    await settle();
    const first = http.expectOne({ method: 'POST', url: '/api/term-rules' });
    expect(first.request.body).toEqual({ typeId: 't2', years: 40 });
    const errors = [{ pointer: '/years', code: 'range', message: '每届年限最多 20' }];
    first.flush({ type: 'invalid', title: '', status: 422, errors }, { status: 422, statusText: '' });
    await settle();
    expect(text(box('每届年限（年）')?.querySelector('mat-error'))).toBe('每届年限最多 20');
    await type(box('每届年限（年）')?.querySelector('input'), '4');
    document.querySelector<HTMLElement>('mat-dialog-container button[type=submit]')?.click();
    await settle();
    http.expectOne({ method: 'POST', url: '/api/term-rules' }).flush({ ...rules(rule({})), changeSet: 'c1' });
    await gone();
    expect(rows('.now').map(([name]) => name)).toEqual(['商会', '行业商会']);
    (
      await until(() => [...document.querySelectorAll<HTMLElement>('mat-snack-bar-container button')].find((one) => text(one) === '撤销'))
    ).click();
    await settle();
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    http.expectOne({ method: 'GET', url: '/api/term-rules' }).flush(rules());
    await settle();
    expect(rows('.now').map(([name]) => name)).toEqual(['商会']);
  });

  it('asks before a rule is deleted, and names it', async () => {
    const { http, press, dialog, gone, screen } = await open();
    await press('删去行业商会的规则：每届 4 年');
    const asked = await dialog();
    expect(text(asked.querySelector('.effect'))).toContain('行业商会的规则“每届 4 年”不再执行');
    await press('删去', asked);
    http.expectOne({ method: 'DELETE', url: '/api/term-rules/r1' }).flush({ ...rules(), changeSet: 'c1' });
    await gone();
    expect(text(screen())).toContain('还没有另外设定');
  });

  it('is only looked at on another day and by whoever may not set; others are told whom to ask', async () => {
    const past = await open(undefined, '?asOf=2019-12-31', rules(rule({ from: '2020-01-01' })));
    expect([past.rows('.now').length, past.button('设定'), past.button('保存清单')]).toEqual([1, undefined, undefined]);
    expect(text(past.screen())).toContain('2019-12-31 执行');
    TestBed.resetTestingModule();
    expect((await open(['leadership.rules'])).button('设定商会的届次规则')).toBeUndefined();
    TestBed.resetTestingModule();
    const without = await open([]);
    without.http.expectNone('/api/term-rules');
    expect(text(without.screen())).toContain('没有查看换届规则的权限');
  });

  it('reads again where that failed', async () => {
    const page = { path: 'leadership/rules', component: RulesPage };
    TestBed.configureTestingModule({ providers: provideOffice([page]) });
    const http = openOffice(['leadership.rules']);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/leadership/rules');
    await settle();
    expect(screenOf(harness).querySelector('mat-progress-bar')).not.toBeNull();
    for (const url of ['/api/term-rules', '/api/preparation-steps']) http.expectOne(url).flush('', { status: 500, statusText: '' });
    await settle();
    screenOf(harness).querySelector<HTMLElement>('[role=alert] button')?.click();
    await settle();
    http.expectOne('/api/term-rules').flush(rules());
    http.expectOne('/api/preparation-steps').flush(STEPS);
    await settle();
    expect(screenOf(harness).querySelector('[role=alert]')).toBeNull();
  });
});

describe('换届准备清单', () => {
  const words = (screen: HTMLElement) => [...screen.querySelectorAll<HTMLInputElement>('input.words')].map(({ value }) => value);

  it('adds, orders by keys, removes and saves', async () => {
    const { http, screen, press, button } = await open();
    expect(words(screen())).toEqual(['财务审计', '换届大会', '办理备案']);
    expect(button('保存清单')?.disabled).toBe(true);
    await press('添加事项');
    const added = screen().querySelectorAll<HTMLInputElement>('input.words')[3];
    expect(document.activeElement).toBe(added);
    await press('保存清单');
    http.expectNone('/api/preparation-steps');
    expect([...screen().querySelectorAll('.wrong')].map(text)).toEqual(['请写事项内容', '天数填整数：大会前至多 730，大会后至多 365']);
    await type(added, '报送请示');
    await type(screen().querySelectorAll<HTMLInputElement>('input.number')[3], '60');
    const handle = button('移动“报送请示”：拖动，或按 Alt+上下箭头');
    handle?.focus();
    for (let i = 0; i < 2; i++) {
      button('移动“报送请示”：拖动，或按 Alt+上下箭头')?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }),
      );
      await settle();
    }
    expect(words(screen())).toEqual(['财务审计', '报送请示', '换届大会', '办理备案']);
    expect(document.activeElement?.getAttribute('aria-label')).toContain('报送请示');
    await press('删去第 4 项');
    await press('保存清单');
    const put = http.expectOne({ method: 'PUT', url: '/api/preparation-steps' });
    const steps = [
      { words: '财务审计', daysBefore: 90 },
      { words: '报送请示', daysBefore: 60 },
      { words: '换届大会', daysBefore: 0 },
    ];
    expect(put.request.body).toEqual({ kind: null, steps });
    put.flush({ items: [{ kind: null, own: true, steps }], changeSet: 'c1' });
    await settle();
    expect(button('恢复系统原定')).toBeDefined();
  });

  it('gives a kind its own list, shows what was refused at its step, and keeps what is typed while another is looked at', async () => {
    const { http, screen, press, button } = await open();
    const kind = () =>
      [...screen().querySelectorAll<HTMLButtonElement>('tx-step-lists ul button')].find((one) => text(one).startsWith('商会'));
    kind()?.click();
    await settle();
    const editor = () => screen().querySelector<HTMLElement>('tx-steps-editor:not([hidden])');
    expect(text(editor())).toContain('商会没有自己的清单');
    await press('为商会另设清单');
    await type(editor()?.querySelector<HTMLInputElement>('input.words'), '商会审计');
    expect(text(kind())).toBe('商会未保存');
    [...screen().querySelectorAll<HTMLButtonElement>('tx-step-lists ul button')][0]?.click();
    await settle();
    kind()?.click();
    await settle();
    expect(words(editor() ?? screen())[0]).toBe('商会审计');
    await press('保存清单', editor() ?? undefined);
    const put = http.expectOne({ method: 'PUT', url: '/api/preparation-steps' });
    expect((put.request.body as { kind: string }).kind).toBe('chamberOfCommerce');
    const errors = [{ pointer: '/steps/0/words', code: 'sensitive', message: '事项里有证件号码' }];
    put.flush({ type: 'invalid', title: '', status: 422, errors }, { status: 422, statusText: '' });
    await settle();
    expect([...(editor()?.querySelectorAll('.wrong') ?? [])].map(text)).toEqual(['事项里有证件号码']);
    expect(button('放弃修改')).toBeDefined();
  });

  it('asks before the page is left with something typed', async () => {
    const { screen, press, dialog, gone } = await open();
    await type(screen().querySelector<HTMLInputElement>('input.words'), '审计与评估');
    const left = TestBed.inject(Router).navigateByUrl('/home');
    await press('继续填写', await dialog());
    await gone();
    expect(await left).toBe(false);
    expect(words(screen())[0]).toBe('审计与评估');
  });
});
