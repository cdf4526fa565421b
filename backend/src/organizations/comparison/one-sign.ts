/** Below so many characters a name one character off is another name: 商会 and 协会. */
const LEAST = 4;

/**
 * Names that differ by one character: another one in its place, one more or one less (Levenshtein 1). Holds each wanted name, and what is left
 * of it without one of its characters, so that a registry can go by name after name: two names are one character apart only where one of
 * these is the same (deletion neighbourhoods: Mor and Fraenkel 1982).
 */
export class OneSignApart {
  private readonly wanted = new Map<string, string[]>();

  constructor(wanted: Iterable<string>) {
    for (const name of new Set(wanted)) for (const key of new Set(neighbourhood(name))) this.hold(key, name);
  }

  /** The wanted names from which this one is one character away; not the name itself. */
  from(name: string): string[] {
    const found = new Set<string>();
    for (const key of neighbourhood(name))
      for (const one of this.wanted.get(key) ?? []) if (!found.has(one) && apart(one, name)) found.add(one);
    return [...found];
  }

  private hold(key: string, name: string): void {
    const known = this.wanted.get(key);
    if (known) known.push(name);
    else this.wanted.set(key, [name]);
  }
}

/** A name and what is left of it without one of its characters. */
function neighbourhood(name: string): string[] {
  if (name.length < LEAST) return [];
  const keys = [name];
  for (let at = 0; at < name.length;) {
    const next = at + ((name.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    keys.push(name.slice(0, at) + name.slice(next));
    at = next;
  }
  return keys;
}

/** Is it one character, no more and no less? Two that lack a character each may lack different ones. */
function apart(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (least < LEAST || one === other) return false;
  let begin = 0;
  while (begin < least && a[begin] === b[begin]) begin++;
  let end = 0;
  while (end < least - begin && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return most - begin - end === 1;
}
