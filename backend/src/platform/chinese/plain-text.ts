/**
 * What a text may not hold: `nul` (PostgreSQL keeps none), `loneSurrogate` (half a character), `controlCharacter`, `bidiControl` (marks that
 * turn the direction of what follows, by which a name can be made to look like another), `tooLong`, `empty`.
 */
export type TextFault = 'nul' | 'loneSurrogate' | 'controlCharacter' | 'bidiControl' | 'tooLong' | 'empty';

/** What is asked of a text. */
export interface TextRule {
  /** `line`: one line; `lines`: line breaks and tabs may stand in it. */
  readonly shape: 'line' | 'lines';
  /** Most code points after trimming; absent: no limit. */
  readonly max?: number;
  /** Whether something must be left after trimming. */
  readonly required?: boolean;
}

/** The text to keep, or every fault it has. */
export type CheckedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly faults: readonly TextFault[] };

const CONTROLS = /[\u0001-\u001F\u007F-\u009F\u2028\u2029]/u;
const CONTROLS_IN_LINES = /[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/u;
// Unicode's Bidi_Control: ALM, LRM, RLM, embeddings, overrides, isolates. Arabic and Hebrew letters themselves are welcome.
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * Checks a text as it came in and trims it (white space of every script at both ends); in `lines` each line break is kept as `\n`.
 * Nothing is taken out silently from within: what may not be there is refused.
 */
export function checkText(text: string, rule: TextRule): CheckedText {
  const trimmed = (rule.shape === 'lines' ? text.replace(/\r\n?/g, '\n') : text).trim();
  const faults: TextFault[] = [];
  if (trimmed.includes('\0')) faults.push('nul');
  if (!trimmed.isWellFormed()) faults.push('loneSurrogate');
  if ((rule.shape === 'lines' ? CONTROLS_IN_LINES : CONTROLS).test(trimmed)) faults.push('controlCharacter');
  if (BIDI_CONTROLS.test(trimmed)) faults.push('bidiControl');
  if (rule.max !== undefined && lengthOf(trimmed) > rule.max) faults.push('tooLong');
  if (rule.required && trimmed === '') faults.push('empty');
  return faults.length === 0 ? { ok: true, text: trimmed } : { ok: false, faults };
}

/** Length in code points, as PostgreSQL's `char_length` counts: 𠮷 is one. */
export function lengthOf(text: string): number {
  return [...text].length;
}
