import { Shown, ShownOrNull } from '../../platform/http/fields.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { ChoiceParam, DayParam, TextParam } from '../../platform/http/params.js';
import type { Day } from '../../platform/time/day.js';
import { type Dimension, DIMENSIONS } from '../grouping.js';
import { filtered } from '../queries.dto.js';
import { type How, HOWS } from './movements.js';

/** The same question of two days, or one row of a table of figures about it. */
export class MovementsQuery extends filtered(AsOfQuery) {
  @DayParam({ required: true, description: 'the earlier day' })
  since: Day;

  @ChoiceParam(DIMENSIONS, { description: 'with `key`: of one group alone' })
  by?: Dimension;

  @TextParam({ max: 100, min: 0, description: 'the group, as a table of figures names it' })
  key?: string;
}

class MovementAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ enum: [...HOWS] })
  how: How;

  @Shown({ type: String, description: 'in the words of the kind: 新命名, 摘牌' })
  word: string;

  @Shown({ type: String })
  name: string;

  @ShownOrNull({ description: 'of a renaming the name before it' })
  before: string | null;

  @ShownOrNull({ description: 'as far as it is known' })
  on: string | null;

  @Shown({ type: String })
  type: string;

  @Shown({ type: String })
  areaName: string;
}

class BalanceAnswer {
  @Shown({ type: String })
  word: string;

  @Shown({ type: 'integer', description: 'how many came; negative: how many went; of renamings how many there were' })
  count: number;

  @Shown({ type: Boolean, description: 'it changes how many there are' })
  counts: boolean;
}

export class MovementsAnswer {
  @Shown({ type: String, format: 'date' })
  since: string;

  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: [BalanceAnswer], description: '+17 新命名, −1 摘牌' })
  balance: BalanceAnswer[];

  @Shown({ type: [MovementAnswer] })
  items: MovementAnswer[];
}
