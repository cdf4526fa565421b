import { TestBed } from '@angular/core/testing';
import type { Calendar } from '../../api/leadership';
import { answerKinds, openOffice, provideOffice, settle, text } from '../../testing/office';
import { DueCalendar } from './due-calendar';

const body = (day: number) => ({
  id: `o${day}`,
  name: `示例${day}商会`,
  state: 'due_soon' as const,
  on: `2026-12-${String(day).padStart(2, '0')}`,
  planned: false,
});
const days = Array.from({ length: 12 }, (_, at) => at + 1);

async function open(count: number) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  const screen = TestBed.createComponent(DueCalendar);
  const late = { month: null, count: 1, items: [{ ...body(1), id: 'late', state: 'overdue' as const }] };
  const cells = [late, { month: '2026-12', count, items: days.slice(0, count).map(body) }];
  const calendar: Calendar = {
    asOf: '2026-11-24',
    until: '2026-12-31',
    months: ['2026-11', '2026-12'],
    rows: [{ kind: 'chamberOfCommerce', cells }],
    arrangements: [],
  };
  screen.componentRef.setInput('calendar', calendar);
  screen.detectChanges();
  answerKinds(http);
  await settle();
  const element = screen.nativeElement as HTMLElement;
  const names = () => [...element.querySelectorAll('tbody td:last-child .body')].map(text);
  const button = () => element.querySelector<HTMLButtonElement>('td button');
  return { element, names, button };
}

describe('换届日历', () => {
  it('counts each kind, and says of each body the day of its month', async () => {
    const { element, names, button } = await open(3);
    expect(text(element.querySelector('tbody th'))).toBe('商会 4');
    expect(names()).toEqual(['示例1商会1日', '示例2商会2日', '示例3商会3日']);
    expect(button()).toBeNull();
  });

  it('opens a month that has more than it shows, and folds it again by the same button', async () => {
    const { element, names, button } = await open(14);
    expect(names()).toHaveLength(5);
    expect(text(button())).toBe('另有 9 家');
    button()?.focus();
    button()?.click();
    await settle();
    expect(names()).toHaveLength(12);
    expect(text(element.querySelector('tbody td:last-child'))).toContain('其余 2 家见下面的列表');
    expect([document.activeElement, button()?.getAttribute('aria-expanded')]).toEqual([button(), 'true']);
    button()?.click();
    await settle();
    expect(names()).toHaveLength(5);
  });
});
