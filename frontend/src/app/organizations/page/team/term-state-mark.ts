import { Component, computed, inject, input } from '@angular/core';
import { STATE_MARKS, type TermState } from '../../../api/leadership';
import { StateMark } from '../../../ui/state-mark';
import { LeadershipWords } from './leadership-words';

/** The state of a term: a mark and a word, never a colour alone. */
@Component({
  selector: 'tx-term-state',
  imports: [StateMark],
  template: `<tx-state-mark [mark]="mark()">{{ words.state(state()) }}</tx-state-mark>`,
})
export class TermStateMark {
  readonly state = input.required<TermState>();
  protected readonly words = inject(LeadershipWords);
  protected readonly mark = computed(() => STATE_MARKS[this.state()]);
}
