import { ValidateBy, type ValidationArguments, type ValidationError } from 'class-validator';
import { fault, type Fault, under } from './faults.js';
import { fieldProblem, type FieldProblem } from './problem.js';

/** Looks at a value (and the whole it stands in) and gives everything that is wrong with it. */
export type Check = (value: unknown, whole: object) => readonly Fault[];

const PREFIX = 'faults:';

/** The bridge to class-validator: one constraint per field, its message carries the faults. */
export const checked = (check: Check, presence: 'required' | 'optional' | 'nullable'): PropertyDecorator => {
  const faults = (value: unknown, whole: object): readonly Fault[] => {
    if (value === undefined) return presence === 'required' ? [fault('required')] : [];
    if (value === null) return presence === 'nullable' ? [] : [fault(presence === 'required' ? 'required' : 'not_null')];
    return check(value, whole);
  };
  return ValidateBy({
    name: 'checked',
    validator: {
      validate: (value: unknown, args?: ValidationArguments) => faults(value, args?.object ?? {}).length === 0,
      defaultMessage: (args?: ValidationArguments) => PREFIX + JSON.stringify(faults(args?.value, args?.object ?? {})),
    },
  });
};

/** The faults that class-validator found, with pointers: `/fields/postcode`. Whatever else it says is an unknown field. */
export function fieldProblemsOf(
  errors: readonly ValidationError[],
  unknown: 'unknown_field' | 'unknown_parameter',
  above = '',
): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = above + (under(error.property, fault('required')).at ?? '');
    const own = Object.entries(error.constraints ?? {}).flatMap(([name, message]) => {
      if (message.startsWith(PREFIX)) return JSON.parse(message.slice(PREFIX.length)) as Fault[];
      return [fault(name === 'whitelistValidation' ? unknown : 'not_object')];
    });
    return [...own.map((f) => fieldProblem(pointer + (f.at ?? ''), f)), ...fieldProblemsOf(error.children ?? [], unknown, pointer)];
  });
}
