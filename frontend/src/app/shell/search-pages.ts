import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { AsOf } from './as-of';
import { Keys } from './keys';
import { Kinds } from './kinds';
import { Language } from './language';
import { Screens } from './screens';
import { Session } from './session';

/** A screen or an act that the command box leads to. */
export interface Page {
  readonly name: string;
  /** What else it is called by, in small letters: pinyin, initials, the words of the other language. */
  readonly calls: readonly string[];
  readonly act: () => unknown;
}

/** Screens by their names, and acts: those that this account may open on the day of the screen. */
@Injectable({ providedIn: 'root' })
export class SearchPages {
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly asOf = inject(AsOf);
  private readonly keys = inject(Keys);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly screens = inject(Screens);
  private readonly session = inject(Session);

  all(): readonly Page[] {
    this.language.now();
    const { session, asOf } = this;
    return [
      ...(session.may('organizations.found') && !asOf.elsewhere()
        ? [
            {
              ...this.named('new', ['xinjianzuzhi', 'xjzz', '新建组织', 'new organization', 'add']),
              act: () => this.router.navigate(['/organizations/new']),
            },
          ]
        : []),
      ...this.screens.offered().map(({ name, calls, address, params }) => ({
        name,
        calls,
        act: () => this.router.navigate([address], { queryParams: params }),
      })),
      ...this.kinds.all().map((kind) => ({
        name: this.words.translate('pages.ofKind', { kind: this.language.nameOf(kind) }),
        calls: [kind.name, (kind.nameEn ?? '').toLowerCase()].filter(Boolean),
        act: () => this.router.navigate(['/organizations'], { queryParams: { kind: kind.code, ...asOf.params() } }),
      })),
      { ...this.named('keys', ['kuaijiejian', 'kjj', '快捷键', 'keys', 'shortcuts']), act: () => this.keys.act('?') },
      {
        ...this.named('language', ['yuyan', 'yy', 'english', '中文', '语言', 'language']),
        act: () => session.speak(this.language.other()),
      },
    ];
  }

  private named(key: string, calls: readonly string[]): Omit<Page, 'act'> {
    return { name: this.words.translate(`pages.${key}`), calls };
  }
}
