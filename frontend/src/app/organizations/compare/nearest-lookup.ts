import type { Choice } from '../../ui/area-lookup';
import type { OrganizationLookup } from '../organization-lookup';

/** As many as leave the buttons of a dialog in sight. */
const MOST = 5;

/** What finds organizations for a picker. */
type Lookup = Pick<OrganizationLookup, 'find' | 'name'>;

/** Finds organizations for a name of a list: before anything is typed those whose names share the most with it, the nearest first. */
export function nearestTo(name: string, lookup: Lookup): Lookup {
  let nearest: Promise<readonly Choice[]> | undefined;
  const find = async (text: string): Promise<readonly Choice[]> =>
    text.trim() ? (await lookup.find(text)).slice(0, MOST) : (nearest ??= ofPieces(name, lookup));
  return { find, name: lookup.name };
}

/** By the pieces of the name: its beginning says where, its end what it is. */
async function ofPieces(name: string, lookup: Lookup): Promise<Choice[]> {
  const bare = [...name.replace(/[\s\p{P}]/gu, '')];
  const pieces = [bare.slice(0, -2), bare.slice(2), bare.slice(-4), bare.slice(-3)].map((signs) => signs.join(''));
  const asked = [...new Set(pieces)].filter((piece) => piece.length >= 2);
  const found = (await Promise.all(asked.map((piece) => lookup.find(piece)))).flat();
  const wanted = pairsOf(bare.join(''));
  return [...new Map(found.map((choice) => [choice.id, { choice, likeness: likeness(wanted, pairsOf(choice.name)) }])).values()]
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

const pairsOf = (name: string): Set<string> => new Set([...name].map((sign, at, signs) => sign + (signs[at + 1] ?? '')));

/** What two names share of their pairs of characters, from 0 to 1 (Dice). */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size || 1);
