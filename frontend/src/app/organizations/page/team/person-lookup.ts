import { inject, Injectable } from '@angular/core';
import { asked, Client } from '../../../api/client';
import { type Holding, inOffice } from '../../../api/leadership';
import type { FoundPerson, PeopleFound } from '../../../api/people';
import type { Choice } from '../../../ui/area-lookup';
import { OrganizationWords } from '../../organization-words';
import { OpenLeadership } from './open-leadership';

/** Before what was typed of somebody who has no record yet. */
const NEW = 'new:';

/** Finds persons for a picker: those of the team first, then all that the account sees; whoever has no record yet is offered as a new one. */
@Injectable()
export class PersonLookup {
  private readonly client = inject(Client);
  private readonly words = inject(OrganizationWords);
  private readonly leadership = inject(OpenLeadership);
  private readonly known = new Map<string, string>();

  readonly find = async (typed: string): Promise<readonly Choice[]> => {
    const text = typed.trim();
    const own = this.team().filter(({ name }) => !text || name.includes(text));
    if (!text) return own;
    // A search that failed is told as failed: a new record for somebody who has one already would make two of him.
    const found = await this.client.get<PeopleFound>('/api/people', asked({ q: text, limit: 8 }));
    const others = found.items.filter(({ id }) => own.every((one) => one.id !== id)).map((one) => this.choice(one));
    const isName = /^\p{Script=Han}[\p{Script=Han}·]+$/u.test(text) || /^[\p{L}][\p{L} .·'-]+$/u.test(text);
    const fresh = {
      id: NEW + text,
      name: this.words.say('acts.teamChange.newPerson', { name: text }),
      detail: this.words.say('acts.teamChange.newPersonDetail'),
    };
    if (isName) this.known.set(fresh.id, fresh.name);
    return [...own, ...others, ...(isName ? [fresh] : [])];
  };

  readonly name = (id: string): Promise<string> => Promise.resolve(this.known.get(id) ?? id.replace(NEW, ''));

  private team(): Choice[] {
    const held = (this.leadership.team()?.holdings ?? []).filter((one) => one.person && inOffice(one));
    const each = new Map(held.map((one) => [one.person?.id ?? '', one]));
    return [...each.values()].map((one) => this.remembered(one));
  }

  private remembered({ person, post, employer, title }: Holding): Choice {
    const [id, name] = [person?.id ?? '', person?.name ?? ''];
    this.known.set(id, name);
    return { id, name, detail: this.words.list([post.name, `${employer ?? ''}${title ?? ''}`].filter(Boolean)) };
  }

  private choice({ id, name, employer, title, offices }: FoundPerson): Choice {
    this.known.set(id, name);
    const [office] = offices;
    return {
      id,
      name,
      detail: this.words.list(
        [`${employer ?? ''}${title ?? ''}`, office ? `${office.organization.name}${office.post.name}` : ''].filter(Boolean),
      ),
    };
  }
}

/** Is it somebody who has no record yet? */
export const isNew = (id: string | undefined): boolean => id?.startsWith(NEW) ?? false;

/** The person of a body: by his record, or by his name. */
export const personOf = (id: string, rest: { readonly employer?: unknown; readonly title?: unknown } = {}) =>
  isNew(id)
    ? { name: id.slice(NEW.length), ...(rest.employer ? { employer: rest.employer } : {}), ...(rest.title ? { title: rest.title } : {}) }
    : { id };
