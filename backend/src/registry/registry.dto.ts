import { BooleanField, NameField, NumberField, OptionField, Shown, ShownOrNull, TextField } from '../platform/http/fields.js';
import type { Day } from '../platform/time/day.js';

const sorts = ['own', 'sample'] as const;
const CITY = { max: 4, pattern: /^(\d{2}|\d{4})$/, example: '3212' };

export class BeginBody {
  @OptionField(sorts, { description: 'own: an empty registry of one’s own; sample: to try it out' })
  kind: (typeof sorts)[number];

  @TextField({
    ...CITY,
    optional: true,
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

/** What the office sets for itself; only what is given changes. */
export class SettingsPatch {
  @NameField({ optional: true, max: 100 })
  officeName?: string;

  @TextField({ ...CITY, optional: true, description: 'code of the right city: until the first organization is recorded' })
  cityCode?: string;

  @NumberField({ nullable: true, min: 1, max: 60, description: 'after how many months a record is to be confirmed again; null: six' })
  confirmMonths?: number | null;

  @TextField({ nullable: true, max: 40, example: '内部资料', description: 'stands on prints and in exports; null: nothing' })
  exportMark?: string | null;

  @BooleanField({ optional: true, description: 'what comes before the first record is done: the guide goes away' })
  ready?: boolean;
}

export class SettingsAnswer {
  @Shown({ type: String })
  officeName: string;

  @Shown({ type: RegistryCity })
  city: RegistryCity;

  @Shown({ type: Boolean, description: 'organizations are recorded: the city stays' })
  cityStays: boolean;

  @Shown({ type: 'integer' })
  confirmMonths: number;

  @ShownOrNull()
  exportMark: string | null;

  @Shown({ type: Boolean, description: 'false: the administrator is still preparing a registry of the office’s own' })
  ready: boolean;
}

export class SettingsDone extends SettingsAnswer {
  @ShownOrNull({ format: 'uuid', description: 'null: nothing was changed' })
  changeSet: string | null;
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
