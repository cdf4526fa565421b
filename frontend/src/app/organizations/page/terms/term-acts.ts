import { inject, Injectable } from '@angular/core';
import type { Postponement, Term } from '../../../api/leadership';
import type { Organization } from '../../../api/types';
import { RegistryInfo } from '../../../shell/registry';
import { typedOf } from '../../../ui/field-rules';
import { differing, given, RecordActs } from '../../acts/record-acts';
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
      fields: [
        this.record.fieldOf('fileTerm', 'filedOn', 'date', { required: true }),
        this.record.fieldOf('fileTerm', 'filingNumber', 'text', { max: 60 }),
      ],
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
        this.record.fieldOf('postponeTerm', 'documentOn', 'date', { required: true }),
        this.record.fieldOf('postponeTerm', 'to', 'date', { required: true }),
        this.record.fieldOf('postponeTerm', 'documentNumber', 'text', { max: 60 }),
        this.record.fieldOf('postponeTerm', 'because', 'text', { max: 300, multiline: true, wide: true }),
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
        ...(congress ? [this.record.fieldOf('mendTerm', 'number', 'number', { required: true })] : []),
        this.record.fieldOf('mendTerm', 'congressOn', 'date', { required: true }),
        this.record.fieldOf('mendTerm', 'meeting', 'text', { max: 120, wide: true }),
        ...(congress ? [this.record.fieldOf('mendTerm', 'years', 'number')] : []),
        this.record.fieldOf('mendTerm', 'expected', 'number'),
        this.record.fieldOf('mendTerm', 'present', 'number'),
        ...(congress
          ? [
              this.record.fieldOf('mendTerm', 'toBeFiled', 'boolean'),
              this.record.fieldOf('mendTerm', 'filedOn', 'date', { when: ({ toBeFiled }) => toBeFiled === 'true' }),
              this.record.fieldOf('mendTerm', 'filingNumber', 'text', { max: 60, when: ({ toBeFiled }) => toBeFiled === 'true' }),
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
        const changed = differing(values, start);
        return changed ? this.acts.act('patch', now, `terms/${term.id}`, changed, key) : Promise.resolve(now);
      },
    });
  }
}

/** What stands in the boxes of a term. */
const facts = (term: Term): Record<string, string> =>
  Object.fromEntries(
    (['number', 'congressOn', 'meeting', 'years', 'expected', 'present', 'toBeFiled', 'filedOn', 'filingNumber'] as const).map((code) => [
      code,
      typedOf(term[code]),
    ]),
  );
