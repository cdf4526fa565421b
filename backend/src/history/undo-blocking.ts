import { difference } from '../platform/timeline/index.js';
import { undoneBy } from './change-sets.js';
import type { ChangeSetRow } from './change-sets.js';
import type { Declared } from './declared.js';
import { lifeOf } from './differences.js';
import { keysChanged } from './keys-changed.js';
import type { SetChanges, Story } from './story.js';
import { type Blocked, planUndo, type UndoPlan, type UndoScope } from './undo-plan.js';

/** A change set to be undone, and how much of it. */
export interface Wanted {
  readonly id: string;
  readonly scope: UndoScope;
}

/** The later change sets that hold what is in the way, newest first. */
export function blockersOf(
  story: Story,
  blocked: readonly Blocked[],
  along: ReadonlySet<string>,
  infos: ReadonlyMap<string, ChangeSetRow>,
  declared: Declared,
): string[] {
  const undos = [...infos.values()].filter(({ undoes }) => undoes !== null);
  const undone = undoneBy(undos);
  const found = new Set<string>();
  for (const part of blocked) {
    const from = story.sets.get(part.set)?.last ?? 0;
    const after = [...story.sets.values()].filter((set) => set.last > from && set.id !== part.set && !along.has(set.id));
    const touching = after.filter((set) => touches(set, part, declared));
    // Where no other set touched the field, another boundary of the same life left no room for the one that would come back.
    const later = touching.length ? touching : after.filter((set) => touches(set, { ...part, key: null }, declared));
    // A change that was undone, and its undo, hold nothing any more.
    const standing = later.filter(({ id }) => !undone.has(id) && !undone.has(infos.get(id)?.undoes ?? ''));
    for (const { id } of standing.length ? standing : later) found.add(id);
  }
  return newestFirst(story, [...found]);
}

export const newestFirst = (story: Story, ids: readonly string[]): string[] =>
  ids.toSorted((a, b) => (story.sets.get(b)?.first ?? 0) - (story.sets.get(a)?.first ?? 0));

function touches(set: SetChanges, part: Blocked, declared: Declared): boolean {
  const watched = declared.table(part.table);
  const life = set.lives.find(({ table, record }) => table === part.table && record === part.record);
  if (life && watched) {
    if (part.key === null) return true;
    const [before, after] = [lifeOf(watched, life.before), lifeOf(watched, life.after)];
    return (
      !before.length ||
      !after.length ||
      difference(before, after).some(({ field }) => field === part.key) ||
      boundariesDiffer(before, after)
    );
  }
  return set.rows.some(
    (change) =>
      change.table === part.table &&
      change.rowId === part.rowId &&
      (part.key === null || keysChanged(change).includes(part.key) || !change.before || !change.after),
  );
}

const boundariesDiffer = (a: ReturnType<typeof lifeOf>, b: ReturnType<typeof lifeOf>): boolean =>
  difference(a, b).length === 0 && a.some((row, at) => row.from && !row.from.equals(b[at]?.from));

/**
 * The later change sets that have to go along so that nothing is in the way, newest first; undefined where even that does not help.
 * `scopeOf` says how much of each: of one over many records only what touches the same records.
 */
export function wayOut(
  story: Story,
  target: Wanted,
  infos: ReadonlyMap<string, ChangeSetRow>,
  declared: Declared,
  scopeOf: (id: string) => UndoScope,
): string[] | undefined {
  let along: string[] = [];
  for (let round = 0; round < 50; round++) {
    const plan = planWith(story, target, along, declared, scopeOf);
    if (!plan.blocked.length) return along;
    const more = blockersOf(story, plan.blocked, new Set(along), infos, declared).filter((id) => id !== target.id);
    if (!more.length) return undefined;
    along = newestFirst(story, [...along, ...more]);
  }
  return undefined;
}

/** The plan for a change set with those that go along. */
export function planWith(
  story: Story,
  target: Wanted,
  along: readonly string[],
  declared: Declared,
  scopeOf: (id: string) => UndoScope,
): UndoPlan {
  const wanted = [...newestFirst(story, along).map((id) => ({ id, scope: scopeOf(id) })), target];
  const sets = wanted.flatMap(({ id, scope }) => {
    const set = story.sets.get(id);
    return set ? [{ set, scope }] : [];
  });
  return planUndo(story, sets, declared);
}
