import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { asked, Client } from '../../api/client';
import type { FoundPerson, PeopleFound } from '../../api/people';
import type { Choice } from '../../ui/area-lookup';
import type { Lookup } from '../../ui/field-rules';
import { Language } from '../language';
import { Session } from '../session';

/** Before what was typed of somebody who has no record yet. */
const NEW = 'new:';
const MOST = 12;

/** Whom a screen looks for. */
export interface Wanted {
  /** Whom it knows already: they stand first. */
  readonly own?: () => readonly Choice[];
  /** Whoever has no record yet may be taken as a new person. */
  readonly anew?: boolean;
  /** Of some organizations nobody is searched for (office.md 7). */
  readonly alone?: () => boolean;
  /** Himself, who is not looked for. */
  readonly but?: string;
}

/** Finds persons by name, pinyin or initials; employer, title and an office that is seen tell them from their namesakes. */
@Injectable({ providedIn: 'root' })
export class PersonLookup {
  private readonly client = inject(Client);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly known = new Map<string, string>();

  /** For a picker. What is left half typed is nobody: two of one name are two. */
  of({ own = () => [], anew = false, alone = () => false, but }: Wanted): Lookup {
    const find = async (typed: string): Promise<readonly Choice[]> => {
      const text = typed.trim();
      const team = own().filter(({ name }) => !text || name.includes(text));
      team.forEach((one) => this.known.set(one.id, one.name));
      if (!text) return team;
      // A search that failed is told as failed: a new record for somebody who has one already would make two of him.
      const found = alone() ? [] : await this.find(text);
      const others = found.filter(({ id }) => id !== but && team.every((one) => one.id !== id)).map((one) => this.choice(one));
      const known = [...team, ...others];
      return [...known, ...(anew && isName(text) ? [this.fresh(text, known.filter(({ name }) => name === text).length)] : [])];
    };
    return { find, name: (id) => Promise.resolve(this.known.get(id) ?? id.replace(NEW, '')), sure: true };
  }

  /** Persons with a part of the name. Nobody, to whom may not look for persons. */
  async find(text: string): Promise<readonly FoundPerson[]> {
    if (!this.session.may('people.read')) return [];
    return (await this.client.get<PeopleFound>('/api/people', asked({ q: text, limit: MOST }))).items;
  }

  choice(person: FoundPerson): Choice {
    this.known.set(person.id, person.name);
    return { id: person.id, name: person.name, detail: this.detail(person) };
  }

  /** What tells him from his namesakes: employer and title, and an office. */
  detail({ employer, title, offices: [office] }: Omit<FoundPerson, 'id' | 'name'>): string {
    const gap = this.language.now() === 'en' ? ' ' : '';
    const held = office && [office.organization.name, office.post.name].join(gap);
    const told = held && office.state === 'left' ? this.words.translate('persons.formerly', { office: held }) : held;
    const known = [[employer, title].filter(Boolean).join(gap), office?.areaName, told].filter(Boolean).join(' · ');
    return known || this.words.translate('persons.nothingKnown');
  }

  private fresh(name: string, namesakes: number): Choice {
    const id = NEW + name;
    const told = this.words.translate('persons.new', { name });
    this.known.set(id, told);
    const detail = namesakes ? this.words.translate('persons.newNamesake') : this.words.translate('persons.newHelp');
    return { id, name: told, detail };
  }
}

/** A whole name, as a new record has it. */
export const isName = (text: string): boolean => /^\p{Script=Han}[\p{Script=Han}·]+$/u.test(text) || /^[\p{L}][\p{L} .·'-]+$/u.test(text);

/** Is it somebody who has no record yet? */
export const isNew = (id: string | undefined): boolean => id?.startsWith(NEW) ?? false;

/** The person of a body: by his record, or by his name. */
export const personOf = (id: string, rest: { readonly employer?: unknown; readonly title?: unknown } = {}) =>
  isNew(id)
    ? { name: id.slice(NEW.length), ...(rest.employer ? { employer: rest.employer } : {}), ...(rest.title ? { title: rest.title } : {}) }
    : { id };
