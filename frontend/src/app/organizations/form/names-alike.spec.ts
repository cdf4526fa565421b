import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { alike } from '../../testing/records';
import { NamesAlike } from './names-alike';

const typed = { name: signal(''), creditCode: signal('') };

@Component({
  selector: 'tx-host',
  imports: [NamesAlike],
  template: `<tx-names-alike [name]="name()" [creditCode]="creditCode()" />`,
})
class Host {
  protected readonly name = typed.name;
  protected readonly creditCode = typed.creditCode;
}

async function open() {
  typed.name.set('');
  typed.creditCode.set('');
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: Host }]) });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/');
  await settle();
  answerKinds(http);
  await settle();
  const asked = () => until(() => http.match((r) => r.url === '/api/organizations/alike')[0]);
  const type = async (name: string) => {
    typed.name.set(name);
    await settle();
  };
  const answer = async (items: readonly object[], elsewhere: readonly object[] | null = []) => {
    (await asked()).flush({ items, elsewhere });
    await settle();
  };
  return { http, element: screenOf(harness), type, asked, answer };
}

describe('names alike', () => {
  it('stand below the name with where they are and why, each to be looked at beside the form', async () => {
    const { element, type, answer } = await open();
    expect(element.querySelector('section')).toBeNull();
    await type('上海市南通商会');
    await answer([
      alike({ id: 'o7', status: 'dissolved', matched: { name: '上海市南通商会', sort: 'former', from: '2014-05-10', to: '2017-04-01' } }),
      alike({ id: 'o8', name: '示例商会', sameCode: true }),
    ]);
    const rows = [...element.querySelectorAll('li')];
    expect(rows.map((row) => [...row.querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.getAttribute('target')]))).toEqual([
      [
        ['/organizations/o7', '_blank'],
        ['/organizations/o7', null],
      ],
      [
        ['/organizations/o8', '_blank'],
        ['/organizations/o8', null],
      ],
    ]);
    expect(text(rows[0])).toContain('南通市 · 异地南通商会 · 已注销');
    expect(text(rows[0]?.querySelector('.why') ?? null)).toBe('曾用名 上海市南通商会（2014-05-10至2017-03-31）');
    expect(text(rows[1]?.querySelector('.why') ?? null)).toBe('信用代码相同');
    expect(text(element.querySelector('[role="status"]'))).toBe('有 2 家可能是同一家：');
  });

  it('over the fence says whom to ask, or that it was asked too often', async () => {
    const { element, type, answer } = await open();
    await type('示例商会');
    await answer([], [{ ask: '如东县' }, { ask: '启东市' }]);
    expect(text(element.querySelector('.tx-notice'))).toBe('您的范围以外也有名称近似或信用代码相同的组织，请向如东县、启东市了解。');
    expect(element.querySelector('a')).toBeNull();
    await type('示例总商会');
    await answer([], null);
    expect(text(element.querySelector('.tx-notice'))).toContain('一小时内询问过多');
  });

  it('stays while the next letters are asked about, goes when the name does, and is silent where no answer comes', async () => {
    const { http, element, type, asked, answer } = await open();
    await type('上海南通商会');
    await answer([alike()]);
    await type('上海南通商会联');
    expect(element.querySelectorAll('li')).toHaveLength(1);
    await answer([]);
    expect(element.querySelectorAll('li')).toHaveLength(0);
    await type('上海南通商会');
    await answer([alike()]);
    await type('');
    await settle();
    expect(element.querySelectorAll('li')).toHaveLength(0);
    await type('示例商会');
    (await asked()).error(new ProgressEvent('error'));
    await settle();
    expect(text(element)).toBe('');
    http.verify();
  });
});
