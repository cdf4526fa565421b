import { inject, Injectable } from '@angular/core';
import type { Postponement, Term } from '../../../api/leadership';
import type { Organization } from '../../../api/types';
import { RegistryInfo } from '../../../shell/registry';
import type { FieldDescription } from '../../../ui/field-rules';
import type { ActValues } from '../../acts/act-dialog';
import { given, RecordActs } from '../../acts/record-acts';
import { OrganizationWords } from '../../organization-words';
import { LeadershipRequests } from '../team/leadership.api';
import { LeadershipWords } from '../team/leadership-words';

/** The acts on the terms of a record: filing, postponement, mending. Provided by their tab. */
@Injectable()
export class TermActs {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(LeadershipRequests);
  private readonly words = inject(OrganizationWords);
  private readonly speak = inject(LeadershipWords);
  private readonly registry = inject(RegistryInfo);

  /** 填备案 */
  file(record: Organization, term: Term): Promise<void> {
    return this.record.run(record, 'fileTerm', {
      fields: [this.field('fileTerm', 'filedOn', 'date', { required: true }), this.field('fileTerm', 'filingNumber', 'text', { max: 60 })],
      start: { filedOn: term.filedOn ?? this.registry.today(), filingNumber: term.filingNumber ?? '' },
      values: { term: this.speak.term(term) },
      documents: true,
      act: (now, values, key) => this.acts.act('patch', now, `terms/${term.id}`, { toBeFiled: true, ...given(values) }, key),
    });
  }

  /** 登记延期 */
  postpone(record: Organization, term: Term): Promise<void> {
    return this.record.run(record, 'postponeTerm', {
      fields: [
        this.field('postponeTerm', 'documentOn', 'date', { required: true }),
        this.field('postponeTerm', 'to', 'date', { required: true }),
        this.field('postponeTerm', 'documentNumber', 'text', { max: 60 }),
        this.field('postponeTerm', 'because', 'text', { max: 300, multiline: true, wide: true }),
      ],
      wide: true,
      values: { term: this.speak.term(term) },
      documents: true,
      act: (now, values, key) => this.acts.act('post', now, `terms/${term.id}/postponements`, given(values), key),
    });
  }

  dropPostponement(record: Organization, term: Term, one: Postponement): Promise<void> {
    return this.record.run(record, 'dropPostponement', {
      fields: [],
      danger: true,
      values: { term: this.speak.term(term), to: this.words.date(one.to) },
      act: (now, _values, key) => this.acts.act('remove', now, `terms/${term.id}/postponements/${one.id}`, {}, key),
    });
  }

  /** 更正届次: only what differs is sent. */
  mend(record: Organization, term: Term): Promise<void> {
    const start = facts(term);
    const congress = term.sort === 'congress';
    return this.record.run(record, 'mendTerm', {
      fields: [
        ...(congress ? [this.field('mendTerm', 'number', 'number', { required: true })] : []),
        this.field('mendTerm', 'congressOn', 'date', { required: true }),
        this.field('mendTerm', 'meeting', 'text', { max: 120, wide: true }),
        ...(congress ? [this.field('mendTerm', 'years', 'number')] : []),
        this.field('mendTerm', 'expected', 'number'),
        this.field('mendTerm', 'present', 'number'),
        ...(congress
          ? [
              this.field('mendTerm', 'toBeFiled', 'boolean'),
              this.field('mendTerm', 'filedOn', 'date', { when: ({ toBeFiled }) => toBeFiled === 'true' }),
              this.field('mendTerm', 'filingNumber', 'text', { max: 60, when: ({ toBeFiled }) => toBeFiled === 'true' }),
            ]
          : []),
        { ...this.record.reason(false), wide: true },
      ],
      start,
      wide: true,
      values: { term: this.speak.term(term) },
      documents: true,
      places: { '/on': 'congressOn' },
      act: (now, values, key) => {
        const changed = Object.entries(values).filter(([code, value]) => (code in start ? text(value) !== start[code] : value !== null));
        return changed.length ? this.acts.act('patch', now, `terms/${term.id}`, Object.fromEntries(changed), key) : Promise.resolve(now);
      },
    });
  }

  private field(act: string, code: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription {
    return { code, type, label: this.words.say(`acts.${act}.fields.${code}`), ...more };
  }
}

const text = (value: ActValues[string] | undefined): string => (value === null || value === undefined ? '' : String(value));

/** What stands in the boxes of a term. */
const facts = (term: Term): Record<string, string> =>
  Object.fromEntries(
    (['number', 'congressOn', 'meeting', 'years', 'expected', 'present', 'toBeFiled', 'filedOn', 'filingNumber'] as const).map((code) => [
      code,
      text(term[code]),
    ]),
  );
