import { Component, computed, inject, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../shell/as-of';
import { type Draft, Drafts } from '../../shell/drafts';
import { Session } from '../../shell/session';
import { OrganizationWords } from '../organization-words';

const MOST_SHOWN = 4;

/** What the account typed and did not save, to be taken up or thrown away. */
@Component({
  selector: 'tx-drafts-card',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <section class="tx-panel card" aria-labelledby="workbench-drafts" *transloco="let t; prefix: 'organizations.workbench.drafts'">
      <h2 id="workbench-drafts">{{ t('title') }}</h2>
      @if (all().length) {
        <ul>
          @for (draft of shown(); track draft.form) {
            <li>
              <time [attr.datetime]="draft.at">{{ words.time(draft.at) }}</time>
              <span class="what">
                {{ draft.title }}
                @if (draft.sent) {
                  <span class="tx-tag amber">{{ t('sent') }}</span>
                }
              </span>
              @if (!asOf.elsewhere()) {
                <a [routerLink]="address(draft)" [attr.aria-label]="t('goOf', { title: draft.title })">{{ t('go') }}</a>
              }
              <button type="button" class="tx-link" [attr.aria-label]="t('dropOf', { title: draft.title })" (click)="drop(draft)">
                {{ t('drop') }}
              </button>
            </li>
          }
        </ul>
        @if (asOf.elsewhere()) {
          <p class="tx-hint">{{ t('past') }}</p>
        } @else if (all().length > shown().length) {
          <p class="tx-hint">{{ t('more', { count: all().length - shown().length }) }}</p>
        }
      } @else {
        <p class="tx-quiet">
          {{ t('none') }}
          @if (session.may('organizations.found') && !asOf.elsewhere()) {
            <a routerLink="/organizations/new">{{ t('new') }}</a>
          }
        </p>
      }
    </section>
  `,
  styleUrl: './_card.scss',
})
export class DraftsCard {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly words = inject(OrganizationWords);
  private readonly drafts = inject(Drafts);
  private readonly snack = inject(MatSnackBar);

  protected readonly all = signal<readonly Draft[]>(this.drafts.mine());
  protected readonly shown = computed(() => this.all().slice(0, MOST_SHOWN));

  /** Where the form of the draft is: as the draft says; else its name is that of its record, or that of the form for a new one. */
  protected address({ form, address }: Draft): string[] {
    if (address !== undefined) return [address];
    return form === 'new' ? ['/organizations/new'] : ['/organizations', form, 'edit'];
  }

  protected drop(draft: Draft): void {
    this.drafts.drop(draft.form);
    this.all.set(this.drafts.mine());
    const bar = this.snack.open(this.words.say('workbench.drafts.dropped'), this.words.say('workbench.drafts.back'));
    bar.onAction().subscribe(() => {
      this.drafts.keep(draft);
      this.all.set(this.drafts.mine());
    });
  }
}
