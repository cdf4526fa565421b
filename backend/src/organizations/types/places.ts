import type { Tx } from '../../platform/database/tx.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid } from '../../platform/http/problem.js';
import type { Place } from './place.entity.js';

/**
 * Gives each of the codes its place in the order in which they come; `pointer` is where the body has them. Says whether any moved.
 * @throws Problem 422 where one comes twice
 */
export async function putInOrder(tx: Tx, entity: new () => Place, pointer: string, codes: readonly string[]): Promise<boolean> {
  const twice = codes.flatMap((code, index) => (codes.indexOf(code) === index ? [] : [index]));
  if (twice.length) throw invalid(twice.map((index) => fieldProblem(`${pointer}/${index}`, fault('repeated'))));
  const before = await tx.load(entity, {});
  const wanted = codes.map((code, index) => {
    const now = before.find((one) => one.code === code);
    return { row: { id: now?.id ?? tx.identifiers.next(), code, place: index + 1 }, was: now?.place };
  });
  const added = wanted.filter(({ was }) => was === undefined);
  const moved = wanted.filter(({ row, was }) => was !== undefined && was !== row.place);
  await tx.insert(
    entity,
    added.map(({ row }) => row),
  );
  await tx.update(
    entity,
    moved.map(({ row }) => row),
    ['place'],
  );
  return added.length + moved.length > 0;
}
