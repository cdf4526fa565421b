import type { Signal } from '@angular/core';
import { maxLength, required, validate, validateTree, type FieldTree, type SchemaFn } from '@angular/forms/signals';
import { creditCodeFault } from '../../ui/credit-code';
import { faultOf, type FieldDescription } from '../../ui/field-rules';
import { dayRange } from '../../ui/partial-date';
import type { FormValues } from './form-values';
import type { OrganizationWords } from '../organization-words';

/** From which day a change holds, and why: the same in every form that changes what is counted or named. */
export type WayValues = Pick<FormValues, 'way' | 'effectiveOn' | 'effectiveUntil' | 'reason'>;

/** What the question 从哪一天起 needs for its answer. */
export function wayRules(words: OrganizationWords, asked: Signal<boolean>, mends: Signal<boolean>): SchemaFn<WayValues> {
  return (o) => {
    required(o.way, { when: () => asked(), message: () => words.say('form.chooseWay') });
    required(o.effectiveOn, { when: ({ valueOf }) => asked() && valueOf(o.way) === 'from', message: () => words.say('form.needDay') });
    validate(o.effectiveUntil, ({ value, valueOf }) => {
      const [on, until] = [dayRange(valueOf(o.effectiveOn)), dayRange(value())];
      const wrong = asked() && valueOf(o.way) === 'from' && until && on?.earliest && until.latest < on.earliest;
      return wrong ? { kind: 'order', message: words.say('form.untilBeforeOn') } : undefined;
    });
    required(o.reason, { when: ({ valueOf }) => mends() && valueOf(o.way) === 'correction', message: () => words.say('form.needReason') });
  };
}

/** The rules of the form that can be told without the server; the server has the last word on all of them. */
export function formRules(
  words: OrganizationWords,
  descriptions: Signal<readonly FieldDescription[]>,
  asked: Signal<boolean>,
  mends: Signal<boolean>,
): SchemaFn<FormValues> {
  const needed = (field: string) => ({ message: () => words.say('form.needed', { field: words.label(field) }) });
  return (o) => {
    required(o.kind, needed('kind'));
    required(o.type, needed('type'));
    required(o.name, needed('name'));
    required(o.areaId, needed('areaId'));
    // One in preparation has been approved, and has no day of founding yet.
    required(o.foundedOn, { when: ({ valueOf }) => !valueOf(o.approvedOn).trim(), message: () => words.say('form.foundedOrApproved') });
    maxLength(o.name, 200, { message: () => words.say('form.tooLong', { field: words.label('name'), max: 200 }) });
    maxLength(o.shortName, 60, { message: () => words.say('form.tooLong', { field: words.label('shortName'), max: 60 }) });
    validate(o.creditCode, ({ value }) => {
      const fault = creditCodeFault(value());
      return fault ? { kind: 'creditCode', message: words.say(`form.creditCode.${fault}`) } : undefined;
    });
    wayRules(words, asked, mends)(o);
    validateTree(o.fields, ({ value, fieldTree }) =>
      descriptions().flatMap((field) => {
        const fault = faultOf(field, value()[field.code] ?? '');
        const at = (fieldTree as unknown as Record<string, FieldTree<string> | undefined>)[field.code];
        if (!fault || !at) return [];
        const message = words.fault(fault, field, value()[field.code] ?? '');
        return [{ kind: fault, message, fieldTree: at }];
      }),
    );
  };
}

/** A mobile number stands in the text; people's numbers have their place in 联系电话 alone (it is said and not refused). */
export const holdsMobile = (text: string): boolean =>
  /(?<!\d)1[3-9]\d{9}(?!\d)/.test(text.normalize('NFKC').replace(/(?<=\d)[ -](?=\d)/g, ''));

/** One mistake, one message: where what was typed is no date, the box is not missing as well. */
export function oneFault<E extends { readonly kind: string }>(errors: readonly E[]): readonly E[] {
  const wrong = errors.filter((e) => e.kind === 'date');
  return wrong.length ? wrong : errors;
}
