import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { openOffice, provideOffice, settle, text } from '../testing/office';
import { TwoBars, type Bar } from './two-bars';

@Component({
  selector: 'tx-host',
  imports: [TwoBars],
  template: `<tx-two-bars [before]="before" [after]="after" today="2026-11-24" beforeLabel="现在" afterLabel="以后" />`,
})
class Host {
  readonly before: readonly Bar[] = [{ from: '2014', to: '2021-01-01', text: '甲' }];
  readonly after: readonly Bar[] = [
    { from: '2014', to: '2017-04-01', text: '甲' },
    { from: '2017-04-01', to: '2019-06', text: '乙', changed: true },
    { from: '2019-06', to: '2021-01-01', text: '丙' },
  ];
}

it('a stretch ends on its last day, as everywhere; what is known to the month or the year is said so', async () => {
  TestBed.configureTestingModule({ providers: provideOffice() });
  openOffice();
  const fixture = TestBed.createComponent(Host);
  await settle();
  const element = fixture.nativeElement as HTMLElement;
  expect([...element.querySelectorAll('.bar')].map((bar) => bar.getAttribute('aria-label'))).toEqual([
    '现在：甲 2014年至2020-12-31',
    '以后：甲 2014年至2017-03-31；乙 2017-04-01至2019年6月；丙 2019年6月至2020-12-31',
  ]);
  expect([...element.querySelectorAll('.piece')].map((piece) => piece.getAttribute('title')).at(2)).toBe('乙 2017-04-01至2019年6月');
  expect([...element.querySelectorAll('.tick')].map(text)).toEqual(['2014年', '2017-04-01', '2019年6月', '至2020-12-31']);
});
