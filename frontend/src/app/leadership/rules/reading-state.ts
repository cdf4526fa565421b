import { Component, inject, input, output } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { AsOf } from '../../shell/as-of';
import { RuleWords } from './rule-words';

/** What stands above rules and posts: that they may not be read, are those of another day, could not be read, or are on their way. */
@Component({
  selector: 'tx-reading-state',
  imports: [MatProgressBar],
  template: `
    @if (!mayRead()) {
      <section class="tx-panel state" role="alert">
        <h2>{{ words.say('rules.noRight') }}</h2>
        <p class="tx-quiet">{{ words.say('rules.noRightWhy') }}</p>
      </section>
    } @else {
      @if (asOf.elsewhere()) {
        <p class="tx-notice amber" role="status">
          <span>{{ past() }}</span>
          <button type="button" class="tx-link" (click)="asOf.set(null)">{{ words.say('rules.today') }}</button>
        </p>
      }
      @if (failure()) {
        <p class="tx-notice red" role="alert">
          {{ failure() }} <button type="button" class="tx-link" (click)="retry.emit()">{{ words.say('rules.retry') }}</button>
        </p>
      } @else if (!ready()) {
        <mat-progress-bar mode="indeterminate" [attr.aria-label]="words.say('rules.loading')" />
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .tx-notice {
      margin: 0;
    }
    .state {
      padding: 48px 16px;
      text-align: center;
    }
  `,
})
export class ReadingState {
  readonly mayRead = input.required<boolean>();
  /** What is said of another day. */
  readonly past = input.required<string>();
  /** Why it could not be read; '' where it could. */
  readonly failure = input.required<string>();
  readonly ready = input.required<boolean>();
  readonly retry = output();
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(RuleWords);
}
