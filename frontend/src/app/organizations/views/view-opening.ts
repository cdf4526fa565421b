import { Component, computed, effect, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { SavedViews } from './saved-views';
import { dayOf, openable } from './view-content';

/** The address of a 常用视图: leads on to the list as the view asks for it today. */
@Component({
  selector: 'tx-view-opening',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <section class="tx-panel" *transloco="let t; prefix: 'organizations.views'">
      @if (answer.error()) {
        <p role="alert">{{ t('gone') }}</p>
        <p>
          <a matButton="filled" routerLink="/organizations">{{ t('toList') }}</a>
        </p>
      } @else {
        <p class="tx-quiet">{{ t('opening') }}</p>
      }
    </section>
  `,
  styles: `
    section {
      padding: 48px 16px;
      text-align: center;
    }
  `,
})
export class ViewOpening {
  readonly id = input.required<string>();
  private readonly views = inject(SavedViews);
  private readonly kinds = inject(Kinds);
  private readonly asOf = inject(AsOf);
  private readonly router = inject(Router);
  protected readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.views.open(params) });
  private readonly address = computed(() => {
    if (!this.answer.hasValue() || !this.kinds.loaded()) return undefined;
    const view = this.answer.value();
    const day = dayOf(view.asOf, this.asOf.today());
    const { query } = openable(view, this.kinds.all(), ({ name }) => name);
    return { ...query, view: view.id, ...(day === this.asOf.today() ? {} : { asOf: day }) };
  });

  constructor() {
    effect(() => {
      const queryParams = this.address();
      if (queryParams) void this.router.navigate(['/organizations'], { queryParams, replaceUrl: true });
    });
  }
}
