import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top folder of the clone: the first one upward of this file that holds `nx.json` (sources and build lie at different depths). */
export function workspaceRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The top folder of the workspace (the one with nx.json) was not found above this file.');
  return workspaceRoot(parent);
}

/** Where the migrations lie: numbered steps, and `read/` below it. */
export const migrationsFolder = (): string => join(workspaceRoot(), 'migrations');

/** Where the built interface lies. */
export const interfaceFolder = (): string => join(workspaceRoot(), 'dist', 'frontend', 'browser');
