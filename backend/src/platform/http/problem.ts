import type { ConstraintProblem, Words } from '../room.js';
import { problemWords, type ProblemCode } from './problem-words.js';
import { type Fault, wordsOfFault } from './faults.js';

export type Locale = 'zh' | 'en';

/** One wrong field: where it is (a JSON pointer into the body, or the name of a parameter), what is wrong, and its mend in words. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly words: Words;
}

export interface ProblemOptions {
  readonly status?: number;
  readonly errors?: readonly FieldProblem[];
  /** Words for this one case, instead of those of the code. */
  readonly detail?: Words;
  /** Further members of the answer (RFC 9457 3.2), for example what changed since. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** Something that an answer of the API says instead of the result: application/problem+json, RFC 9457. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.status = options.status ?? problemWords[code].status;
  }

  /** The body of the answer, in the reader's language. */
  bodyIn(locale: Locale): Record<string, unknown> {
    const { title, detail } = problemWords[this.code];
    return {
      type: this.code,
      title: title[locale],
      status: this.status,
      detail: (this.options.detail ?? detail)[locale],
      ...(this.options.errors?.length
        ? { errors: this.options.errors.map(({ pointer, code, words }) => ({ pointer, code, message: words[locale] })) }
        : {}),
      ...this.options.members,
    };
  }
}

/** A problem to throw: `throw problem('not_found')`. Status and words follow from the code. */
export const problem = (code: ProblemCode, options?: ProblemOptions): Problem => new Problem(code, options);

/** One wrong field of a body, for `invalid`: the pointer, and the code of a fault with its values. */
export const fieldProblem = (pointer: string, fault: Fault): FieldProblem => ({ pointer, code: fault.code, words: wordsOfFault(fault) });

/** All wrong fields of a body at once: 422. */
export const invalid = (errors: readonly FieldProblem[]): Problem => new Problem('invalid_fields', { errors });

/** A rule of the data that the database refused, in the words of its room. */
export function problemOfConstraint(
  told: ConstraintProblem,
  { members = {}, cause }: Pick<ProblemOptions, 'members' | 'cause'> = {},
): Problem {
  const errors = told.pointer === undefined ? [] : [{ pointer: told.pointer, code: told.code, words: told.words }];
  return new Problem(told.status === 422 ? 'invalid_fields' : 'rule_broken', {
    detail: told.words,
    errors,
    members: { rule: told.code, ...members },
    cause,
  });
}

/** All wrong parameters of a path or query at once: 400. */
export const wrongParameters = (errors: readonly FieldProblem[]): Problem => new Problem('invalid_parameters', { errors });

/** The language of an answer: English where the reader prefers it to Chinese, else Chinese. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh';
}
