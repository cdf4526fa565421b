import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { only, openFound, pasted } from '../../testing/found';
import { team } from '../../testing/leadership';
import { settle, text } from '../../testing/office';

describe('期初录入 where a team stands', () => {
  it('opened from an organization begins with its name; a team that stands is said, with the way to its congress', async () => {
    const { http, screen, button } = await openFound(undefined, '/leadership/found?organization=o1');
    http.expectOne('/api/organizations/o1').flush({ id: 'o1', name: '示例甲商会' });
    http.expectOne('/api/organizations/o1/team').flush(team());
    await settle();
    const box = screen().querySelector('textarea');
    expect([box?.value, box?.selectionStart, document.activeElement === box]).toEqual(['示例甲商会：', 6, true]);
    expect(button('识别')?.disabled).toBe(true);
    const said = screen().querySelector('.tx-notice');
    expect(text(said)).toBe('示例甲商会已登记在任班子；如显示“届次待补”，要补的是换届。 办理换届（补录届次）');
    expect(said?.querySelector('a')?.getAttribute('href')).toBe('/leadership/congress/o1');
    // Nobody typed the name: it is left without a question.
    expect(await TestBed.inject(Router).navigateByUrl('/leadership')).toBe(true);
  });

  it('tells at its row, before anything is recorded, who is in the seat; nothing is recorded with it', async () => {
    const { http, screen, button, paste } = await openFound();
    const other = pasted({
      said: '示例丙商会',
      organization: { id: 'o3', name: '示例丙商会', kind: 'chamberOfCommerce', version: 1 },
      holders: only('王丙三'),
    });
    await paste([pasted(), other], 0, {
      type: 'rule_broken',
      status: 409,
      detail: '赵丁四在任会长，2026-11-24 至 今后 两人重叠；请办理换届，或先登记其卸任',
      errors: [{ pointer: '/teams/1/holders/0/post', code: 'seat_taken', message: '该席位已有人' }],
    });
    const asked = [...screen().querySelectorAll('tbody tr')].map((row) => text(row.children[2]));
    expect(asked).toEqual([
      '--',
      '会长 王丙三（示例集团董事长，兼职）：赵丁四在任会长，2026-11-24 至 今后 两人重叠；请办理换届，或先登记其卸任 办理换届（补录届次）',
    ]);
    expect(text(screen().querySelector('[role=alert]'))).toBe('有任职不能录入，原因见下表；改写后重新识别，或不录该组织。');
    expect(button('录入')?.disabled).toBe(true);
    button('不录示例丙商会')?.click();
    await settle();
    expect(button('录入')?.disabled).toBe(true);
    http.expectOne((r) => r.url === '/api/teams/found').flush({ changeSet: null, recorded: 1, known: 0, teams: [] });
    await settle();
    expect(button('录入')?.disabled).toBe(false);
  });
});
