import { hash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import { nameOf } from './sql.js';

/** So many texts are kept with their plans on each connection; a text beyond that is planned each time it is asked. */
const MOST_KEPT = 200;

const names = new Map<string, string>();

/** The statement as a prepared one: read once by each connection, afterwards its values travel alone. @throws Error where it has no name */
export function prepared({ text, values }: { readonly text: string; readonly values: unknown[] }): QueryConfig {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= MOST_KEPT) return { text, values };
  const name = `${nameOf(text)} ${hash('sha256', text, 'base64url').slice(0, 12)}`;
  names.set(text, name);
  return { name, text, values };
}
