import { Shown, ShownOrNull } from '../platform/http/fields.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { ChoiceListParam, NumberParam, TextParam } from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import { type AreaLevel, areaLevels } from './area-level.js';

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

class FormerArea {
  @Shown({ type: String })
  name: string;

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

  @ShownOrNull({ format: 'uuid' })
  parentId: string | null;

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
}
