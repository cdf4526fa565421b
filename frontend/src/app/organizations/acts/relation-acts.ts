import { inject, Injectable } from '@angular/core';
import type { Relation } from '../../api/relations';
import type { Organization } from '../../api/types';
import { Kinds } from '../../shell/kinds';
import type { FieldDescription } from '../../ui/field-rules';
import type { ActData, ActValues } from './act-dialog';
import { OrganizationLookup } from '../organization-lookup';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs, type Input } from '../organizations.api';
import { RecordActs } from './record-acts';

const SORTS = ['hostedBy', 'supervisedBy', 'hosts', 'supervises', 'memberOf', 'members'] as const;

/** Is one of the two a member unit of the other? */
export const isMembership = ({ sort }: { readonly sort?: string }): boolean => sort === 'members' || sort === 'memberOf';

/** The acts on relations of the record of a page. Provided by their tab. */
@Injectable()
export class RelationActs {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(OrganizationActs);
  private readonly lookup = inject(OrganizationLookup);
  private readonly words = inject(OrganizationWords);
  private readonly kinds = inject(Kinds);

  /** Has it member units 成员单位, by its kind? */
  hasMembers({ kind }: Pick<Organization, 'kind'>): boolean {
    return this.kinds.kind(kind)?.members === true;
  }

  /** 登记关系: to an organization of the registry, or to a 依托单位 or 成员单位 by its name. */
  relate(record: Organization): Promise<void> {
    const sorts = SORTS.filter((code) => code !== 'members' || this.hasMembers(record)).map((code) => ({
      code,
      label: this.words.say(`relations.sorts.${code}`),
    }));
    const name = { ...this.field('name', 'text'), max: 200, wide: true, hint: this.words.say('acts.relate.help.name') };
    return this.record.run(record, 'relate', {
      fields: [
        { ...this.field('sort', 'option', true), options: sorts, wide: true },
        { ...this.field('organizationId', 'record'), lookup: this.lookup, wide: true },
        { ...name, when: ({ sort }) => sort === 'hostedBy' || sort === 'members' },
        ...this.seat().map((field) => ({ ...field, when: isMembership })),
        this.field('from', 'date', true),
        { ...this.field('to', 'date'), hint: this.words.say('acts.relate.help.to') },
        { ...this.record.reason(false), wide: true },
      ],
      start: { sort: 'hostedBy' },
      wide: true,
      mends: { ...this.mends(), required: { field: 'organizationId', message: this.words.say('acts.relate.needed') } },
      documents: true,
      act: (now, values, key) => this.acts.act(now, 'relations', given(values), key),
    });
  }

  /** 添加成员单位, one after the other: an organization of the registry, or any unit by its name. */
  addMember(record: Organization): Promise<void> {
    return this.record.run(record, 'addMember', {
      fields: [
        { ...this.field('organizationId', 'record'), lookup: this.lookup.joining(record), wide: true },
        { ...this.field('name', 'text'), max: 200, wide: true, hint: this.words.say('acts.addMember.help.name') },
        ...this.seat(),
        this.field('joined', 'date', true, 'from'),
        { ...this.field('leftEmpty', 'date', false, 'to'), hint: this.words.say('acts.addMember.help.to') },
        { ...this.record.reason(false), wide: true },
      ],
      wide: true,
      mends: {
        ...this.mends('members'),
        required: { field: 'organizationId', message: this.words.say('acts.addMember.needed') },
      },
      documents: true,
      another: { stays: ['from'] },
      act: (now, values, key) => this.acts.act(now, 'relations', { sort: 'members', ...given(values) }, key),
    });
  }

  /** 修改: mends what was written wrong. Only what differs is sent. */
  change(record: Organization, one: Relation): Promise<void> {
    const member = isMembership(one);
    const facts = [
      ...(one.name === null ? [] : (['name'] as const)),
      ...(member ? (['seat', 'exOfficio'] as const) : []),
      'from',
      'to',
    ] as const;
    return this.record.run(record, 'changeRelation', {
      fields: [
        ...(one.name === null ? [] : [{ ...this.field('name', 'text', true), max: 200, wide: true }]),
        ...(member ? this.seat() : []),
        this.field(member ? 'joined' : 'from', 'date', true, 'from'),
        this.field(member ? 'leftEmpty' : 'to', 'date', false, 'to'),
        { ...this.record.reason(false), wide: true },
      ],
      start: Object.fromEntries(facts.map((fact) => [fact, one[fact] ?? ''])),
      values: { relation: this.told(one) },
      wide: member,
      mends: this.mends(one.sort),
      act: (now, values, key) => {
        const differing = facts.filter((fact) => values[fact] !== one[fact]).map((fact) => [fact, values[fact]] as const);
        const reason = values['reason'] ? { reason: values['reason'] } : {};
        return differing.length
          ? this.acts.changeRelation(now, one.id, { ...Object.fromEntries(differing), ...reason }, key)
          : Promise.resolve(now);
      },
    });
  }

  /** 终止, of a member unit 退出: asks for the first day without it. */
  end(record: Organization, one: Relation): Promise<void> {
    return this.record.run(record, isMembership(one) ? 'leaveRelation' : 'endRelation', {
      fields: [{ ...this.record.date('to', true), label: this.words.say('acts.fields.on') }, this.record.reason(false)],
      values: { relation: this.told(one) },
      act: (now, values, key) => this.acts.changeRelation(now, one.id, given(values), key),
    });
  }

  drop(record: Organization, one: Relation): Promise<void> {
    return this.record.run(record, 'dropRelation', {
      fields: [],
      values: { relation: this.told(one) },
      danger: true,
      act: (now, _values, key) => this.acts.dropRelation(now, one.id, key),
    });
  }

  /** 依托单位 示例大学: which relation is meant. */
  told(one: Relation): string {
    return `${this.words.say(`relations.roles.${one.sort}`)} ${this.words.otherEnd(one)}`;
  }

  private field(word: string, type: FieldDescription['type'], required = false, code = word): FieldDescription {
    return { ...this.record.field(code, type, required), label: this.words.say(`relations.fields.${word}`) };
  }

  private seat(): FieldDescription[] {
    return [
      { ...this.field('seat', 'text'), max: 60, hint: this.words.say('acts.addMember.help.seat') },
      { ...this.field('exOfficio', 'text'), max: 60, hint: this.words.say('acts.addMember.help.exOfficio') },
    ];
  }

  private mends(sort?: Relation['sort']): NonNullable<ActData['mends']> {
    const at = (field: string, key: string) => ({ field, message: this.words.say(`acts.relate.${key}`) });
    return {
      relation_within_lives: at('from', 'outside'),
      one_relation_at_a_time: at('from', 'twice'),
      relations_form_no_circle: at('organizationId', sort === 'members' ? 'circleOfMembers' : 'circle'),
    };
  }
}

const given = (values: ActValues): Input => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
