import { inject, Injectable } from '@angular/core';
import { Client } from '../../api/client';
import type { HandlerList, Responsibility, SectionList } from '../../api/care';
import type { Organization } from '../../api/types';
import { RegistryInfo } from '../../shell/registry';
import type { FieldDescription } from '../../ui/field-rules';
import type { ActValues } from './act-dialog';
import { OrganizationWords } from '../organization-words';
import { handlersRequest, OrganizationActs, sectionsRequest, type Input } from '../organizations.api';
import { RecordActs } from './record-acts';

type Choice = NonNullable<FieldDescription['options']>[number];

/** The acts on 责任科室 and 经办人 of the record of a page. */
@Injectable()
export class ResponsibilityActs {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(OrganizationActs);
  private readonly words = inject(OrganizationWords);
  private readonly client = inject(Client);
  private readonly registry = inject(RegistryInfo);

  /** 确定 or 移交: from a day on; who is responsible now is filled in. */
  async assign(record: Organization): Promise<void> {
    const now = record.responsible;
    return this.record.run(record, 'assign', {
      fields: [
        ...(await this.whose()),
        { ...this.record.date('from', true), label: this.words.say('care.fields.from') },
        this.record.reason(false),
      ],
      start: { sectionId: now?.section?.id ?? '', handlerId: now?.handler?.id ?? '', from: this.registry.today() },
      mends: this.mends(),
      act: (taken, values, key) => this.acts.act(taken, 'responsibilities', given(values), key),
    });
  }

  /** 更正: who it was, or the days. Only what differs is sent. */
  async change(record: Organization, one: Responsibility): Promise<void> {
    const start = { sectionId: one.section?.id ?? '', handlerId: one.handler?.id ?? '', from: one.from, to: one.to ?? '' };
    return this.record.run(record, 'changeResponsibility', {
      fields: [
        ...(await this.whose(one)),
        { ...this.record.date('from', true), label: this.words.say('care.fields.from') },
        { ...this.record.date('to', false), label: this.words.say('care.fields.to') },
        this.record.reason(false),
      ],
      start,
      mends: this.mends(),
      act: (taken, values, key) => {
        const facts = Object.entries(start).filter(([field, value]) => (values[field] ?? '') !== value);
        if (!facts.length) return Promise.resolve(taken);
        const input = Object.fromEntries(facts.map(([field]) => [field, values[field] ?? null]));
        return this.acts.changeResponsibility(taken, one.id, { ...input, ...(values['reason'] ? { reason: values['reason'] } : {}) }, key);
      },
    });
  }

  drop(record: Organization, one: Responsibility): Promise<void> {
    return this.record.run(record, 'dropResponsibility', {
      fields: [],
      values: { who: this.words.responsible(one) },
      danger: true,
      act: (taken, _values, key) => this.acts.dropResponsibility(taken, one.id, key),
    });
  }

  /** Both choices; what a row holds stays choosable in it, retired or blocked. */
  private async whose(one?: Responsibility): Promise<FieldDescription[]> {
    const [sections, handlers] = await Promise.all([
      this.client.get<SectionList>(sectionsRequest().url),
      this.client.get<HandlerList>(handlersRequest({}).url),
    ]);
    const usable = sections.items.filter(({ id, retired }) => !retired || id === one?.section?.id);
    const able = handlers.items.filter(({ id, mayHandle }) => mayHandle || id === one?.handler?.id);
    const field = (code: string, options: readonly Choice[]): FieldDescription => ({
      code,
      label: this.words.say(`care.fields.${code}`),
      type: 'option',
      options,
    });
    return [
      { ...field('sectionId', usable.map(choice)), ...(usable.length ? {} : { hint: this.words.say('care.noSections') }) },
      field('handlerId', able.map(choice)),
    ];
  }

  private mends() {
    return {
      one_responsibility_at_a_time: { field: 'from', message: this.words.say('care.overlap') },
      nobody_responsible: { field: 'sectionId', message: this.words.say('care.both') },
    };
  }
}

const choice = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ code: id, label: name });
const given = (values: ActValues): Input => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
