import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { AccountGrant } from '../api/office';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { OFFICE_TODAY } from '../ui/days';
import { showPeriod } from '../ui/partial-date';

/** In the order in which an office gives them. */
export const ROLES = ['officer', 'supervisor', 'reporter', 'viewer', 'auditor', 'administrator'] as const;

/** How rights of accounts are said. */
@Injectable({ providedIn: 'root' })
export class AccountWords {
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly kinds = inject(Kinds);
  private readonly today = inject(OFFICE_TODAY);

  /** A text of the office's screens, in the language on the screen. */
  say(key: string): string {
    this.language.now();
    return this.words.translate(`office.${key}`);
  }

  role(code: string): string {
    this.language.now();
    return this.words.translate(`roles.${code}`);
  }

  /** 联络员 · 崇川区 · 商会（2026-01-01起）: what one may do where. */
  grant({ role, areaName, kinds, from, to }: AccountGrant): string {
    const parts = [
      this.role(role),
      areaName ?? this.say('accounts.everywhere'),
      ...(kinds ? [kinds.map((kind) => this.kinds.kindName(kind)).join('、')] : []),
    ];
    const period = showPeriod(from, to, this.language.now());
    return parts.join(' · ') + (period ? (this.language.now() === 'en' ? ` (${period})` : `（${period}）`) : '');
  }

  /** Whether a grant holds, will hold, or is over. */
  standing({ from, to }: AccountGrant): 'now' | 'later' | 'over' {
    const today = this.today();
    if (to !== null && to <= today) return 'over';
    return from !== null && from > today ? 'later' : 'now';
  }
}
