import { Reasons } from '../organizations/index.js';
import { Shown, ShownOrNull, TextField, TextListField, UuidField } from '../platform/http/fields.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { NumberParam, TextParam, UuidParam } from '../platform/http/params.js';

export const MOST_FOUND = 20;
export const MOST_NAMES = 500;
/** Where somebody stands in an office on a day. */
export const OFFICE_STATES = ['upcoming', 'possible', 'held', 'left'] as const;
export type OfficeState = (typeof OFFICE_STATES)[number];

export class PeopleQuery extends AsOfQuery {
  @TextParam({ max: 60, required: true, description: 'any part of a name, pinyin or initials' })
  q: string;

  @NumberParam({ min: 1, max: MOST_FOUND, description: 'most persons; default 8' })
  limit = 8;

  @UuidParam({ description: 'the organization that somebody is looked for: of some kinds its own chair is found nowhere else' })
  organizationId?: string;
}

/** Names of a list before they are recorded: of whom is there a record already? */
export class NamesakesBody {
  @TextListField({ max: MOST_NAMES, each: { max: 60 } })
  names: string[];

  @UuidField({ optional: true, description: 'the organization that they are of: of some kinds its own chair is found nowhere else' })
  organizationId?: string;
}

/** What of a person is mended; only what is given changes. */
export class PersonChangeBody extends Reasons {
  @TextField({ max: 60, optional: true })
  name?: string;

  @TextListField({ max: 10, optional: true, each: { max: 60 } })
  otherNames?: string[];

  @TextField({ max: 100, optional: true, nullable: true, description: '单位' })
  employer?: string | null;

  @TextField({ max: 60, optional: true, nullable: true, description: '单位职务' })
  title?: string | null;
}

export class JoinBody extends Reasons {
  @UuidField({ description: 'the other record of the same person; it is read as this one from now on' })
  withId: string;
}

export class PersonPhoneBody extends Reasons {
  @TextField({ max: 30, min: 5, nullable: true, pattern: /^[0-9+() -]{5,30}$/, example: '0513-85000000' })
  phone: string | null;
}

class OfficeOrganization {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String, description: 'the name of the day' })
  name: string;
}

class OfficePost {
  @Shown({ type: String })
  code: string;

  @Shown({ type: String })
  name: string;
}

class OfficeAnswer {
  @Shown({ type: OfficeOrganization })
  organization: OfficeOrganization;

  @Shown({ type: String })
  areaName: string;

  @Shown({ type: OfficePost })
  post: OfficePost;

  @ShownOrNull({ enum: ['acting', 'presiding'] })
  acting: 'acting' | 'presiding' | null;

  @Shown({ type: String, description: 'first day of the unbroken chain in the post, ISO 8601-2' })
  from: string;

  @ShownOrNull({ description: 'first day on which it is no longer held' })
  to: string | null;

  @Shown({ enum: [...OFFICE_STATES] })
  state: OfficeState;
}

export class PersonFoundAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  name: string;

  @ShownOrNull()
  employer: string | null;

  @ShownOrNull()
  title: string | null;

  @Shown({ type: [OfficeAnswer], description: 'in organizations that the account sees; those of the day first' })
  offices: OfficeAnswer[];
}

export class PeopleAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: [PersonFoundAnswer] })
  items: PersonFoundAnswer[];
}

class NamesakesOfName {
  @Shown({ type: String, description: 'as it was asked' })
  name: string;

  @Shown({ type: [PersonFoundAnswer] })
  persons: PersonFoundAnswer[];
}

export class NamesakesAnswer {
  @Shown({ type: [NamesakesOfName], description: 'names that nobody has are left out' })
  items: NamesakesOfName[];
}

export class PersonOfficeAnswer extends OfficeAnswer {
  @Shown({ type: String, format: 'uuid', description: 'of the holding, the last one of the chain' })
  id: string;

  @Shown({ type: Boolean, description: 'exercised for a unit that holds it' })
  forUnit: boolean;

  @Shown({ type: 'integer', nullable: true, description: 'number of the term, the last one of the chain' })
  term: number | null;

  @Shown({ type: 'array', items: { type: 'integer' }, description: 'numbers of the terms of the chain' })
  terms: number[];

  @ShownOrNull({ description: 'of the last one; `left` where the account may not know it' })
  wayOut: string | null;
}

class JoinedRecord {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  name: string;

  @ShownOrNull()
  employer: string | null;

  @ShownOrNull()
  title: string | null;
}

export class PersonAnswer {
  @Shown({ type: String, format: 'uuid', description: 'of the record as which the person is read' })
  id: string;

  @Shown({ type: 'integer' })
  version: number;

  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: String })
  name: string;

  @Shown({ type: [String], description: 'former and other forms' })
  otherNames: string[];

  @ShownOrNull()
  employer: string | null;

  @ShownOrNull()
  title: string | null;

  @Shown({ type: Boolean, description: 'an office phone is recorded; it is read by itself' })
  hasPhone: boolean;

  @Shown({ type: Boolean, description: 'an office phone may be recorded of the person' })
  phoneKept: boolean;

  @Shown({ type: Boolean })
  mayChange: boolean;

  @Shown({ type: Boolean })
  mayJoin: boolean;

  @Shown({ type: [JoinedRecord], description: 'records that are read as this one; to those who may join' })
  joined: JoinedRecord[];

  @Shown({ type: [PersonOfficeAnswer], description: 'of all times, in organizations that the account sees' })
  offices: PersonOfficeAnswer[];

  @Shown({ type: String, format: 'uuid', required: false, description: 'of the act that is answered, where it may be undone' })
  changeSet?: string;
}

export class PersonPhoneAnswer {
  @ShownOrNull()
  phone: string | null;
}
