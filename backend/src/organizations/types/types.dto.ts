import {
  BooleanField,
  NameField,
  OptionField,
  OptionListField,
  Shown,
  ShownOrNull,
  TextField,
  UuidListField,
} from '../../platform/http/fields.js';
import { PARTIES } from '../kinds/democratic-party.js';
import { KINDS } from '../kinds/index.js';

const KIND_CODES = KINDS.map((kind) => kind.code);
const PARTY_CODES = Object.keys(PARTIES);
const NAME = { max: 60 };
const ENGLISH_NAME = { max: 120, nullable: true, description: 'null: shown in English by its Chinese name' };

/** A new type of a kind; it comes last. */
export class TypeBody {
  @OptionField(KIND_CODES)
  kind: string;

  @NameField(NAME)
  name: string;

  @NameField(ENGLISH_NAME)
  nameEn?: string | null;

  @TextField({
    optional: true,
    max: 40,
    pattern: /^[A-Za-z][A-Za-z0-9]*$/,
    example: 'townChamber',
    description: 'never changes afterwards; absent: made from the pinyin of the name',
  })
  code?: string;
}

/** A type renamed, retired 停用 or taken up again. */
export class TypePatch {
  @NameField({ ...NAME, optional: true })
  name?: string;

  @NameField(ENGLISH_NAME)
  nameEn?: string | null;

  @BooleanField({ optional: true })
  retired?: boolean;
}

/** The types of one kind in the office's own order, from now on. */
export class TypeOrderBody {
  @OptionField(KIND_CODES)
  kind: string;

  @UuidListField({ min: 1, max: 500, description: 'every type of the kind once' })
  ids: string[];
}

/** The kinds in the office's own order, from now on. */
export class KindOrderBody {
  @OptionListField(KIND_CODES, { min: KIND_CODES.length, max: KIND_CODES.length, description: 'every kind once' })
  kinds: string[];
}

/** The parties in the office's own order, from now on. */
export class PartyOrderBody {
  @OptionListField(PARTY_CODES, { min: PARTY_CODES.length, max: PARTY_CODES.length, description: 'every party once' })
  parties: string[];
}

export class TypeUseAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  kind: string;

  @Shown({ type: String })
  code: string;

  @Shown({ type: String })
  name: string;

  @ShownOrNull()
  nameEn: string | null;

  @Shown({ type: Boolean })
  retired: boolean;

  @Shown({ type: 'integer', description: 'organizations of this type today, those that have ended too' })
  organizations: number;

  @Shown({ type: Boolean, description: 'whether any record has or had it: such a type is retired, never deleted' })
  used: boolean;
}

export class TypeListAnswer {
  @Shown({ type: [TypeUseAnswer] })
  items: TypeUseAnswer[];
}

/** The types after an act, and by what it is taken back. */
export class TypesDone extends TypeListAnswer {
  @ShownOrNull({ format: 'uuid', description: 'null: nothing was changed' })
  changeSet: string | null;
}
