import type { ComparedDecision, ComparedName } from './comparison.dto.js';

/**
 * The lines as somebody made them out: a name that is an organization near it lies with those registered, one that is none of them with those
 * that are not. A decision holds for the same name wherever it stands again.
 */
export function decided(items: readonly ComparedName[], decisions: readonly ComparedDecision[]): ComparedName[] {
  const byPlace = Map.groupBy(decisions, ({ at }) => at);
  return items.map((item, at) => {
    const own = byPlace.get(item.sameAs ?? at);
    return own && item.pile === 'near' ? lineDecided(item, own) : item;
  });
}

function lineDecided({ name, sameAs, matches: near }: ComparedName, decisions: readonly ComparedDecision[]): ComparedName {
  const is = new Map(decisions.map((one) => [one.id, one.is]));
  const meant = near.find(({ id }) => is.get(id));
  if (meant) return { name, sameAs, pile: 'registered', matches: [meant] };
  const matches = near.filter(({ id }) => !is.has(id));
  return { name, sameAs, pile: matches.length ? 'near' : 'missing', matches };
}
