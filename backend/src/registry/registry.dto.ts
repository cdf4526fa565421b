import { NameField, OptionField, Shown, TextField } from '../platform/http/fields.js';
import type { Day } from '../platform/time/day.js';

const sorts = ['own', 'sample'] as const;

export class BeginBody {
  @OptionField(sorts, { description: 'own: an empty registry of one’s own; sample: to try it out' })
  kind: (typeof sorts)[number];

  @TextField({
    optional: true,
    max: 4,
    pattern: /^(\d{2}|\d{4})$/,
    example: '3212',
    description: 'code of the city; needed for a registry of one’s own',
  })
  cityCode?: string;

  @NameField({ optional: true, max: 100 })
  officeName?: string;
}

class RegistryCity {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  code: string;

  @Shown({ type: String })
  name: string;
}

export class RegistryAnswer {
  @Shown({ type: Boolean, description: 'false: nobody has chosen yet between the sample and a registry of one’s own' })
  begun: boolean;

  @Shown({ type: String, nullable: true })
  officeName: string | null;

  @Shown({ type: Boolean })
  sample: boolean;

  @Shown({ type: RegistryCity, nullable: true })
  city: RegistryCity | null;

  @Shown({ type: String, format: 'date', description: 'the day it is in the office' })
  today: Day;
}
