import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Somebody who may be meant by a name, with what tells him from his namesakes. */
export interface Candidate {
  readonly id: string;
  readonly detail: string;
}

/** 是同一人吗？ Of a name that is known already: one of these, or another person of that name. Nobody is taken unasked. */
@Component({
  selector: 'tx-same-person',
  imports: [TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'persons'" role="group" [attr.aria-label]="t('sameOf', { name: name() })">
      <span class="ask">{{ t('same') }}</span>
      @for (one of candidates(); track one.id) {
        <button type="button" class="tx-link" (click)="answered.emit(one.id)">{{ t('isHim', { who: one.detail }) }}</button>
      }
      <button type="button" class="tx-link" [attr.aria-label]="t('anotherOf', { name: name() })" (click)="answered.emit(null)">
        {{ t('another') }}
      </button>
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 12px;
      font-size: 12px;
    }
    .ask {
      color: #8a5a00;
    }
    button {
      text-align: left;
    }
  `,
})
export class SamePerson {
  readonly name = input.required<string>();
  readonly candidates = input.required<readonly Candidate[]>();
  /** The record that he is; null: somebody else of that name. */
  readonly answered = output<string | null>();
}
