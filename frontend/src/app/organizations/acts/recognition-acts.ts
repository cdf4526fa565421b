import { inject, Injectable } from '@angular/core';
import type { Organization, Recognition } from '../../api/types';
import type { FieldDescription } from '../../ui/field-rules';
import type { ActData, ActValues } from './act-dialog';
import { LEVELS, OrganizationWords } from '../organization-words';
import { OrganizationActs, type Input } from '../organizations.api';
import { given, RecordActs } from './record-acts';

const FACTS = ['title', 'level', 'from', 'validUntil', 'to', 'reviewedOn'] as const;

/** The acts on 称号 of the record of a page. Provided by their tab. */
@Injectable()
export class RecognitionActs {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(OrganizationActs);
  private readonly words = inject(OrganizationWords);

  /** 登记称号; `titles` are offered while the title is typed. */
  recognize(record: Organization, titles: () => readonly string[]): Promise<void> {
    return this.record.run(record, 'recognize', {
      fields: this.facts(titles),
      wide: true,
      documents: true,
      mends: this.mends(record),
      act: (now, values, key) => this.acts.act(now, 'recognitions', given(values), key),
    });
  }

  /** 修改: also prolongs, notes a review, and mends what was written wrong. Only what differs is sent. */
  change(record: Organization, one: Recognition, titles: () => readonly string[]): Promise<void> {
    return this.record.run(record, 'changeRecognition', {
      fields: this.facts(titles),
      wide: true,
      start: Object.fromEntries(FACTS.map((fact) => [fact, one[fact] ?? ''])),
      values: { title: one.title },
      mends: this.mends(record),
      act: (now, values, key) => {
        const input = changed(one, values);
        return input ? this.acts.changeRecognition(now, one.id, input, key) : Promise.resolve(now);
      },
    });
  }

  /** 摘牌: asks for the first day without it, as an end does. */
  takeAway(record: Organization, one: Recognition): Promise<void> {
    return this.record.run(record, 'takeAway', {
      fields: [{ ...this.record.date('to', true), label: this.words.say('acts.fields.on') }, this.record.reason(false)],
      values: { title: one.title },
      documents: true,
      act: (now, values, key) => this.acts.changeRecognition(now, one.id, given(values), key),
    });
  }

  drop(record: Organization, one: Recognition): Promise<void> {
    return this.record.run(record, 'dropRecognition', {
      fields: [],
      values: { title: one.title },
      danger: true,
      act: (now, _values, key) => this.acts.dropRecognition(now, one.id, key),
    });
  }

  private facts(titles: () => readonly string[]): FieldDescription[] {
    const help = (code: string) => this.words.say(`acts.recognize.help.${code}`);
    const field = (code: (typeof FACTS)[number], type: FieldDescription['type'], required = false) => ({
      ...this.record.field(code, type, required),
      label: this.words.say(`recognitions.fields.${code}`),
    });
    return [
      { ...field('title', 'text', true), max: 100, wide: true, suggestions: titles, hint: help('title') },
      { ...field('level', 'option'), options: LEVELS.map((code) => ({ code, label: this.words.level(code) })) },
      field('from', 'date', true),
      { ...field('validUntil', 'date'), hint: help('validUntil') },
      { ...field('to', 'date'), hint: help('to') },
      { ...field('reviewedOn', 'date'), hint: help('reviewedOn') },
      { ...this.record.reason(false), wide: true },
    ];
  }

  private mends(record: Organization): NonNullable<ActData['mends']> {
    const life = this.words.period(record.foundedOn, record.dissolvedOn) || '--';
    return {
      recognition_within_life: { field: 'from', message: this.words.say('acts.recognize.outside', { life }) },
      one_recognition_at_a_time: { field: 'title', message: this.words.say('acts.recognize.twice') },
    };
  }
}

/** Null empties; nothing where all is as it was. */
function changed(one: Recognition, values: ActValues): Input | undefined {
  const facts = FACTS.filter((fact) => values[fact] !== one[fact]).map((fact) => [fact, values[fact]] as const);
  if (!facts.length) return undefined;
  return { ...Object.fromEntries(facts), ...(values['reason'] ? { reason: values['reason'] } : {}) };
}
