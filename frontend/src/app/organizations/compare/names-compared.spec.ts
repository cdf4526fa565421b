import { TestBed } from '@angular/core/testing';
import { ANSWER, match, openComparison } from '../../testing/comparison';
import { screenOf, settle, text } from '../../testing/office';

beforeEach(() => sessionStorage.clear());

describe('名单比对', () => {
  it('compares the names of a pasted block and shows them in piles, what is missing first', async () => {
    const { http, element, press, paste } = await openComparison();
    expect(text(element)).toContain('先把名单粘贴到左边');
    await paste('序号\t名称\n1\t南通示例家纺商会\n2\t南通示例家纺协会\n3\t示例旧名商会\n4\t示例全新商会\n5\t示例全新商會');
    expect(text(element)).toContain('5 个名称');
    await press('比对');
    const request = http.expectOne((r) => r.url === '/api/organizations/comparison');
    expect(request.request.body).toEqual({
      names: ['南通示例家纺商会', '南通示例家纺协会', '示例旧名商会', '示例全新商会', '示例全新商會'],
    });
    request.flush(ANSWER);
    await settle();
    const tabs = () => [...element.querySelectorAll('.tabs button')].map(text);
    expect(tabs()).toEqual(['不在册 2', '近似 2', '在册 1']);
    const rows = () => [...element.querySelectorAll('tbody tr')].map(text);
    expect(rows()).toEqual(['示例全新商会 新建加为简称…', '示例全新商會 与第 4 个重复新建加为简称…']);
    const found = element.querySelector<HTMLAnchorElement>('tbody a');
    expect(found?.getAttribute('href')).toBe(`/organizations/new?name=${encodeURIComponent('示例全新商会')}`);
    await press('近似');
    expect(rows()).toEqual([
      '南通示例家纺协会 南通示例家纺商会一字之差 南通市 行业商会 正常 就是它不是它加为简称',
      '示例旧名商会 示例新名商会曾用名：示例旧名商会（2014-05-10至2019-02-28） 南通市 行业商会 正常 就是它不是它',
    ]);
  });

  it('adds a name that is near as a short one, compares again and takes it back', async () => {
    const { http, element, press, paste } = await openComparison();
    await paste('南通示例家纺协会');
    await press('比对');
    http.expectOne((r) => r.url === '/api/organizations/comparison').flush({ ...ANSWER, items: [ANSWER.items[1]] });
    await settle();
    await press('加为简称');
    const added = http.expectOne('/api/organizations/o1/names');
    expect([added.request.body, added.request.headers.get('If-Match')]).toEqual([{ name: '南通示例家纺协会', sort: 'short' }, '"4"']);
    added.flush({ id: 'o1', name: '南通示例家纺商会', version: 5 });
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/o1/changes').flush({ items: [{ changeSet: 'c1' }], next: null });
    await settle();
    const again = http.expectOne((r) => r.url === '/api/organizations/comparison');
    again.flush({ ...ANSWER, items: [{ ...ANSWER.items[1], matches: [match({ why: 'short', by: '南通示例家纺协会' })] }] });
    await settle();
    expect(text(element.querySelector('tbody'))).toContain('简称：南通示例家纺协会');
    expect(text(element.querySelector('tbody'))).not.toContain('加为简称');
    [...document.querySelectorAll<HTMLButtonElement>('mat-snack-bar-container button')].find((one) => text(one) === '撤销')?.click();
    await settle();
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    expect(http.match((r) => r.url === '/api/organizations/comparison')).toHaveLength(1);
  });

  it('asks within what came by the address, and says when the list or that was changed since', async () => {
    const { http, element, press, paste } = await openComparison('/organizations/compare?kind=chamberOfCommerce&recognitionLevel=province');
    expect(text(element.querySelector('[aria-label="其他条件"]'))).toContain('省级');
    await paste('示例全新商会');
    await press('比对');
    const request = http.expectOne((r) => r.url === '/api/organizations/comparison');
    expect([request.request.params.get('kind'), request.request.params.get('recognitionLevel')]).toEqual(['chamberOfCommerce', 'province']);
    request.flush({ ...ANSWER, items: [ANSWER.items[3]], others: [match()] });
    await settle();
    expect([...element.querySelectorAll('.tabs button')].map(text)).toContain('系统另有 1');
    expect(element.querySelector('[role="status"]')).toBeNull();
    await paste('示例全新商会\n示例家纺商会');
    expect(text(element.querySelector('[role="status"]'))).toContain('名单或条件已改动');
  });

  it('compares anew on another day', async () => {
    const { http, element, press, paste, harness } = await openComparison();
    await paste('示例全新商会');
    await press('比对');
    http.expectOne((r) => r.url === '/api/organizations/comparison').flush({ ...ANSWER, items: [ANSWER.items[3]] });
    await settle();
    await harness.navigateByUrl('/organizations/compare?asOf=2019-12-31');
    await settle();
    const again = http.expectOne((r) => r.url === '/api/organizations/comparison');
    expect(again.request.params.get('asOf')).toBe('2019-12-31');
    again.flush({ ...ANSWER, asOf: '2019-12-31', items: [ANSWER.items[3]] });
    await settle();
    expect(text(element.querySelector('tbody'))).toBe('示例全新商会');
  });

  it('says which name is wrong, and refuses a list that is too long or of another column', async () => {
    const { http, element, press, paste } = await openComparison();
    const alert = () => text(element.querySelector('[role="alert"]'));
    const button = () => [...element.querySelectorAll<HTMLButtonElement>('button')].find((one) => text(one) === '比对');
    await paste(Array.from({ length: 10_001 }, (_, at) => `示例${at}商会`).join('\n'));
    expect([alert(), button()?.disabled]).toEqual(['共 10,001 个名称，一次最多比对 10,000 个：请分几次粘贴', true]);
    await paste(`甲商会\n${'长'.repeat(201)}`);
    expect([alert(), button()?.disabled]).toEqual(['第 2 个名称超过 200 个字：请看名称是不是选错了列', true]);
    await paste('甲商会\n乙商会');
    await press('比对');
    http
      .expectOne((r) => r.url === '/api/organizations/comparison')
      .flush(
        {
          type: 'invalid_fields',
          title: '',
          status: 422,
          detail: '有内容不对',
          errors: [{ pointer: '/names/1', code: 'identity_number', message: '像是身份证号' }],
        },
        { status: 422, statusText: 'x' },
      );
    await settle();
    expect(alert()).toBe('第 2 个“乙商会”不能比对：像是身份证号');
  });

  it('puts a name that is near where somebody made it out to lie, in counts and files', async () => {
    const { http, element, press, paste } = await openComparison();
    await paste('南通示例家纺商会\n南通示例家纺协会\n示例旧名商会');
    await press('比对');
    http.expectOne((r) => r.url === '/api/organizations/comparison').flush(ANSWER);
    await settle();
    const tabs = () => [...element.querySelectorAll('.tabs button')].map(text);
    const rows = () => [...element.querySelectorAll('tbody tr')].map(text);
    await press('近似');
    await press('就是它');
    expect(tabs()).toEqual(['不在册 2', '近似 1', '在册 2']);
    await press('不是它');
    expect(tabs()).toEqual(['不在册 3', '近似 0', '在册 2']);
    await press('在册');
    expect(text(element.querySelector('.tx-hint b'))).toBe('2 个名称，1 个组织');
    expect(rows()[1]).toBe('南通示例家纺协会 已认定南通示例家纺商会 南通市 行业商会 正常 取消认定');
    URL.createObjectURL = () => 'blob:1';
    URL.revokeObjectURL = () => undefined;
    await press('导出全部');
    const exported = http.expectOne((r) => r.url === '/api/organizations/comparison/export');
    expect(exported.request.params.get('pile')).toBe('all');
    expect(exported.request.body).toMatchObject({
      decisions: [
        { at: 1, id: 'o1', is: true },
        { at: 2, id: 'o2', is: false },
      ],
    });
    exported.flush(new Blob(['x']));
    await settle();
    await press('取消认定');
    expect(tabs()).toEqual(['不在册 3', '近似 1', '在册 1']);
    await press('不在册');
    expect(rows()[0]).toContain('示例旧名商会 已认定');
  });

  it('has the list again after a reload of the window, of the same account alone, until it is cleared', async () => {
    const first = await openComparison();
    await first.paste('示例丙商会');
    TestBed.resetTestingModule();
    const again = await openComparison();
    expect(again.element.querySelector('textarea')?.value).toBe('示例丙商会');
    await again.press('清空');
    expect(sessionStorage).toHaveLength(0);
    sessionStorage.setItem('tongxin.comparison', JSON.stringify({ whose: 'another', text: '示例丁商会', decisions: [] }));
    TestBed.resetTestingModule();
    const other = await openComparison();
    expect([other.element.querySelector('textarea')?.value, sessionStorage.length]).toEqual(['', 0]);
  });

  it('gives a pile as a file, keeps the list while one is away, and says what went wrong', async () => {
    const { http, element, press, paste, harness } = await openComparison();
    await paste('示例全新商会');
    await press('比对');
    http
      .expectOne((r) => r.url === '/api/organizations/comparison')
      .flush({ type: 'unavailable', title: '', status: 503, detail: '暂时连不上' }, { status: 503, statusText: 'x' });
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toBe('暂时连不上');
    await press('比对');
    http.expectOne((r) => r.url === '/api/organizations/comparison').flush({ ...ANSWER, items: [ANSWER.items[3]] });
    await settle();
    const saved: unknown[] = [];
    URL.createObjectURL = (file) => `blob:${String(saved.push(file))}`;
    URL.revokeObjectURL = () => undefined;
    await press('导出这一栏');
    const exported = http.expectOne((r) => r.url === '/api/organizations/comparison/export');
    expect([exported.request.body, exported.request.params.get('pile')]).toEqual([{ names: ['示例全新商会'] }, 'missing']);
    exported.flush(new Blob(['x']));
    expect(saved).toHaveLength(1);
    await harness.navigateByUrl('/home');
    await harness.navigateByUrl('/organizations/compare');
    await settle();
    expect(screenOf(harness).querySelector('textarea')?.value).toBe('示例全新商会');
    expect([...screenOf(harness).querySelectorAll('tbody tr')].map(text)).toEqual(['示例全新商会 新建加为简称…']);
  });

  it('is not for who reads no organizations', async () => {
    const { element } = await openComparison('/organizations/compare', ['session.own']);
    expect(text(element.querySelector('[role="alert"]'))).toBe(
      '没有查看组织的权限您的账号不查阅组织，不能比对名单。需要时请找管理员。回到工作台',
    );
  });
});
