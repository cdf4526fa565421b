import type { Kinds } from '../../shell/kinds';
import type { Language } from '../../shell/language';
import type { FieldDescription } from '../../ui/field-rules';
import { ASKED } from '../form/form-values';
import { LEVELS, type OrganizationWords } from '../organization-words';

/** A field that may be given to many at once: how it is edited, and whether it asks from which day. */
export interface BulkField {
  readonly code: string;
  readonly label: string;
  readonly editor: 'area' | 'organization' | FieldDescription;
  readonly asked: boolean;
  /** It may not be emptied. */
  readonly required: boolean;
}

interface Surroundings {
  readonly kinds: Kinds;
  readonly language: Language;
  readonly words: OrganizationWords;
}

type Declared = (kinds: readonly string[], surroundings: Surroundings) => BulkField['editor'] | null;
const text =
  (max: number, multiline = false): Declared =>
  () => ({ code: '', label: '', type: 'text', max, multiline, wide: multiline });

/** The fields of all kinds that may be given to many, in the order of the form. Those of a kind stand in its description. */
const DECLARED: Readonly<Record<string, Declared>> = {
  type: (kinds, { kinds: known, language }) => {
    const [kind, ...others] = kinds;
    if (!kind || others.length) return null;
    const types = (known.kind(kind)?.types ?? []).filter((type) => !type.retired);
    return { code: '', label: '', type: 'option', options: types.map((type) => ({ code: type.code, label: language.nameOf(type) })) };
  },
  areaId: () => 'area',
  seatAreaId: () => 'area',
  parentId: () => 'organization',
  supervisor: text(200),
  level: (_, { words }) => ({
    code: '',
    label: '',
    type: 'option',
    options: LEVELS.map((level) => ({ code: level, label: words.say(`levels.${level}`) })),
  }),
  address: (kinds, { words }) => (kinds.every((kind) => words.keeps('address', kind)) ? text(200)(kinds, {} as Surroundings) : null),
  summary: text(2000, true),
  remarks: text(2000, true),
};
const NEVER_EMPTY = ['type', 'areaId'];

/** Fields that all of these kinds have. */
export function bulkFields(kinds: readonly string[], surroundings: Surroundings): BulkField[] {
  const { words } = surroundings;
  const own = Object.entries(DECLARED).flatMap(([code, declared]): BulkField[] => {
    const editor = declared(kinds, surroundings);
    const label = words.label(code);
    const required = NEVER_EMPTY.includes(code);
    const asked = (ASKED as readonly string[]).includes(code);
    if (!editor) return [];
    return [{ code, label, asked, required, editor: typeof editor === 'string' ? editor : { ...editor, code, label, required } }];
  });
  const [first = [], ...others] = kinds.map((kind) => words.descriptions(kind));
  const common = first.filter((field) => others.every((fields) => fields.some(({ code }) => code === field.code)));
  const ofKind = common.map((field): BulkField => {
    const code = `fields.${field.code}`;
    return { code, label: field.label, asked: false, required: false, editor: { ...field, code } };
  });
  return [...own, ...ofKind];
}
