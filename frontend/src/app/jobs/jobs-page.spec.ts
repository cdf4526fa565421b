import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Job } from '../api/work-types';
import { openOffice, provideOffice, settle, text, until } from '../testing/office';
import { JobsPage } from './jobs-page';

const job = (over: Partial<Job>): Job => ({
  id: 'j1',
  kind: 'history.verify',
  state: 'done',
  progress: 1,
  message: 'seals',
  result: { ok: true, found: 0, checks: [], findings: [] },
  createdAt: '2026-11-24T01:00:00Z',
  endedAt: '2026-11-24T01:01:00Z',
  expiresAt: '2026-12-24T01:01:00Z',
  ...over,
});
const running = job({ state: 'running', progress: 0.42, message: 'rows', result: null, endedAt: null, expiresAt: null });
const list = (http: HttpTestingController, items: Job[]) => http.expectOne({ method: 'GET', url: '/api/jobs' }).flush({ items });

async function open(rights: readonly string[] = ['audit.read']) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice(rights);
  const fixture = TestBed.createComponent(JobsPage);
  await settle();
  const element = fixture.nativeElement as HTMLElement;
  const button = (name: string) => [...element.querySelectorAll('button')].find((b) => text(b) === name);
  return { http, element, button };
}

describe('任务中心', () => {
  it('tells what came of each, how long it is kept, and why one was not done', async () => {
    const { http, element } = await open();
    list(http, [
      job({}),
      job({
        id: 'j2',
        result: { ok: false, found: 60, findings: [{ place: 'organizations o1', finding: 'differs from its last image' }] },
      }),
      job({ id: 'j3', state: 'failed', result: { problem: { detail: '服务器出错' } } }),
      job({ id: 'j4', state: 'cancelled', result: null }),
    ]);
    await settle();
    const rows = [...element.querySelectorAll('tbody tr')].map(text);
    expect(rows[0]).toContain('核验变更记录2026-11-24 09:00');
    expect(rows[0]).toContain('全部一致');
    expect(rows[0]).toContain('保留至 2026-12-24');
    expect(rows[1]).toContain('发现 60 处不一致');
    expect(rows[1]).toContain('organizations o1');
    expect(rows[1]).toContain('只列前 1 处');
    expect(rows[2]).toContain('未完成');
    expect(rows[2]).toContain('服务器出错');
    expect(rows[3]).toContain('已取消');
  });

  it('shows how far one is, asks again until it is done, and cancels it', async () => {
    const { http, element, button } = await open();
    list(http, [running]);
    await settle();
    expect(text(element.querySelector('tbody tr'))).toContain('已完成 42% 现有记录');
    expect(button('核验变更记录')?.disabled).toBe(true);
    button('取消')?.click();
    await settle();
    http.expectOne({ method: 'DELETE', url: '/api/jobs/j1' }).flush(running);
    await settle();
    expect(text(element)).toContain('正在取消');
    list(http, [running]);
    await settle();
    const next = await new Promise<ReturnType<HttpTestingController['match']>[number]>((resolve) => {
      const look = (): void => {
        const [request] = http.match({ method: 'GET', url: '/api/jobs' });
        if (request) resolve(request);
        else setTimeout(look, 20);
      };
      look();
    });
    next.flush({ items: [job({ state: 'cancelled', result: null })] });
    await settle();
    expect(text(element.querySelector('tbody tr'))).toContain('已取消');
    expect(button('核验变更记录')?.disabled).toBe(false);
  });

  it('begins a verification for who audits', async () => {
    const { http, element, button } = await open();
    list(http, []);
    await settle();
    expect(text(element)).toContain('恢复备份以后、年终归档或审计之前做一次');
    // Where there is nothing yet the act is offered there too.
    expect(text(element.querySelector('.state'))).toMatch(/^没有任务.*核验变更记录$/);
    button('核验变更记录')?.click();
    await settle();
    http.expectOne({ method: 'POST', url: '/api/verifications' }).flush(running);
    await settle();
    list(http, [running]);
    await settle();
    expect(element.querySelectorAll('tbody tr')).toHaveLength(1);
    TestBed.resetTestingModule();
    const officer = await open([]);
    list(officer.http, []);
    await settle();
    expect(officer.button('核验变更记录')).toBeUndefined();
    expect(text(officer.element)).not.toContain('年终归档');
  });

  it('says that the server did not answer, and asks again', async () => {
    const { http, element, button } = await open();
    http.expectOne('/api/jobs').flush('', { status: 500, statusText: '' });
    await settle();
    button('再试一次')?.click();
    await settle();
    list(http, []);
    await until(() => text(element).includes('没有任务'));
  });
});
