import { ValidateBy, type ValidationArguments, validateSync } from 'class-validator';
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

/** How every body and query is checked: what is not declared is refused. */
const RULES = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false } as const;

/** Everything wrong with an instance of a class of fields, each fault with its place below it (`/fields/postcode`). */
export function faultsOf(value: object, unknown: 'unknown_field' | 'unknown_parameter', except: readonly string[] = []): Fault[] {
  return validateSync(value, RULES)
    .filter((error) => !except.includes(error.property))
    .flatMap((error) =>
      Object.entries(error.constraints ?? {})
        .flatMap(([name, message]) => {
          if (message.startsWith(PREFIX)) return JSON.parse(message.slice(PREFIX.length)) as Fault[];
          return [fault(name === 'whitelistValidation' ? unknown : 'not_object')];
        })
        .map((f) => under(error.property, f)),
    );
}

/** Names that class-transformer leaves out silently (`constructor`, `toString`): they are unknown like any other. */
export const leftOut = (raw: object, value: object, unknown: 'unknown_field' | 'unknown_parameter'): Fault[] =>
  Object.keys(raw)
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => under(name, fault(unknown)));

/** The faults as an answer tells them. */
export const fieldProblemsOf = (faults: readonly Fault[]): FieldProblem[] => faults.map((f) => fieldProblem(f.at ?? '', f));
