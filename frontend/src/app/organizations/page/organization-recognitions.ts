import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Recognition, RecognitionState } from '../../api/types';
import { StatusDot } from '../../ui/status-dot';
import { OpenRecord } from '../open-record';
import { OrganizationWords } from '../organization-words';
import { RecognitionActs } from '../acts/recognition-acts';
import { heldTitles } from '../recognition-titles';

/** The mark of a state, by the status that is marked so. */
const MARKS: Readonly<Record<RecognitionState, string>> = {
  held: 'active',
  possible: 'active',
  upcoming: 'preparing',
  ended: 'dissolved',
  expired: 'dissolved',
};

/** 称号: what the organization has been named in its whole life, as it stands on the day; given, mended and taken away today. */
@Component({
  selector: 'tx-organization-recognitions',
  imports: [MatButton, MatIcon, RouterLink, StatusDot, TranslocoDirective],
  providers: [RecognitionActs],
  templateUrl: './organization-recognitions.html',
  styleUrl: './dated-table.scss',
  styles: `
    .document {
      display: block;
    }
  `,
})
export class OrganizationRecognitions {
  protected readonly open = inject(OpenRecord);
  protected readonly acts = inject(RecognitionActs);
  protected readonly words = inject(OrganizationWords);

  protected readonly rows = computed(() =>
    (this.open.record()?.recognitions ?? []).map((one) => ({
      one,
      mark: MARKS[one.state],
      word: this.stateWord(one),
      holds: one.state === 'held' || one.state === 'possible',
    })),
  );
  private readonly held = heldTitles(() => (this.open.mayChange() ? {} : undefined));
  protected readonly titles = (): readonly string[] => this.held().map(({ title }) => title);

  /** 已摘牌（至2022-04-30）: people read the last day. One that was never taken away ends with its organization. */
  private stateWord({ state, to }: Recognition): string {
    const word = this.words.say(`recognitions.states.${state === 'ended' && to === null ? 'endedWith' : state}`);
    if (to === null || state === 'upcoming' || state === 'expired') return word;
    return this.words.say('recognitions.until', { state: word, period: this.words.period(null, to) });
  }
}
