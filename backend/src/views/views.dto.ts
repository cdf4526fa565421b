import type { Check } from '../platform/http/checks.js';
import { fault, under } from '../platform/http/faults.js';
import {
  JsonField,
  NameField,
  NumberField,
  OptionField,
  PartListField,
  Shown,
  ShownOrNull,
  textCheck,
  TextField,
  UuidField,
} from '../platform/http/fields.js';
import { TextParam } from '../platform/http/params.js';
import { isDay } from '../platform/time/day.js';
import { type SharedWith, sharings, type ViewColumn } from './view.entity.js';

/** Names of lists and of words in their addresses. */
const WORD = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const MOST_WORDS = 30;
const DAYS = ['today', 'lastMonth', 'lastQuarter', 'lastYear'];

const queryCheck: Check = (value, whole) => {
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > MOST_WORDS) return [fault('too_many', { max: MOST_WORDS })];
  return entries.flatMap(([name, text]) => {
    if (!WORD.test(name)) return [under(name, fault('unknown_field'))];
    return textCheck({ max: 400, min: 0 })(text, whole).map((f) => under(name, f));
  });
};

const query = { check: queryCheck, values: { type: 'string' }, example: { kind: 'practiceBase', status: 'active', sort: '-foundedOn' } };
const asOf = {
  max: 20,
  rule: (text: string) => (DAYS.includes(text) || isDay(text) ? [] : [fault('option', { options: `${DAYS.join(', ')}, YYYY-MM-DD` })]),
  description: 'today, lastMonth, lastQuarter, lastYear (the last day of each), or a day for ever',
};

/** A column of a view. */
export class ViewColumnBody {
  @TextField({ max: 80, pattern: /^[a-zA-Z][a-zA-Z0-9.]*$/, example: 'foundedOn' })
  key: string;

  @NumberField({ min: 48, max: 800, optional: true })
  width?: number;
}

export class ViewsQuery {
  @TextParam({ required: true, max: 40, pattern: WORD, example: 'organizations', description: 'name of a list' })
  list: string;
}

export class ViewBody {
  @TextField({ max: 40, pattern: WORD, example: 'organizations', description: 'name of a list' })
  list: string;

  @NameField({ max: 60 })
  name: string;

  @JsonField(query)
  query: Record<string, string>;

  @PartListField(() => ViewColumnBody, { optional: true, max: 100 })
  columns?: ViewColumnBody[];

  @TextField({ ...asOf, optional: true })
  asOf?: string;

  @OptionField(sharings, { optional: true })
  sharedWith?: SharedWith;

  @UuidField({ nullable: true, description: 'with `area`: whose grants lie under it' })
  areaId?: string | null;

  @UuidField({ nullable: true, description: 'with `section`: whose accounts' })
  sectionId?: string | null;
}

/** Only what is given changes. */
export class ViewPatch {
  @NameField({ max: 60, optional: true })
  name?: string;

  @JsonField({ ...query, optional: true })
  query?: Record<string, string>;

  @PartListField(() => ViewColumnBody, { optional: true, max: 100 })
  columns?: ViewColumnBody[];

  @TextField({ ...asOf, optional: true })
  asOf?: string;

  @OptionField(sharings, { optional: true })
  sharedWith?: SharedWith;

  @UuidField({ nullable: true })
  areaId?: string | null;

  @UuidField({ nullable: true })
  sectionId?: string | null;
}

class ViewColumnAnswer implements ViewColumn {
  @Shown({ type: String })
  key: string;

  @Shown({ type: 'integer', required: false })
  width?: number;
}

export class ViewAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  list: string;

  @Shown({ type: String })
  name: string;

  @Shown({ type: 'object', additionalProperties: { type: 'string' } })
  query: Record<string, string>;

  @Shown({ type: [ViewColumnAnswer], description: 'none: as the reader likes his list' })
  columns: ViewColumnAnswer[];

  @Shown({ type: String, description: 'today, lastMonth, lastQuarter, lastYear, or a day' })
  asOf: string;

  @Shown({ enum: [...sharings] })
  sharedWith: SharedWith;

  @ShownOrNull({ format: 'uuid' })
  areaId: string | null;

  @ShownOrNull()
  areaName: string | null;

  @ShownOrNull({ format: 'uuid' })
  sectionId: string | null;

  @ShownOrNull()
  sectionName: string | null;

  @Shown({ type: Boolean, description: 'the reader made it and may change it; what is shared by another can be copied' })
  own: boolean;

  @Shown({ type: String, description: 'who made it' })
  owner: string;

  @Shown({ type: 'integer' })
  version: number;
}

export class ViewListAnswer {
  @Shown({ type: [ViewAnswer], description: 'own ones first, each part in the order of names' })
  items: ViewAnswer[];
}
