import type { ChangeAnswer } from '../../history/index.js';
import type { RegistryFacts } from './import-plan.js';

/** What the registry had of a record when it was exported, of the fields that have changed since. */
export type Then = Partial<Record<keyof RegistryFacts, string | number | null>>;

/** Field of the history → what a list may tell. */
const FIELDS: Readonly<Record<string, keyof RegistryFacts>> = {
  areaId: 'areaId',
  foundedOn: 'foundedOn',
  address: 'address',
  creditCode: 'creditCode',
  remarks: 'remarks',
};

/** From the changes since, newest first: the value before the first of them is the one that the export told. */
export function thenOf(changes: readonly ChangeAnswer[]): Then {
  const then: Then = {};
  for (const { fields } of changes)
    for (const { field, before } of fields) {
      const own = FIELDS[field];
      if (own)
        then[own] = own === 'areaId' ? ((before as { id?: string } | null)?.id ?? null) : ((before as string | number | null) ?? null);
    }
  return then;
}
