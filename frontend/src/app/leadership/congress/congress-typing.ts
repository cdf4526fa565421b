import { computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { form, required, validateTree, type FieldTree } from '@angular/forms/signals';
import type { Problem } from '../../api/problem';
import { Kinds } from '../../shell/kinds';
import { faultOf, valueOf, type FieldDescription } from '../../ui/field-rules';
import { bodyOf, countsOf, NOBODY_YET, type PeopleDraft } from './congress-draft';
import type { CongressReading } from './congress-reading';
import { CongressWords } from './congress-words';
import { meetingFaults } from './meeting-faults';
import { EMPTY, meetingFields } from './meeting-fields';

/** What was typed of a congress, as a draft keeps it. */
export interface TypedCongress {
  readonly meeting: Record<string, string>;
  readonly people: PeopleDraft;
  readonly documentIds: string;
}

/** What is typed of a congress: the meeting, the people, the documents. Call it in an injection context. */
export class CongressTyping {
  private readonly words = inject(CongressWords);
  private readonly kinds = inject(Kinds);

  readonly meeting = signal<Record<string, string>>({ ...EMPTY });
  readonly people = signal<PeopleDraft>(NOBODY_YET);
  readonly documentIds = signal('');
  readonly counts = computed(() => countsOf(this.reading.team(), this.people()));
  readonly fields = computed<FieldDescription[]>(() => meetingFields(this.meeting(), (key) => this.words.say(`congress.${key}`)));
  /** What the server found wrong in the boxes, until one of them is changed. */
  private readonly found = linkedSignal<unknown, NonNullable<Problem['errors']>>({
    source: () => this.meeting(),
    computation: () => [],
  });
  readonly f = form(this.meeting, (o) => {
    for (const code of ['on', 'number'])
      required(o[code] as never, {
        message: this.words.say('congress.required'),
        when: () => this.fields().some((one) => one.code === code),
      });
    validateTree(o, ({ value, fieldTree }) => {
      const boxes = fieldTree as unknown as Record<string, FieldTree<string> | undefined>;
      return [
        ...this.found().flatMap(({ pointer, message }) => {
          const at = boxes[pointer.slice(1)];
          return at ? [{ kind: 'server', message, fieldTree: at }] : [];
        }),
        ...this.fields().flatMap((field) => {
          const fault = faultOf(field, value()[field.code] ?? '');
          const at = boxes[field.code];
          return fault && fault !== 'required' && at
            ? [{ kind: fault, message: this.words.say(`congress.faults.${fault}`), fieldTree: at }]
            : [];
        }),
        ...meetingFaults(this.fields(), value(), this.reading.terms()?.items ?? []).flatMap(({ code, fault }) => {
          const at = boxes[code];
          return at ? [{ kind: fault, message: this.words.say(`congress.faults.${fault}`), fieldTree: at }] : [];
        }),
      ];
    });
  });
  /** Why, where it is said: it goes with the save and is no part of what is compared. */
  readonly reason = computed(() => (this.meeting()['reason']?.trim() ? { reason: this.meeting()['reason']?.trim() } : {}));
  /** What the act does. */
  readonly body = computed(() => {
    const typed = this.meeting();
    const facts = Object.fromEntries(
      this.fields()
        .filter(({ code }) => code !== 'sort')
        .map((field) => [field.code, valueOf(field, typed[field.code] ?? '')] as const)
        .filter(([code, value]) => value !== null || code === 'years'),
    );
    const sort = typed['sort'] === 'preparatory' ? { sort: 'preparatory' } : {};
    const papers = this.documentIds() ? { documentIds: this.documentIds().split(',') } : {};
    return { ...facts, ...sort, ...papers, ...(bodyOf(this.reading.team(), this.people()) as { holders: unknown[] }) };
  });

  constructor(private readonly reading: CongressReading) {
    // Beginnings that follow from the registry, until something is typed.
    effect(() => {
      const [terms, before, kind] = [reading.terms(), reading.before(), this.kinds.kind(reading.record()?.kind ?? '')];
      if (!terms) return;
      // What the office has set goes before the length of the last term, and that before what the kind is described to have.
      const length = terms.usualYears === (kind?.termYears ?? null) ? (before?.years ?? terms.usualYears) : terms.usualYears;
      untracked(() => {
        const usual: Record<string, string> = {
          number: String((before?.number ?? 0) + 1),
          ...(kind && { years: String(length ?? '') }),
          toBeFiled: String(terms.usuallyFiled),
        };
        const open = Object.entries(usual).filter(([code]) => !this.meeting()[code]);
        if (open.length) this.meeting.update((typed) => ({ ...typed, ...Object.fromEntries(open) }));
      });
    });
  }

  /** All of it, to be kept. */
  values(): TypedCongress {
    return { meeting: this.meeting(), people: this.people(), documentIds: this.documentIds() };
  }

  takeUp({ meeting, people, documentIds }: TypedCongress): void {
    this.meeting.set({ ...EMPTY, ...meeting });
    this.people.set(people);
    this.documentIds.set(documentIds);
  }

  /** Shows what the server refused at its boxes. */
  tell(problem: Problem): void {
    this.found.set((problem.errors ?? []).filter(({ pointer }) => this.fields().some(({ code }) => pointer === `/${code}`)));
  }
}
