import { nameForms, nameKey } from '../platform/chinese/names.js';
import { Person } from './person.entity.js';

/** What is published of a person. */
export interface Published {
  readonly name: string;
  readonly otherNames?: readonly string[];
  readonly employer?: string | null;
  readonly title?: string | null;
}

/** A record of somebody who had none yet: what is sorted and searched by follows from the names. `enteredBy` sees him before he holds an office. */
export const newPerson = (id: string, published: Published, enteredBy: string | null): Person =>
  Object.assign(new Person(), { id, version: 1, joinedToId: null, enteredBy, ...named(published) });

/** The columns that follow from what is published. */
export function named({
  name,
  otherNames = [],
  employer,
  title,
}: Published): Pick<Person, 'name' | 'otherNames' | 'nameKey' | 'forms' | 'employer' | 'title'> {
  return {
    name,
    otherNames: [...otherNames],
    nameKey: nameKey(name, 'person'),
    forms: [...new Set([name, ...otherNames].flatMap((one) => nameForms(one, null, 'person')))],
    employer: employer ?? null,
    title: title ?? null,
  };
}
