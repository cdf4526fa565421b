import { httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import type { Team, Terms } from '../../api/leadership';
import { problemOf } from '../../api/problem';
import type { Organization } from '../../api/types';
import { dayRange } from '../../ui/partial-date';
import { CongressWords } from './congress-words';
import { dayBefore } from './meeting-fields';

/** What the registry has of an organization that holds a congress: the record, the team that the congress meets, its terms. Call it in an injection context. */
export class CongressReading {
  private readonly words = inject(CongressWords);

  private readonly recordAnswer = httpResource<Organization>(() => `/api/organizations/${this.id()}`);
  readonly record = computed(() => (this.recordAnswer.hasValue() ? this.recordAnswer.value() : undefined));
  /** Of the record as it was read last; null while it is being read. */
  readonly version = computed(() => (this.recordAnswer.status() === 'resolved' ? (this.record()?.version ?? null) : null));
  /** Who was in office on the day of the congress; until it is known, today. */
  private readonly day = linkedSignal<string, string>({
    source: () => this.typedDay(),
    computation: (on, before) => dayRange(on)?.latest ?? before?.value ?? '',
  });
  private readonly teamAnswer = httpResource<Team>(
    () => `/api/organizations/${this.id()}/team${this.day() ? `?asOf=${dayBefore(this.day())}` : ''}`,
  );
  readonly team = computed(() => (this.teamAnswer.hasValue() ? this.teamAnswer.value() : undefined));
  private readonly termsAnswer = httpResource<Terms>(() => `/api/organizations/${this.id()}/terms`);
  readonly terms = computed(() => (this.termsAnswer.hasValue() ? this.termsAnswer.value() : undefined));
  private readonly answers = [this.recordAnswer, this.teamAnswer, this.termsAnswer];
  /** The team and the terms are known; before that nobody seems to be in office, and no congress to have been. */
  readonly ready = computed(() => this.team() !== undefined && this.terms() !== undefined);
  /** The term before the congress. */
  readonly before = computed(() => this.terms()?.items.find(({ congressOn }) => !this.day() || congressOn < this.day()));
  /** Why one of them could not be read; empty: none failed. */
  readonly failed = computed(() => {
    const error = this.answers.find((answer) => answer.status() === 'error')?.error();
    return error ? (problemOf(error)?.detail ?? this.words.say('congress.notRead')) : '';
  });

  constructor(
    private readonly id: Signal<string>,
    /** The day of the congress as it is typed. */
    private readonly typedDay: () => string,
  ) {}

  /** Reads all of it again: what failed, and what somebody else may have saved meanwhile. */
  again(): void {
    for (const answer of this.answers) answer.reload();
  }
}
