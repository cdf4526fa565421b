// The walls of the house (house.md 4, decision 0004): who may import whom. Paths are relative to backend/, where it runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rooms from the ground up, as `app.rooms.ts` lists them. */
export function roomsInOrder(folder = import.meta.dirname) {
  const text = readFileSync(join(folder, 'src', 'app.rooms.ts'), 'utf8');
  const list = text.slice(text.indexOf('export const rooms'));
  const entries = [...list.matchAll(/declaration:\s*(?:(\w+)Room\b|\{\s*name:\s*'([\w-]+)')/g)];
  return entries.map(([, variable, name]) => name ?? variable.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

// Rooms that know what other rooms declare, never a record.
const byDeclarationOnly = ['search', 'spreadsheets', 'proposals', 'history'];
const any = (names) => `^src/(${names.join('|')})/`;
const spec = '\\.spec\\.ts$';
// What ties the house together knows all of it.
const top = '^src/(app[^/]*|main|first-fill|[^/]+)\\.ts$|^src/(cli|sample)/';

export function wallsFor(rooms) {
  // Those that know declarations only have a wall of their own below.
  const inOrder = rooms.slice(0, -1).map((room, place) => ({ room, place }));
  const upward = inOrder
    .filter(({ room }) => !byDeclarationOnly.includes(room))
    .map(({ room, place }) => ({
      name: `upward-only-${room}`,
      severity: 'error',
      comment: `Decision 0004: ${room} may know the rooms above it in app.rooms.ts, not those below.`,
      from: { path: `^src/${room}/`, pathNot: spec },
      to: { path: any(rooms.slice(place + 1)) },
    }));
  const recordRooms = rooms.filter((room) => room !== 'accounts' && !byDeclarationOnly.includes(room));
  return {
    forbidden: [
      ...upward,
      {
        name: 'platform-knows-no-room',
        severity: 'error',
        comment: 'Decision 0004: the platform carries the rooms and knows none of them.',
        from: { path: '^src/platform/', pathNot: spec },
        to: { path: '^src/(?!platform/)' },
      },
      {
        name: 'through-the-door',
        severity: 'error',
        comment: 'Decision 0004: import the room, not its furniture.',
        from: { path: '^src/([^/]+)/', pathNot: `${spec}|^src/(cli|sample)/` },
        to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', '/index\\.ts$'] },
      },
      {
        name: 'own-door',
        severity: 'error',
        comment: 'Decision 0004: a room that goes through its own index.ts closes a cycle that fails at load.',
        from: { path: '^src/([^/]+)/', pathNot: `/index\\.ts$|${spec}` },
        to: { path: '^src/$1/index\\.ts$' },
      },
      {
        name: 'declarations-only',
        severity: 'error',
        comment: 'Decision 0004: search, spreadsheets, proposals and history know what rooms declare, never a record.',
        from: { path: any(byDeclarationOnly), pathNot: spec },
        to: { path: recordRooms.length > 0 ? any(recordRooms) : '^$' },
      },
      {
        name: 'controller-holds-no-database',
        severity: 'error',
        comment: 'Decision 0004: a controller asks its service and its queries.',
        from: { path: '\\.controller\\.ts$' },
        to: { path: '^typeorm$|node_modules/typeorm/|^src/platform/database/|\\.entity\\.ts$' },
      },
      {
        name: 'queries-hold-no-entity',
        severity: 'error',
        comment: 'Decision 0004: a question is SQL over read shapes; entities and services are for writing.',
        from: { path: '\\.queries\\.ts$' },
        to: { path: '\\.entity\\.ts$|\\.service\\.ts$|node_modules/typeorm/' },
      },
      {
        name: 'service-knows-no-http',
        severity: 'error',
        comment: 'Decision 0004: an act is the same from a form, an import and the command line.',
        from: { path: '\\.service\\.ts$' },
        to: { path: '\\.controller\\.ts$|node_modules/(fastify|@nestjs/platform-fastify|@fastify)/' },
      },
      {
        name: 'typeorm-for-entities',
        severity: 'error',
        comment: 'Decision 0004: no back door past the transaction: typeorm is for entities and platform/database.',
        from: { path: '^src/', pathNot: `\\.entity\\.ts$|^src/platform/database/|${spec}|${top}` },
        to: { path: 'node_modules/(typeorm|@nestjs/typeorm)/', dependencyTypesNot: ['type-only'] },
      },
      {
        name: 'pg-for-the-platform',
        severity: 'error',
        comment:
          'Decision 0004: no back door past the transaction: pg is for platform/database, and for the back-up, which copies tables whole.',
        from: { path: '^src/', pathNot: `^src/platform/database/|${spec}|^src/(backup|cli|sample)/` },
        to: { path: 'node_modules/(pg|pg-query-stream|pg-copy-streams)/' },
      },
      {
        name: 'nobody-imports-the-top',
        severity: 'error',
        comment: 'Decision 0004: command line, sample and tests know everybody; nobody knows them.',
        from: { path: '^src/', pathNot: `${spec}|^src/(cli|sample)/|^src/(main|first-fill)\\.ts$` },
        to: { path: '^src/(cli|sample)/|^(test|bench)/|^src/main\\.ts$' },
      },
      {
        name: 'no-cycle',
        severity: 'error',
        comment: 'With ES modules and decorators a cycle of values fails at load; entities of one room may refer to each other.',
        from: {},
        to: { circular: true, viaOnly: { pathNot: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] } },
      },
      {
        name: 'only-what-is-installed',
        severity: 'error',
        comment: 'What runs in the office is among the dependencies, not the devDependencies.',
        from: { path: '^src/', pathNot: spec },
        to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
      },
      { name: 'resolves', severity: 'error', comment: 'Every import is found.', from: {}, to: { couldNotResolve: true } },
    ],
    options: {
      tsConfig: { fileName: 'tsconfig.json' },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      combinedDependencies: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'types', 'node', 'default'],
        extensions: ['.ts', '.js', '.json'],
      },
    },
  };
}

export default wallsFor(roomsInOrder());
