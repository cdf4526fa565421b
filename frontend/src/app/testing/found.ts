import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { PastedTeam } from '../leadership/found/found.api';
import { FoundPage } from '../leadership/found/found-page';
import { leaveGuard } from '../ui/leave-guard';
import { openOffice, provideOffice, screenOf, settle, text } from './office';

export const chair = { code: 'chair', name: '会长' };
export const pasted = (more: Partial<PastedTeam> = {}): PastedTeam => ({
  said: '示例甲商会',
  organization: { id: 'o1', name: '示例甲商会', kind: 'chamberOfCommerce', version: 3 },
  candidates: [],
  holders: [{ post: chair, name: '张甲一', employer: '示例集团', title: '董事长', unit: null, wayIn: null, fullTime: false, mark: null }],
  questions: [],
  ...more,
});
export const only = (name: string): PastedTeam['holders'] => pasted().holders.map((one) => ({ ...one, name }));

/** The page 期初录入 at its address, and what is done there. */
export async function openFound(rights = ['organizations.read', 'leadership.read', 'leadership.change'], url = '/leadership/found') {
  const found = { path: 'leadership/found', component: FoundPage, canDeactivate: [leaveGuard] };
  TestBed.configureTestingModule({ providers: provideOffice([found, { path: 'leadership', children: [] }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  const screen = () => screenOf(harness);
  const button = (name: string) => [...screen().querySelectorAll('button')].find((b) => text(b) === name || b.ariaLabel === name);
  const paste = async (
    teams: readonly PastedTeam[],
    known = 0,
    refused?: { readonly status: number; readonly [more: string]: unknown },
  ) => {
    const box = screen().querySelector('textarea');
    if (box) box.value = '示例甲商会\t会长：张甲一';
    box?.dispatchEvent(new Event('input'));
    await settle();
    button('识别')?.click();
    http.expectOne('/api/teams/reading').flush({ teams });
    await settle();
    http
      .match((r) => r.url === '/api/teams/found')
      .forEach((r) =>
        refused
          ? r.flush(refused, { status: refused.status, statusText: 'Refused' })
          : r.flush({ changeSet: null, recorded: 1 - known, known, teams: [{ organizationId: 'o1', recorded: 1 - known, known }] }),
      );
    await settle();
  };
  return { http, screen, button, paste };
}
