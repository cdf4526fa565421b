import { Shown } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';

class Counted {
  @Shown({ type: 'integer', description: 'those that are certainly there' })
  count: number;

  @Shown({ type: 'integer', description: 'beside them, those that may be' })
  possible: number;
}

class CountOfKind extends Counted {
  @Shown({ type: String, example: 'chamberOfCommerce' })
  kind: string;
}

class CountOfUnit extends Counted {
  @Shown({ type: String, format: 'uuid', description: 'a unit right under the area' })
  areaId: string;
}

export class AreaOrganizationsAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: Day;

  @Shown({ type: [CountOfKind], description: 'active organizations under the area, by kind; a kind without any is left out' })
  kinds: CountOfKind[];

  @Shown({ type: [CountOfUnit], description: 'the same under each unit right below, and in the area itself; one without any is left out' })
  units: CountOfUnit[];
}
