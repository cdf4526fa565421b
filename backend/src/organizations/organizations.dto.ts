import {
  JsonField,
  NameField,
  OptionField,
  PartialDateField,
  DayField,
  TextField,
  UuidField,
  UuidListField,
  NumberField,
} from '../platform/http/fields.js';
import type { PartialDate } from '../platform/time/partial-date.js';
import { creditCodeFault } from '../platform/chinese/credit-code.js';
import { fault, type Fault } from '../platform/http/faults.js';
import { CODE_ABSENT_WORDS, LEVELS, NAME_SORTS, type NameSort } from './code-words.js';
import { kindFieldFaults } from './kind-fields.js';
import { KINDS } from './kinds/index.js';

const creditCodeFaults = (text: string): readonly Fault[] => {
  const wrong = creditCodeFault(text);
  return wrong ? [fault(`credit_code_${wrong}`)] : [];
};
const KIND_CODES = KINDS.map((kind) => kind.code);

/** Why, and by which documents: beside every change. */
export class Reasons {
  @TextField({ max: 500, optional: true, nullable: true, lines: 'several' })
  reason?: string | null;

  @UuidListField({ max: 20, optional: true })
  documentIds?: string[];
}

/** What may be the same for many organizations, each part optional; null empties what may be empty. A bulk edit takes exactly these. */
class SharedFacts extends Reasons {
  @UuidField({ optional: true, nullable: true, description: '所在地' })
  seatAreaId?: string | null;

  @TextField({ max: 200, optional: true, nullable: true })
  address?: string | null;

  @UuidField({ optional: true, nullable: true, description: '上级组织' })
  parentId?: string | null;

  @TextField({ max: 200, optional: true, nullable: true, description: '业务主管单位' })
  supervisor?: string | null;

  @OptionField(LEVELS, { optional: true, nullable: true })
  level?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true, lines: 'several' })
  summary?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true, lines: 'several' })
  remarks?: string | null;

  @JsonField({
    optional: true,
    check: kindFieldFaults,
    description: 'fields of the kind by code, as GET /api/kinds describes them; null empties one',
  })
  fields?: Record<string, unknown>;
}

/** What an organization's profile and identity hold: with what is each one's own. */
class Facts extends SharedFacts {
  @TextField({ max: 60, optional: true, nullable: true })
  shortName?: string | null;

  @PartialDateField({ optional: true, nullable: true, description: '同意筹建' })
  approvedOn?: PartialDate | null;

  @TextField({ max: 40, optional: true, nullable: true, rule: creditCodeFaults, description: '统一社会信用代码, GB 32100-2015' })
  creditCode?: string | null;

  @OptionField(Object.keys(CODE_ABSENT_WORDS), { optional: true, nullable: true, description: 'why there is no credit code: 无, 办理中' })
  creditCodeAbsent?: 'none' | 'pending' | null;
}

/** 新建组织 */
export class FoundBody extends Facts {
  @NameField()
  name: string;

  @OptionField(KIND_CODES)
  kind: string;

  @NameField({ description: 'code or name of a type of the kind' })
  type: string;

  @UuidField({ description: '属地' })
  areaId: string;

  @PartialDateField({ optional: true, nullable: true, description: 'absent or null: in preparation 筹备; then approvedOn is needed' })
  foundedOn?: PartialDate | null;
}

/** How a change of what is there is put: which type and area, from which day, or as a correction. */
export interface Changing {
  type?: string;
  areaId?: string;
  effectiveOn?: PartialDate | null;
  effectiveUntil?: PartialDate | null;
  correctedAsOf?: string;
}

function changing<T extends Reasons>(base: new () => T): new () => T & Changing {
  class Changed extends (base as new () => Reasons) implements Changing {
    @NameField({ optional: true, description: 'code or name of a type of the kind' })
    type?: string;

    @UuidField({ optional: true, description: '属地' })
    areaId?: string;

    @PartialDateField({ optional: true, nullable: true, description: '从哪一天起; absent: a correction' })
    effectiveOn?: PartialDate | null;

    @PartialDateField({ optional: true, nullable: true, description: 'first day on which the change no longer holds' })
    effectiveUntil?: PartialDate | null;

    @DayField({ optional: true, description: 'of a correction: the day on which the wrong value stands; default today' })
    correctedAsOf?: string;
  }
  return Changed as unknown as new () => T & Changing;
}

/** 批量修改: the same for many, from a date or as a correction. */
export class SharedChange extends changing(SharedFacts) {}

/** 变更: from a date, or with no date a correction 更正 of what has been wrong. Only what is given changes. */
export class ChangeBody extends changing(Facts) {
  @NameField({ optional: true })
  name?: string;

  @PartialDateField({ optional: true, nullable: true, description: 'always a correction; null: not founded yet' })
  foundedOn?: PartialDate | null;

  @PartialDateField({ optional: true, description: 'a correction of the end; null takes the end back' })
  dissolvedOn?: PartialDate;
}

/** 停止活动 */
export class SuspendBody extends Reasons {
  @PartialDateField()
  from: PartialDate;

  @PartialDateField({ optional: true, nullable: true })
  to?: PartialDate | null;
}

/** 恢复活动 */
export class ResumeBody extends Reasons {
  @PartialDateField({ description: 'first day on which it is active again' })
  on: PartialDate;
}

/** 终止（注销、撤销、摘牌 …） */
export class EndBody extends Reasons {
  @PartialDateField({ description: 'first day on which it is no longer there' })
  on: PartialDate;
}

/** 作废 */
export class VoidBody {
  @TextField({ max: 500, lines: 'several' })
  reason: string;
}

/** 恢复作废的记录 */
export class RestoreBody extends Reasons {}

/** A further name. */
export class NameBody extends Reasons {
  @NameField()
  name: string;

  @OptionField(NAME_SORTS)
  sort: NameSort;

  @TextField({
    max: 35,
    optional: true,
    nullable: true,
    pattern: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    example: 'en',
    description: 'BCP 47',
  })
  language?: string | null;

  @PartialDateField({ optional: true, nullable: true })
  from?: PartialDate | null;

  @PartialDateField({ optional: true, nullable: true })
  to?: PartialDate | null;
}

/** A count with its day. */
export class ObservationBody extends Reasons {
  @TextField({ max: 60, pattern: /^[a-z][A-Za-z0-9]*$/, example: 'members', description: 'code of a count of the kind' })
  measure: string;

  @DayField()
  onDay: string;

  @NumberField({ min: 0, max: 1_000_000_000 })
  value: number;
}

/** The office phone. */
export class PhoneBody extends Reasons {
  @TextField({ max: 30, min: 5, nullable: true, pattern: /^[0-9+() -]{5,30}$/, example: '0513-85000000' })
  phone: string | null;
}
