import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SavedView } from '../../api/list-types';
import { answerKinds, openOffice, provideOffice, settle, text } from '../../testing/office';
import { ListChips } from '../list/list-chips';
import { LIST_DEFAULTS } from '../list/list-query';
import { OfficeHands } from '../list/office-hands';
import { type Scope, TableScope } from './table-scope';

const VIEW: SavedView = {
  id: 'v1',
  list: 'organizations',
  name: '示例视图',
  query: { kind: 'chamberOfCommerce', status: 'all' },
  columns: [],
  asOf: 'lastYear',
  sharedWith: 'office',
  areaId: null,
  areaName: null,
  sectionId: null,
  sectionName: null,
  own: false,
  owner: '李乙二',
  version: 1,
};

@Component({
  imports: [TableScope],
  providers: [ListChips, OfficeHands],
  template: `<tx-table-scope [question]="question" (chosen)="chosen.push($event)" />`,
})
class Desk {
  readonly question = { ...LIST_DEFAULTS, areaId: 'a-320613' };
  readonly chosen: Scope[] = [];
}

async function open() {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  const desk = TestBed.createComponent(Desk);
  desk.detectChanges();
  answerKinds(http);
  http.expectOne('/api/views?list=organizations').flush({ items: [VIEW] });
  await settle();
  const element = desk.nativeElement as HTMLElement;
  const choose = async (label: string, option: string) => {
    const field = [...element.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('label')).startsWith(label));
    field?.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
    await settle();
    [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === option)?.click();
    await settle();
    return desk.componentInstance.chosen.at(-1);
  };
  return { choose };
}

describe('范围', () => {
  it('is one of those that offices ask for, set anew', async () => {
    const { choose } = await open();
    expect(await choose('从哪里开始', '年度底数表')).toEqual({ address: { ready: 'base' }, anew: true });
  });

  it('is a view, also another’s, with its day', async () => {
    const { choose } = await open();
    expect(await choose('从哪里开始', '示例视图（李乙二）')).toEqual({
      address: { kind: 'chamberOfCommerce', status: 'all', view: 'v1', asOf: '2025-12-31' },
      anew: false,
    });
  });

  it('is what one asks for oneself, beside what is asked already', async () => {
    const { choose } = await open();
    expect(await choose('类别 / 类型', '商会')).toEqual({ address: { kind: 'chamberOfCommerce', areaId: 'a-320613' }, anew: false });
    expect(await choose('状态', '全部')).toEqual({ address: { status: 'all', areaId: 'a-320613' }, anew: false });
  });
});
