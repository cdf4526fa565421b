import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { isCutOff, problemOf } from '../api/problem';
import type { ConfirmationSource, Confirmed, Responsible } from '../api/care';
import type { Relation } from '../api/relations';
import type { ChangeSet, FieldChange } from '../api/changes';
import type { KindField } from '../api/kinds';
import type { Who } from '../api/session';
import type { InOffice, Matched, Organization, OrganizationRow } from '../api/types';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import type { DiffRow } from '../ui/diff';
import type { FieldDescription, FieldFault } from '../ui/field-rules';
import { languageName } from '../ui/language-name';
import { showDate, showPeriod } from '../ui/partial-date';
import { officeTime } from '../ui/days';

/** A count or a confirmation of one day stands beside those of other days, a title beside other titles: recording one replaces none of them. */
const besideOthers = ({ table, field }: FieldChange) =>
  table === 'organization_observations' ||
  table === 'organization_confirmations' ||
  table === 'organization_documents' ||
  (table === 'organization_recognitions' && field === 'title');
/** From the highest to the lowest, then those beside them. */
export const LEVELS = ['national', 'province', 'city', 'county', 'township', 'institution', 'overseas', 'crossRegion', 'outside'] as const;
/** In the order in which they are offered, and of the keys that choose them. */
export const SOURCES = ['document', 'countyReport', 'phone', 'publicReport'] as const satisfies readonly ConfirmationSource[];
const DATE = /^(\d{4}(-\d{2}(-\d{2})?)?|\[.*\])$/;

/** How records, fields and values are spoken of: the kind's own words, dates as they were given, names instead of codes. */
@Injectable({ providedIn: 'root' })
export class OrganizationWords {
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);

  say(key: string, values: Record<string, unknown> = {}): string {
    return this.words.translate(`organizations.${key}`, values);
  }

  now(): string {
    return this.language.now();
  }

  /** Things side by side: 甲、乙; A, B. */
  list(things: readonly string[]): string {
    return things.join(this.now() === 'en' ? ', ' : '、');
  }

  /** Clauses side by side, each of which may be a list. */
  clauses(parts: readonly string[]): string {
    return parts.join(this.now() === 'en' ? '; ' : '；');
  }

  status(row: Pick<OrganizationRow, 'kind' | 'status' | 'certainty'>): string {
    if (row.certainty === 'possible') return this.say('status.possible');
    return this.kinds.statusWord(row.kind, row.status) ?? this.say(`status.${row.status}`);
  }

  /** 张甲一（代理）、李乙二（可能） */
  inOffice(held: readonly InOffice[] | null | undefined): string {
    return this.list(
      (held ?? []).map(({ name, acting, certain }) => {
        const notes = [...(acting ? [this.say(`acting.${acting}`)] : []), ...(certain ? [] : [this.say('list.toVerify')])];
        const who = name ?? this.say('list.otherUnit');
        return notes.length ? this.say('list.noted', { who, notes: this.list(notes) }) : who;
      }),
    );
  }

  termState(state: string | null | undefined): string {
    return state ? this.worded('termStates', state) : '';
  }

  level(code: string): string {
    return this.worded('levels', code);
  }

  source(code: ConfirmationSource): string {
    return this.worded('care.sources', code);
  }

  /** 2026-11-23（电话，张甲一） */
  confirmed({ on, source, account }: Confirmed): string {
    return this.say('care.confirmed', { on, how: this.list([this.source(source), ...(account ? [account] : [])]) });
  }

  /** 经济科、张甲一 */
  responsible({ section, handler }: Responsible): string {
    return this.list([section, handler].flatMap((one) => one?.name ?? []));
  }

  /** Why 无变化 did not go through, and what to do about it. */
  refusedConfirmation(error: unknown): string {
    if (isCutOff(error)) return this.say('care.cutOff');
    const problem = problemOf(error);
    if (problem?.status === 412) return this.say('care.stale', { who: this.who(problem.changes?.[0]?.account ?? null) });
    return problem?.detail ?? this.say('care.failed');
  }

  /** A title with its level: 苏新艺坊（省级）. */
  recognition({ title, level }: { readonly title: string; readonly level: string | null }): string {
    return level ? this.say('recognitions.withLevel', { title, level: this.level(level) }) : title;
  }

  /** What stands at the other end of a relation: an organization, a plain name, or somebody outside the reach. */
  otherEnd({ other, name }: Pick<Relation, 'other' | 'name'>): string {
    return other?.name ?? name ?? this.say('relations.outsideName');
  }

  levels(codes: readonly string[]): string {
    return this.list(codes.map((code) => this.level(code)));
  }

  /** What a change set says of itself. */
  sentence(change: ChangeSet): string {
    return change.sentence ?? change.actLabel ?? change.act;
  }

  type(row: Pick<OrganizationRow, 'kind' | 'type' | 'typeCode'>): string {
    return this.kinds.typeName(row.kind, row.typeCode, row.type);
  }

  date(text: string | null | undefined): string {
    return showDate(text, this.now());
  }

  period(from: string | null | undefined, to: string | null | undefined): string {
    return showPeriod(from, to, this.now());
  }

  /** 曾用名, 后改名, 简称, 外文名. A name that began after the day on the screen is a later one. */
  matchedSort(matched: Matched, day: string): string {
    if (matched.sort && matched.sort !== 'name') return this.say(`nameSorts.${matched.sort}`);
    return this.say(matched.from && matched.from > day ? 'nameSorts.later' : 'nameSorts.former');
  }

  who(who: Who): string {
    return typeof who === 'string' ? who : (who?.name ?? this.say('system'));
  }

  /** The language of a name in words. */
  languageOf(code: string): string {
    return languageName(code, this.now());
  }

  /** Time of recording by the office's clock, to the minute. */
  time(at: string): string {
    return officeTime(at);
  }

  day(at: string): string {
    return this.time(at).slice(0, 10);
  }

  /** Fields that stand in the forms of a type, or of all types of the kind; counts are observations with a day of their own. */
  descriptions(kind: string, type?: string): FieldDescription[] {
    const had = this.kinds.fields(kind).filter(({ types }) => type === undefined || !types || types.includes(type));
    return had.flatMap((field) => (field.type === 'count' ? [] : [this.description(field, field.type)]));
  }

  /** Is a phone, or a street address, kept of the kind? Some can endanger those named in them (office.md 7). */
  keeps(what: 'phone' | 'address', kind: string): boolean {
    return this.kinds.kind(kind)?.care[what] ?? false;
  }

  /** A body of its own in law, or able to become one: it has a supervising unit and a credit code. A party's branch has neither. */
  mayBeRegistered(kind: string): boolean {
    return this.kinds.fields(kind).some((f) => f.code === 'registered');
  }

  measures(kind: string): readonly KindField[] {
    return this.kinds.fields(kind).filter((f) => f.type === 'count');
  }

  /** What a count is called where the organization has its own word for its members: 盟员数. */
  measureName(measure: KindField, { kind, fields }: Pick<Organization, 'kind' | 'fields'>): string {
    const word = measure.code === 'members' ? this.value(kind, 'memberWord', fields['memberWord']) : '';
    return word ? this.say('memberCount', { word }) : this.fieldName(measure);
  }

  fieldName(field: { readonly name: string; readonly nameEn: string | null }): string {
    return this.language.nameOf(field);
  }

  /** The value of a field of the kind as it is read: the option's word, 是 or 否, the date as it was given. */
  value(kind: string, code: string, value: unknown): string {
    const field = this.kinds.fields(kind).find((f) => f.code === code);
    if (value === null || value === undefined || value === '') return '';
    if (field?.type === 'option') {
      const option = field.options?.find((o) => o.code === value);
      if (option) return this.language.nameOf(option);
    }
    if (field?.type === 'number' && typeof value === 'number') return value.toLocaleString('en-US');
    if (field?.type === 'date' && typeof value === 'string') return this.date(value);
    return this.plain(value);
  }

  /** One line of a preview or of the history. */
  diffRow(change: FieldChange, kind?: string): DiffRow {
    const code = change.field.replace(/^fields[./]/, '');
    return {
      label: this.ofOther(change, change.label ?? this.label(change.field, kind)),
      before: this.read(code, change.before, kind),
      after: this.read(code, change.after, kind),
      from: change.from,
      to: change.to,
      ...(besideOthers(change) && (!change.before || !change.after) ? { mark: change.before ? 'removed' : 'added' } : {}),
    };
  }

  /** 甲商会的终止: a field of the other record, where a row is about two. */
  private ofOther({ of }: FieldChange, label: string): string {
    return of ? this.say('changes.fieldOf', { name: of.name, field: label }) : label;
  }

  /** A value as people read it: words instead of codes, in the language on the screen. */
  read(code: string, value: unknown, kind?: string): string {
    return kind ? this.value(kind, code, this.coded(code, value, kind)) : this.plain(value);
  }

  label(field: string, kind?: string): string {
    const code = field.replace(/^fields[./]/, '');
    const own = kind ? this.kinds.fields(kind).find((f) => f.code === code) : undefined;
    if (own) return this.fieldName(own);
    const key = `fields.${code}`;
    const known = this.words.translate(`organizations.${key}`);
    return known === `organizations.${key}` || known === key ? code : known;
  }

  plain(value: unknown): string {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return this.say(value ? 'yes' : 'no');
    if (typeof value === 'number') return value.toLocaleString('en-US');
    if (typeof value === 'string') return DATE.test(value) ? this.date(value) : value;
    if (Array.isArray(value)) return this.list(value.map((v) => this.plain(v)));
    if (typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name;
    return JSON.stringify(value);
  }

  /** What to say about a fault in a field that only its description knows. */
  fault(fault: FieldFault, field: FieldDescription, typed: string): string {
    if (fault === 'pattern' && field.mend) return field.mend;
    const key = fault === 'date' ? 'ui.date.wrong' : `ui.field.${fault}`;
    return this.words.translate(key, { field: field.label, typed, max: field.max });
  }

  private coded(code: string, value: unknown, kind: string): unknown {
    if (code === 'typeId' || code === 'type') {
      const name = this.plain(value);
      return name && this.kinds.typeName(kind, name, name);
    }
    if (typeof value !== 'string') return value;
    if (code === 'status') return this.status({ kind, status: value as OrganizationRow['status'], certainty: 'certain' });
    if (code === 'kind') return this.kinds.kindName(value);
    if (code === 'language') return this.languageOf(value);
    const list = { sort: 'nameSorts', level: 'levels', creditCodeAbsent: 'creditCodeAbsent' }[code];
    return list ? this.worded(list, value) : value;
  }

  /** The word of a code; what is none stays, for the history says some in words already. */
  private worded(list: string, code: string): string {
    const key = `${list}.${code}`;
    const word = this.say(key);
    return word.endsWith(key) ? code : word;
  }

  private description(field: KindField, type: FieldDescription['type']): FieldDescription {
    return {
      code: field.code,
      label: this.fieldName(field),
      type,
      options: field.options?.map((o) => ({ code: o.code, label: this.language.nameOf(o) })),
      max: field.max ?? undefined,
      pattern: field.pattern ?? undefined,
      mend: this.language.nameOf({ name: field.patternMend ?? '', nameEn: field.patternMendEn ?? null }) || undefined,
      multiline: field.multiline ?? false,
      wide: field.multiline ?? false,
    };
  }
}

/** The names beside the one of the day: former ones had ended by then (the end is not included), later ones had not begun. */
export function otherNames(record: Organization, day: string) {
  const others = record.names.filter((n) => n.name !== record.name);
  return {
    former: others.filter((n) => n.to !== null && n.to <= day),
    later: others.filter((n) => n.from !== null && n.from > day),
  };
}
