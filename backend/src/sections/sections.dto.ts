import { BooleanField, NameField, Shown, ShownOrNull, TextField, UuidListField } from '../platform/http/fields.js';

/** A new section; it comes last. */
export class SectionBody {
  @NameField({ max: 60 })
  name: string;

  @TextField({
    max: 40,
    pattern: /^[a-z0-9][a-z0-9-]*$/,
    optional: true,
    example: 'minying',
    description: 'never changes afterwards; absent: made from the name',
  })
  code?: string;
}

/** A section renamed, retired 停用 or taken up again. */
export class SectionPatch {
  @NameField({ max: 60, optional: true })
  name?: string;

  @BooleanField({ optional: true })
  retired?: boolean;
}

/** The sections in the office's own order, from now on. */
export class SectionOrderBody {
  @UuidListField({ min: 1, max: 500, description: 'every section once' })
  ids: string[];
}

export class SectionAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  code: string;

  @Shown({ type: String })
  name: string;

  @Shown({ type: Boolean })
  retired: boolean;
}

export class SectionListAnswer {
  @Shown({ type: [SectionAnswer] })
  items: SectionAnswer[];
}

/** The sections after an act, and by what it is taken back. */
export class SectionsDone extends SectionListAnswer {
  @ShownOrNull({ format: 'uuid', description: 'null: nothing was changed' })
  changeSet: string | null;
}
