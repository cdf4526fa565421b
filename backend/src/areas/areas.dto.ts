import { DayField, NameField, OptionField, Shown, ShownOrNull, TextField, UuidField, UuidListField } from '../platform/http/fields.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { ChoiceListParam, NumberParam, TextParam } from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import { type AreaEventKind, areaEventKinds, type AreaLevel, areaLevels } from './area-level.js';

export class AreaListQuery extends AsOfQuery {
  @ChoiceListParam(areaLevels)
  level?: AreaLevel[];

  @TextParam({ max: 20, description: 'code of the unit above, for example 3206' })
  parent?: string;

  @TextParam({ max: 100, description: 'any part of a name, pinyin, initials, code, former names; also finds ended units' })
  q?: string;

  @NumberParam({ min: 1, max: 500, description: 'most rows; default 200' })
  limit = 200;
}

class AreaName {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  name: string;
}

class AreaNow extends AreaName {
  @Shown({ type: String })
  code: string;
}

class FormerArea extends AreaName {
  @Shown({ type: String })
  code: string;

  @Shown({ type: String, format: 'date' })
  to: Day;
}

export class AreaAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String, example: '320613' })
  code: string;

  @Shown({ type: String })
  name: string;

  @Shown({ type: String })
  shortName: string;

  @ShownOrNull()
  nameEn: string | null;

  @Shown({ enum: [...areaLevels] })
  level: AreaLevel;

  @Shown({ type: Boolean, description: 'is it one of the units that coverage counts?' })
  counted: boolean;

  @ShownOrNull({ format: 'date', description: 'first day; null: since before the records' })
  from: Day | null;

  @ShownOrNull({ format: 'date', description: 'first day on which it is no longer there' })
  to: Day | null;

  @ShownOrNull({
    format: 'date',
    description: 'before this day nothing is known of its history: it comes from a list of this day (无历史资料)',
  })
  historyFrom: Day | null;

  @ShownOrNull({ format: 'uuid' })
  parentId: string | null;

  @Shown({ type: Boolean, description: 'are there units under it, of any day?' })
  below: boolean;

  @ShownOrNull({ description: 'city abroad that `q` names: this is its country, the city is written in the address' })
  city: string | null;

  @Shown({ type: [AreaName], description: 'what it lies under, from below' })
  path: AreaName[];

  @Shown({ type: AreaNow, nullable: true, description: 'of an ended unit: what it has become part of' })
  now: AreaNow | null;

  @Shown({ type: [FormerArea], description: 'units that became part of it' })
  formerNames: FormerArea[];
}

export class AreaListAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: Day;

  @Shown({ type: [AreaAnswer] })
  items: AreaAnswer[];
}

export class AreaOneAnswer extends AreaAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: Day;

  @Shown({ type: 'integer', description: 'version of the areas as a whole, as in the ETag' })
  version: number;
}

class AreaEventAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ enum: [...areaEventKinds] })
  kind: AreaEventKind;

  @Shown({ type: String, format: 'date' })
  on: Day;

  @Shown({ type: String })
  title: string;

  @ShownOrNull()
  document: string | null;

  @Shown({ type: [AreaNow], description: 'units that ended' })
  from: AreaNow[];

  @Shown({ type: [AreaNow], description: 'units that began' })
  to: AreaNow[];
}

export class AreaEventListAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: Day;

  @Shown({ type: [AreaEventAnswer], description: 'of its whole life, the newest first' })
  items: AreaEventAnswer[];
}

/** The order of what lies under a unit. */
export class AreaOrderBody {
  @UuidListField({ min: 1, max: 500, description: 'units right under it, the first one first; what is not named follows as it stood' })
  areaIds: string[];
}

/** A unit that no list has: a 开发区, a township. */
export class AreaBody {
  @UuidField({ description: 'the city, county or functional area under which it lies' })
  parentId: string;

  @TextField({ min: 2, max: 12, pattern: /^[0-9A-Z-]+$/, example: '320673' })
  code: string;

  @NameField({ max: 60 })
  name: string;

  @NameField({ max: 100, optional: true, nullable: true })
  nameEn?: string | null;

  @OptionField(['township', 'functional'])
  level: 'township' | 'functional';

  @DayField({ optional: true, nullable: true, description: 'first day; absent: not known' })
  from?: Day | null;

  @TextField({ max: 100, optional: true, nullable: true })
  document?: string | null;
}

/** 装入乡镇街道 */
export class TownshipsBody {
  @UuidField({ description: 'a city, or a municipality' })
  cityId: string;
}

export class AreaActAnswer {
  @Shown({ type: String, format: 'uuid', description: 'what an undo takes back' })
  changeSet: string;

  @Shown({ type: 'integer', description: 'version of the areas now' })
  version: number;
}

export class AreaAddedAnswer extends AreaActAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;
}

export class TownshipsAnswer extends AreaActAnswer {
  @Shown({ type: 'integer', description: 'units that came in' })
  added: number;

  @Shown({ type: 'integer', description: 'units that were there before' })
  there: number;

  @Shown({ type: 'integer', description: 'units of the list whose county the registry does not have' })
  left: number;
}
