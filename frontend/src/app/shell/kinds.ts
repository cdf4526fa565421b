import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { Kind, KindField, KindList, Status } from '../api/kinds';
import { Language } from './language';
import { Session } from './session';

/** The kinds as the server describes them: names, types, fields, the kind's own words for each status. */
@Injectable({ providedIn: 'root' })
export class Kinds {
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly answer = httpResource<KindList>(() => (this.session.account() ? '/api/kinds' : undefined));

  readonly all = computed<readonly Kind[]>(() => (this.answer.hasValue() ? this.answer.value().items : []));
  readonly loaded = computed(() => this.answer.hasValue());

  kind(code: string): Kind | undefined {
    return this.all().find((k) => k.code === code);
  }

  kindName(code: string): string {
    const kind = this.kind(code);
    return kind ? this.language.nameOf(kind) : code;
  }

  /** The name of a type by its code, id or Chinese name, in the language on the screen. */
  typeName(kindCode: string, asked: string, otherwise: string): string {
    const type = this.kind(kindCode)?.types.find((t) => t.code === asked || t.id === asked || t.name === asked);
    return type ? this.language.nameOf(type) : otherwise;
  }

  fields(kindCode: string): readonly KindField[] {
    return (this.kind(kindCode)?.fields ?? []).filter((f) => !f.retired);
  }

  /** The kind's own word for a status (a base is 已摘牌, a branch 已撤销), or undefined where it has none. */
  statusWord(kindCode: string, status: Status): string | undefined {
    const kind = this.kind(kindCode);
    const word = kind?.statusWords[status];
    return word && this.language.nameOf(word);
  }

  reload(): void {
    this.answer.reload();
  }
}

/** How many of several kinds together: those that count for certain, and those in doubt. */
export const inAll = (kinds: readonly { readonly count: number; readonly possible: number }[]): { count: number; possible: number } => ({
  count: kinds.reduce((total, { count }) => total + count, 0),
  possible: kinds.reduce((total, { possible }) => total + possible, 0),
});
