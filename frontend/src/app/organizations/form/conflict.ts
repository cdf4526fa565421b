import { changedFields, valueAt, withValue, type FormValues } from './form-values';

/** One field that both sides changed, to different values. */
export interface Conflict {
  readonly field: string;
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
}

export interface Merge {
  /** Mine with theirs where only they changed; conflicts still hold mine. */
  readonly values: FormValues;
  readonly conflicts: readonly Conflict[];
  /** What only they changed: taken over, and said. */
  readonly taken: readonly string[];
  /** Nothing of mine is left to save: they (or an earlier try of mine) already wrote the same. */
  readonly nothingLeft: boolean;
}

/** Three ways, field by field. Only fields that both changed to different values are conflicts. */
export function merge(base: FormValues, theirs: FormValues, mine: FormValues): Merge {
  const conflicts: Conflict[] = [];
  const taken: string[] = [];
  let values: FormValues = mine;
  const mineChanged = new Set(changedFields(base, mine));
  for (const field of changedFields(base, theirs)) {
    const [theirValue, myValue] = [valueAt(theirs, field), valueAt(mine, field)];
    if (!mineChanged.has(field)) {
      taken.push(field);
      values = withValue(values, field, theirValue);
    } else if (theirValue.trim() !== myValue.trim()) {
      conflicts.push({ field, base: valueAt(base, field), theirs: theirValue, mine: myValue });
    }
  }
  return { values, conflicts, taken, nothingLeft: conflicts.length === 0 && changedFields(theirs, values).length === 0 };
}

export type Side = 'theirs' | 'mine';

/** What is saved once every conflict has its answer. */
export function decide(merged: Merge, choices: Readonly<Record<string, Side>>): FormValues {
  return merged.conflicts.reduce(
    (values, conflict) => (choices[conflict.field] === 'theirs' ? withValue(values, conflict.field, conflict.theirs) : values),
    merged.values,
  );
}
