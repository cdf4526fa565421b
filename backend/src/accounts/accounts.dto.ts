import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import {
  BooleanField,
  DayField,
  NameField,
  OptionField,
  SecretField,
  Shown,
  ShownOrNull,
  TextField,
  TextListField,
  UuidField,
} from '../platform/http/fields.js';
import type { Day } from '../platform/time/day.js';
import { ListSettings } from './list-settings.js';
import { type Right, type Role, roles, rights } from './rights.js';

const locales = ['zh', 'en'] as const;
type Locale = (typeof locales)[number];

export class SignInBody {
  @TextField({ max: 100 })
  account: string;

  @SecretField({ min: 1, max: 200 })
  password: string;

  @BooleanField({ optional: true, description: 'for programs: answers a token for Authorization: Bearer instead of a cookie' })
  bearer?: boolean;
}

export class SessionPatch {
  @OptionField(locales)
  locale: Locale;
}

export class OwnPasswordBody {
  @SecretField({ min: 1, max: 200 })
  current: string;

  @SecretField({ min: 8, max: 200 })
  password: string;
}

export class GrantAnswer {
  @Shown({ enum: [...roles] })
  role: Role;

  @ShownOrNull({ format: 'uuid', description: 'null: the whole registry' })
  areaId: string | null;

  @ShownOrNull()
  areaName: string | null;

  @Shown({ type: [String], nullable: true, description: 'null: all kinds' })
  kinds: string[] | null;
}

export class GrantRowAnswer extends GrantAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @ShownOrNull({ format: 'date' })
  from: Day | null;

  @ShownOrNull({ format: 'date', description: 'first day without it' })
  to: Day | null;
}

class OwnAccount {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  login: string;

  @Shown({ type: String })
  name: string;

  @Shown({ enum: [...locales] })
  locale: Locale;
}

@ApiExtraModels(ListSettings)
export class SessionAnswer {
  @Shown({ type: OwnAccount })
  account: OwnAccount;

  @Shown({ enum: Object.keys(rights), isArray: true, enumName: 'Right', description: 'what the account may do somewhere' })
  rights: Right[];

  @Shown({ type: [GrantAnswer] })
  grants: GrantAnswer[];

  @Shown({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ListSettings) },
    description: 'how the account likes its lists, by their names; absent: as usual',
  })
  lists: Record<string, ListSettings>;
}

export class SignInAnswer extends SessionAnswer {
  @Shown({ type: String, format: 'date-time', description: 'when the session ends at the latest' })
  expiresAt: string;

  @Shown({ type: String, required: false, description: 'only where bearer was asked for' })
  token?: string;
}

export class AccountBody {
  @TextField({ max: 40, pattern: /^[a-z0-9._-]{2,40}$/, example: 'zhang.jia1' })
  login: string;

  @NameField({ max: 50 })
  name: string;

  @NameField({ nullable: true })
  unit?: string | null;

  @SecretField({ min: 8, max: 200 })
  password: string;

  @OptionField(locales, { optional: true })
  locale?: Locale;
}

export class AccountPatch {
  @NameField({ max: 50, optional: true })
  name?: string;

  @NameField({ nullable: true })
  unit?: string | null;

  @OptionField(locales, { optional: true })
  locale?: Locale;

  @UuidField({ nullable: true, description: '科室 that it works in; null: none' })
  sectionId?: string | null;

  @BooleanField({ optional: true })
  disabled?: boolean;
}

export class PasswordBody {
  @SecretField({ min: 8, max: 200 })
  password: string;
}

export class GrantBody {
  @OptionField(roles)
  role: Role;

  @UuidField({ nullable: true, description: 'null: the whole registry' })
  areaId?: string | null;

  @TextListField({ nullable: true, max: 50, each: { max: 50 }, description: 'codes of kinds; null: all' })
  kinds?: string[] | null;

  @DayField({ optional: true })
  from?: Day;

  @DayField({ optional: true })
  to?: Day;
}

export class AccountAnswer extends OwnAccount {
  @ShownOrNull()
  unit: string | null;

  @ShownOrNull({ format: 'uuid', description: '科室 that it works in' })
  sectionId: string | null;

  @ShownOrNull()
  sectionName: string | null;

  @Shown({ type: Boolean })
  disabled: boolean;

  @Shown({ type: [GrantRowAnswer] })
  grants: GrantRowAnswer[];
}

export class AccountListAnswer {
  @Shown({ type: [AccountAnswer] })
  items: AccountAnswer[];
}
