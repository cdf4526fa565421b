import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatAnchor, MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../../../shell/session';
import { OrganizationWords } from '../../organization-words';
import { LeadershipRequests } from '../team/leadership.api';

/** What a congress changed: seat by seat, the old holder beside the new one, and the sentences for Word. */
@Component({
  selector: 'tx-term-comparison',
  imports: [MatAnchor, MatButton, MatDialogModule, MatProgressBar, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.terms'">
      <h2 matDialogTitle>{{ t('comparison.title', { term: data.name }) }}</h2>
      <mat-dialog-content>
        @if (answer.hasValue()) {
          @let one = answer.value();
          <p>{{ t('counts', one) }}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{{ t('comparison.post') }}</th>
                <th scope="col">{{ t('comparison.before') }}</th>
                <th scope="col">{{ t('comparison.act') }}</th>
                <th scope="col">{{ t('comparison.after') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of one.diff.rows; track $index) {
                <tr [class.same]="row.act === 'reelected'">
                  <th scope="row">{{ row.post.name }}</th>
                  <td [class.old]="row.before && row.act !== 'reelected'">{{ row.before?.name ?? '--' }}</td>
                  <td>{{ t('comparison.acts.' + row.act) }}</td>
                  <td>
                    <span [class.new]="row.after && row.act !== 'reelected'">{{ row.after?.name ?? t('comparison.vacant') }}</span>
                    @if (row.after && row.act === 'reelected' && row.after.since) {
                      <span class="tx-hint"> {{ t('comparison.since', { day: words.date(row.after.since) }) }}</span>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
          @if (sentences(); as text) {
            <p class="sentences">{{ text }}</p>
            <button matButton="outlined" type="button" (click)="copy(text)">{{ t('comparison.copy') }}</button>
            <span class="tx-hint" role="status">{{ copied() ? t('comparison.copied') : '' }}</span>
          }
        } @else if (answer.error()) {
          <p class="tx-notice red" role="alert">{{ t('comparison.failed') }}</p>
        } @else {
          <mat-progress-bar mode="indeterminate" [attr.aria-label]="t('loading')" />
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        @if (session.may('organizations.export')) {
          @for (form of $any(['registration', 'officers', 'postponement']); track form) {
            <a matButton="text" [href]="'/api/organizations/' + data.id + '/terms/' + data.term + '/forms/' + form" download>{{
              t('comparison.forms.' + form)
            }}</a>
          }
        }
        <button matButton="text" type="button" matDialogClose>{{ t('comparison.close') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 13px;
    }
    th,
    td {
      padding: 4px 10px;
      text-align: left;
      font-weight: 400;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    thead th {
      font-size: 12px;
      font-weight: 600;
      color: var(--mat-sys-on-surface-variant);
      background: var(--tx-head);
    }
    .same {
      color: var(--tx-quiet);
    }
    .old {
      color: var(--tx-quiet);
      text-decoration: line-through;
    }
    .new {
      font-weight: 600;
      color: var(--tx-ink-dark);
      background: var(--tx-ink-soft);
      padding: 0 3px;
    }
    .sentences {
      margin: 12px 0;
    }
  `,
})
export class TermComparisonDialog {
  protected readonly data = inject<{ readonly id: string; readonly term: string; readonly name: string }>(MAT_DIALOG_DATA);
  private readonly acts = inject(LeadershipRequests);
  protected readonly session = inject(Session);
  private readonly clipboard = inject(Clipboard);
  protected readonly words = inject(OrganizationWords);
  protected readonly copied = signal(false);

  protected readonly answer = resource({ loader: () => this.acts.comparison(this.data.id, this.data.term) });
  protected readonly sentences = computed(() =>
    this.answer.hasValue() ? this.answer.value().diff.sentences.join(this.words.now() === 'en' ? ' ' : '') : '',
  );

  protected copy(text: string): void {
    this.copied.set(this.clipboard.copy(text));
  }
}
