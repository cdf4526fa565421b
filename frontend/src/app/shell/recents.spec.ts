import { TestBed } from '@angular/core/testing';
import { openOffice, provideOffice } from '../testing/office';
import { Recents } from './recents';
import { Session } from './session';

const open = () => {
  TestBed.configureTestingModule({ providers: provideOffice([]) });
  openOffice();
  const account = (id: string) => TestBed.inject(Session).account.set({ id, login: id, name: id, locale: 'zh' });
  return { recents: TestBed.inject(Recents), account };
};
const organization = (id: string, name = id) => ({ type: 'organization', id, name });

describe('最近打开', () => {
  beforeEach(() => localStorage.clear());

  it('has the newest first, each once, under the name it had last, and six of them', () => {
    const { recents, account } = open();
    account('u1');
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'c']) recents.visit(organization(id));
    recents.visit(organization('e', '改名'));
    expect(recents.all().map((one) => one.name)).toEqual(['改名', 'c', 'g', 'f', 'd', 'b']);
    recents.forget('c');
    expect(recents.all().map((one) => one.id)).toEqual(['e', 'g', 'f', 'd', 'b']);
  });

  it('is met by nobody else at the same machine, and is there again for its own account', () => {
    const { recents, account } = open();
    account('u1');
    recents.visit(organization('o1', '上海南通商会'));
    account('u2');
    expect(recents.all()).toEqual([]);
    recents.visit(organization('o2'));
    account('u1');
    expect(recents.all()).toEqual([organization('o1', '上海南通商会')]);
  });

  it('takes nothing for granted that it reads', () => {
    const { recents, account } = open();
    localStorage.setItem('tongxin.recent.u1', '[{"id":"o1"},null,7,{"type":"area","id":"a1","name":"如东县"}]');
    account('u1');
    expect(recents.all()).toEqual([{ type: 'area', id: 'a1', name: '如东县' }]);
  });
});
