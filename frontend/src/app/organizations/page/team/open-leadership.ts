import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, type Signal } from '@angular/core';
import type { Team, Terms } from '../../../api/leadership';
import { AsOf } from '../../../shell/as-of';
import { Language } from '../../../shell/language';
import { Session } from '../../../shell/session';
import { OpenRecord } from '../../open-record';
import { teamRequest, termsRequest } from './leadership.api';
import { opens } from './term-bands';

/** Team and terms of the organization of a page, for its header and its tabs: of all times, as they stand on the day. Provided by the page. */
@Injectable()
export class OpenLeadership {
  private readonly open = inject(OpenRecord);
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  // A change of the record may be one of its team: a new version is read anew. Posts are named in the language on the screen.
  private readonly asked = computed(
    () => {
      const record = this.open.record();
      const language = this.language.now();
      return record?.version && this.session.may('leadership.read') ? { id: record.id, version: record.version, language } : undefined;
    },
    { equal: (one, other) => one?.id === other?.id && one?.version === other?.version && one?.language === other?.language },
  );

  readonly teamAnswer = httpResource<Team>(() => {
    const asked = this.asked();
    return asked && teamRequest(asked.id, this.asOf.params());
  });
  readonly termsAnswer = httpResource<Terms>(() => {
    const asked = this.asked();
    return asked && termsRequest(asked.id, this.asOf.params());
  });
  private readonly id = computed(() => this.asked()?.id);
  readonly team = kept(
    this.id,
    computed(() => (this.teamAnswer.hasValue() ? this.teamAnswer.value() : undefined)),
  );
  readonly terms = kept(
    this.id,
    computed(() => (this.termsAnswer.hasValue() ? this.termsAnswer.value() : undefined)),
  );
  /** Terms that had begun by the day; today those to come as well. */
  readonly begun = computed(() => (this.terms()?.items ?? []).filter((term) => !this.asOf.elsewhere() || opens(term) <= this.asOf.day()));
  readonly failed = computed(() => !!this.teamAnswer.error() || !!this.termsAnswer.error());
  /** The term of the day. */
  readonly term = computed(() => {
    const terms = this.terms();
    return terms?.items.find(({ id }) => id === terms.termId);
  });

  reload(): void {
    this.teamAnswer.reload();
    this.termsAnswer.reload();
  }
}

interface Kept<T> {
  readonly id: string | undefined;
  readonly value: T | undefined;
}

/** While it is read anew for the same record, what was there stays on the screen. */
function kept<T>(id: Signal<string | undefined>, now: Signal<T | undefined>): Signal<T | undefined> {
  const held = linkedSignal<Kept<T>, Kept<T>>({
    source: () => ({ id: id(), value: now() }),
    computation: (source, before) => ({
      id: source.id,
      value: source.value ?? (before && before.value.id === source.id ? before.value.value : undefined),
    }),
  });
  return computed(() => held().value);
}
