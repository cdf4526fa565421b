import { computed, effect, inject, Injectable, resource, type Signal } from '@angular/core';
import type { Status } from '../../api/kinds';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { AreaLookup } from '../../ui/area-lookup';
import { OfficeHands } from './office-hands';
import { OrganizationWords } from '../organization-words';
import type { ListQuery } from '../organizations.api';

export interface Chip<Q> {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** What the address becomes when the chip is taken off. */
  readonly off: Partial<Q>;
}

/** In the order in which they are offered and counted. */
export const STATUSES: readonly Status[] = ['active', 'preparing', 'suspended', 'dissolved', 'merged'];

/** The filters in force, in words, each to be taken off by itself. Provided by the list, whose life it shares. */
@Injectable()
export class ListChips {
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(OrganizationWords);
  private readonly areas = inject(AreaLookup);
  private readonly hands = inject(OfficeHands);

  of<Q extends ListQuery>(query: Signal<Q>): Signal<readonly Chip<ListQuery>[]> {
    const area = this.nameOf(() => query().areaId);
    const seat = this.nameOf(() => query().seatAreaId);
    effect(() => {
      const { section, handler, preparedBy } = query();
      if (section || handler || preparedBy) this.hands.wanted.set(true);
    });
    return computed(() => {
      this.language.now();
      const { q, kind, type, areaId, seatAreaId, boundaries, status, certainty, recognition, recognitionLevel } = query();
      const chips: Chip<ListQuery>[] = [];
      const add = (key: string, value: string, off: Partial<ListQuery>) =>
        chips.push({ key: `${key} ${Object.keys(off).join(' ')}`, label: this.words.say(`chips.${key}`), value, off });
      if (q) add('q', q, { q: '' });
      if (type) add('type', this.kinds.typeName(this.kindOfType(kind, type), type, type), { type: '' });
      else if (kind) add('kind', this.kinds.kindName(kind), { kind: '' });
      if (areaId) add('area', `${area()} ${this.words.say('chips.below')}`, { areaId: '', boundaries: '' });
      if (seatAreaId) add('seat', `${seat()} ${this.words.say('chips.below')}`, { seatAreaId: '' });
      if (boundaries) add('boundaries', this.words.say(`boundaries.${boundaries}`), { boundaries: '' });
      if (status !== 'all') add('status', this.statusWords(status, kind), { status: 'all' });
      if (certainty) add('certainty', this.words.say(`certainty.${certainty}`), { certainty: '' });
      if (recognition) add('recognition', this.words.list(recognition.split(',')), { recognition: '' });
      const { section, handler, notConfirmedSince, notConfirmedMonths, expiresWithin } = query();
      if (section) add('section', this.words.list(section.split(',').map((one) => this.hands.sectionName(one))), { section: '' });
      if (handler) add('handler', this.words.list(handler.split(',').map((one) => this.hands.handlerName(one))), { handler: '' });
      if (notConfirmedSince) add('notConfirmed', this.words.say('chips.since', { day: notConfirmedSince }), { notConfirmedSince: '' });
      if (notConfirmedMonths)
        add('notConfirmed', this.words.say('chips.months', { months: notConfirmedMonths }), { notConfirmedMonths: '' });
      if (expiresWithin) add('expires', this.words.say('chips.days', { days: expiresWithin }), { expiresWithin: '' });
      const { termState, dueFrom, dueTo, chairVacant, preparedBy } = query();
      if (termState)
        add('termState', this.words.list(termState.split(',').map((one) => this.words.say(`termStates.${one}`))), { termState: '' });
      if (dueFrom || dueTo) add('due', this.words.say('chips.between', { from: dueFrom, to: dueTo }), { dueFrom: '', dueTo: '' });
      if (chairVacant) add('chair', this.words.say('filters.vacant'), { chairVacant: '' });
      if (preparedBy)
        add('preparedBy', preparedBy === 'none' ? this.words.say('chips.nobody') : this.hands.handlerName(preparedBy), { preparedBy: '' });
      if (recognitionLevel) add('recognitionLevel', this.words.levels(recognitionLevel.split(',')), { recognitionLevel: '' });
      return chips;
    });
  }

  /** An address may name a type without its kind. */
  kindOfType(kind: string, type: string): string {
    return kind || (this.kinds.all().find((k) => k.types.some((t) => t.code === type || t.name === type))?.code ?? '');
  }

  /** Of several between commas. */
  statusWords(statuses: string, kind: string): string {
    return this.words.list(statuses.split(',').map((status) => this.statusWord(status, kind)));
  }

  statusWord(status: string, kind: string): string {
    return (kind ? this.kinds.statusWord(kind, status as Status) : undefined) ?? this.words.say(`status.${status}`);
  }

  private nameOf(id: () => string): () => string {
    const name = resource({ params: () => id() || undefined, loader: ({ params }) => this.areas.name(params) });
    return () => (name.hasValue() ? name.value() : '…');
  }
}
