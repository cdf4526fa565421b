import type { ComparedMatch, ComparedName } from '../../api/comparison';

/** 就是它 or 不是它, said of a name of the list and an organization that is near it. It holds wherever that name stands. */
export interface Decision {
  readonly name: string;
  readonly id: string;
  readonly is: boolean;
}

/** A line as somebody made it out: in the pile where it lies now. */
export interface DecidedName extends ComparedName {
  readonly decided: boolean;
}

/** The name by which a line is decided: that of the line which said the same before. */
export const decidedBy = (items: readonly ComparedName[], { name, sameAs }: ComparedName): string =>
  sameAs === null ? name : (items[sameAs]?.name ?? name);

/** The lines in the piles where the decisions put them; the server does the same for a file. */
export function decidedItems(items: readonly ComparedName[], decisions: readonly Decision[]): DecidedName[] {
  const byName = new Map<string, Map<string, boolean>>();
  for (const { name, id, is } of decisions) byName.set(name, (byName.get(name) ?? new Map<string, boolean>()).set(id, is));
  return items.map((item) => {
    const is = (item.pile === 'near' ? byName.get(decidedBy(items, item)) : undefined) ?? new Map<string, boolean>();
    const decided = item.matches.some(({ id }) => is.has(id));
    const meant = item.matches.find(({ id }) => is.get(id));
    if (meant) return { ...item, pile: 'registered', matches: [meant], decided };
    const matches = item.matches.filter(({ id }) => !is.has(id));
    return { ...item, pile: decided && !matches.length ? 'missing' : item.pile, matches, decided };
  });
}

/** What was decided, as the server takes it: by the place where the name stands first. */
export function placedDecisions(items: readonly ComparedName[], decisions: readonly Decision[]): { at: number; id: string; is: boolean }[] {
  const places = new Map(items.flatMap(({ name, sameAs }, at) => (sameAs === null ? [[name, at] as const] : [])));
  return decisions.flatMap(({ name, id, is }) => {
    const at = places.get(name);
    return at === undefined ? [] : { at, id, is };
  });
}

/** How many organizations stand behind these lines: a list may name one twice. */
export const organizationsOf = (lines: readonly { readonly matches: readonly ComparedMatch[] }[]): number =>
  new Set(lines.flatMap(({ matches }) => matches.map(({ id }) => id))).size;
