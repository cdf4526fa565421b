// npm run drawing: writes the drawing of docs/architecture.md from the imports of the sources; with --check it only says whether it is fresh.
// A room is a folder of backend/src or frontend/src/app. An arrow means "imports"; one that follows from two others is left out.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'architecture.md');
const [begin, end] = ['<!-- drawing: npm run drawing -->', '<!-- end of drawing -->'];
const sides = [
  { title: 'backend', folder: 'backend', rooms: /^src\/([^/]+)\//, top: 'app' },
  { title: 'frontend', folder: 'frontend', rooms: /^src\/app\/([^/]+)\//, top: 'app' },
];

/** @returns room → the rooms it imports */
function importsOf({ folder, rooms, top }) {
  const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [depcruise, '--config', 'dependency-cruiser.mjs', '--output-type', 'json', 'src'];
  const { modules } = JSON.parse(execFileSync(process.execPath, args, { cwd: join(root, folder), maxBuffer: 2 ** 28 }).toString());
  const roomOf = (path) => (path.startsWith('src/') && !/\.spec\.ts$/.test(path) ? (rooms.exec(path)?.[1] ?? top) : undefined);
  const found = new Map();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === undefined) continue;
    if (!found.has(from)) found.set(from, new Set());
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to !== undefined && to !== from) found.get(from).add(to);
    }
  }
  return found;
}

/** Leaves out what follows: a → c where a → b and b → c. Within a circle (sample and app load one another late) nothing follows. */
function reduced(imports) {
  const reach = (from, seen = new Set()) => {
    for (const to of imports.get(from) ?? []) if (!seen.has(to)) reach(to, seen.add(to));
    return seen;
  };
  const follows = (from, to) =>
    [...imports.get(from)].some((by) => by !== to && reach(by).has(to) && !reach(by).has(from) && !reach(to).has(by));
  return [...imports.keys()].sort().flatMap((from) =>
    [...imports.get(from)]
      .filter((to) => !follows(from, to))
      .sort()
      .map((to) => [from, to]),
  );
}

function drawing() {
  const lines = ['```mermaid', 'flowchart TD'];
  for (const side of sides) {
    const imports = importsOf(side);
    const name = (room) => `${side.folder[0]}_${room.replaceAll('-', '_')}`;
    lines.push(`  subgraph ${side.title}`);
    for (const room of [...imports.keys()].sort()) lines.push(`    ${name(room)}[${room}]`);
    for (const [from, to] of reduced(imports)) lines.push(`    ${name(from)} --> ${name(to)}`);
    lines.push('  end');
  }
  // The two sides meet only over HTTP, in one document.
  lines.push('  f_api -. docs/openapi.json .-> b_app', '```');
  return lines.join('\n');
}

const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (after === undefined) throw new Error(`${page} has lost the marks of its drawing: ${begin} … ${end}`);
const fresh = `${before}${begin}\n\n${drawing()}\n\n${end}${after}`;
if (process.argv.includes('--check')) {
  if (fresh !== text) {
    console.error('docs/architecture.md: the drawing is not as the imports are. Run: npm run drawing');
    process.exit(1);
  }
} else writeFileSync(page, fresh);
