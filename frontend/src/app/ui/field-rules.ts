import type { Choice } from './area-lookup';
import { dayRange } from './partial-date';

/** How records are found by typing, and what one is called. */
export interface Lookup {
  readonly find: (text: string) => Promise<readonly Choice[]>;
  readonly name: (id: string) => Promise<string>;
  /** Only what was chosen is meant: what is left half typed is never completed. */
  readonly sure?: boolean;
}

/** A field as its description on the server has it. Forms, pages and columns are made from this; nothing here knows which fields there are. */
export interface FieldDescription {
  readonly code: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'option' | 'boolean' | 'record';
  readonly options?: readonly { readonly code: string; readonly label: string }[] | undefined;
  readonly max?: number | undefined;
  readonly pattern?: string | undefined;
  /** What to say where the text does not match the pattern. */
  readonly mend?: string | undefined;
  readonly multiline?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What others have written here: offered while typing, anything else may stand as well. Asked for anew while the form is open. */
  readonly suggestions?: (() => readonly string[]) | undefined;
  /** Of a `record`: how it is found by typing, and what it is called. */
  readonly lookup?: Lookup | undefined;
  /** Stands in the form only while this is so of what is typed there. */
  readonly when?: ((typed: Readonly<Record<string, string>>) => boolean) | undefined;
  /** Of an `option`: what leaving it empty means; absent: nothing is filled in. */
  readonly empty?: string | undefined;
  /** Takes the whole width of the form. */
  readonly wide?: boolean | undefined;
}

export type FieldFault = 'required' | 'number' | 'date' | 'pattern' | 'max' | 'option';

/** What was meant: where a text has to look a certain way, full-width characters stand for their half-width ones. */
const entered = (field: FieldDescription, typed: string): string =>
  field.pattern === undefined ? typed.trim() : typed.trim().normalize('NFKC');

/** What is wrong with a typed text for this field; null when nothing is. Everything is text while it is typed. */
export function faultOf(field: FieldDescription, typed: string): FieldFault | null {
  const text = entered(field, typed);
  if (!text) return field.required ? 'required' : null;
  switch (field.type) {
    case 'number':
      return /^-?\d{1,15}(\.\d+)?$/.test(text.replaceAll(',', '').normalize('NFKC')) ? null : 'number';
    case 'date':
      return dayRange(text) ? null : 'date';
    case 'option':
      return field.options?.some((o) => o.code === text) ? null : 'option';
    case 'boolean':
    case 'record':
      return null;
    case 'text':
      if (field.max !== undefined && [...text].length > field.max) return 'max';
      return field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text) ? 'pattern' : null;
  }
}

/** The value for the server of what was typed; empty is null. */
export function valueOf(field: FieldDescription, typed: string): string | number | boolean | null {
  const text = entered(field, typed);
  if (!text) return null;
  if (field.type === 'number') return Number(text.replaceAll(',', '').normalize('NFKC'));
  if (field.type === 'boolean') return text === 'true';
  return text;
}

/** What stands in the box for a value from the server. */
export function typedOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
