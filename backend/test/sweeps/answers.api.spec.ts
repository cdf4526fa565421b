import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsTable } from '../../src/cli/rights-table.js';
import { rights } from '../../src/accounts/index.js';
import { rightsOfRoutes } from '../../src/platform/http/closed-routes.js';
import { documentOf } from '../../src/platform/http/openapi.js';
import { problemWords } from '../../src/platform/http/problem-words.js';
import { Hand } from '../bare.js';
import { type Office, openOffice } from '../office.js';
import { Asker, type Heard, type Request, requestsFor } from './asking.js';
import { type Cage, fillCages } from './cages.js';
import { samplesOf } from './canaries.js';
import { differences, type Operation, operationsOf } from './document.js';

/** The document of the API is complete and true: every operation is asked in a filled office, and every answer is what the document says, no key more. */
let office: Office;
let cages: [Cage, Cage];
let operations: Operation[];
let owner: Hand;
let document: ReturnType<typeof documentOf>;

beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
  cages = await fillCages(office);
  owner = await Hand.open(office.database.ownerUrl);
  document = documentOf(office.app);
  operations = operationsOf(document).sort((a, b) => Number(a.id === 'sessions.signOut') - Number(b.id === 'sessions.signOut'));
}, 120_000);
afterAll(async () => {
  await owner?.close();
  await office?.stop();
});

/** What is wrong with an answer, by the document. */
function faults(operation: Operation, heard: Heard): string[] {
  if (heard.status >= 400) {
    const shape = differences(document, { $ref: '#/components/schemas/Problem' }, heard.body).filter(
      (line) => !line.endsWith('not in the document'),
    );
    const known = (heard.body as { type?: string } | undefined)?.type ?? '';
    return [
      ...(heard.type.includes('application/problem+json') ? [] : [`answers ${heard.status} as ${heard.type}`]),
      ...(known in problemWords ? [] : [`the problem ${known} has no words`]),
      ...(heard.status >= 500 ? [`answers ${heard.status}`] : []),
      ...shape,
    ];
  }
  const schema = operation.answers[String(heard.status)];
  if (schema === undefined) return [`answers ${heard.status}, which is not in the document`];
  if (schema === null || !heard.type.includes('json'))
    return heard.body === undefined ? [] : ['answers a body that is not in the document'];
  return differences(document, schema, heard.body);
}

/** Each account signs in once: nine at the same moment are guesses, and are told to wait. */
const askers = new Map<string, Promise<Asker>>();
function askerOf(login: string): Promise<Asker> {
  const asker = askers.get(login) ?? Asker.signIn(office.app, login);
  askers.set(login, asker);
  return asker;
}

async function walk(
  login: string,
  chosen: (operation: Operation) => boolean,
  writing: boolean,
): Promise<{ wrong: string[]; succeeded: Set<string> }> {
  const asker = await askerOf(login);
  const wrong = new Set<string>();
  const succeeded = new Set<string>();
  const [own, other] = cages;
  const send = async (request: Request): Promise<void> => {
    const { operation } = request;
    const heard = await asker.ask(
      request,
      operation.parameters.some(({ name }) => name === 'If-Match') ? { 'if-match': await versionOf(request.url) } : {},
    );
    if (heard.status < 300) succeeded.add(operation.id);
    for (const fault of faults(operation, heard))
      wrong.add(`${operation.id} ${request.url.includes('dryRun') ? '(dry run) ' : ''}${fault.replaceAll(/\/\d+/g, '/n')}`);
  };
  for (const operation of operations.filter(chosen))
    for (const request of requestsFor(operation, samplesOf(own, other, { writing }))) await send(request);
  return { wrong: [...wrong].sort(), succeeded };
}

async function versionOf(url: string): Promise<string> {
  const [row] = await owner.rows<{ version: number }>(
    `select version from organizations where id = $1 union select version from documents where id = $1`,
    [/(?:organizations|documents)\/([0-9a-f-]{36})/.exec(url)?.[1]],
  );
  return `"${row?.version ?? 1}"`;
}

it('every route has a right that a role holds, and its row in docs/rights.md', () => {
  const routes = rightsOfRoutes(office.app);
  const known = new Set(Object.keys(rights));
  expect(routes.filter(({ right }) => right !== null && !known.has(right))).toEqual([]);
  expect(
    routes
      .filter(({ right }) => right === null)
      .map(({ controller, handler }) => `${controller}.${handler}`)
      .sort(),
  ).toEqual(['HealthController.live', 'HealthController.ready', 'RegistryController.current', 'SessionsController.signIn']);
  const file = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'rights.md'), 'utf8');
  expect(file).toBe(rightsTable(routes));
});

it('every operation has a name of its own, a description of its answer, and every right is used', () => {
  expect(operations.map(({ id }) => id).filter((id, at, all) => !/^[a-z]+\.[a-zA-Z-]+$/.test(id) || all.indexOf(id) !== at)).toEqual([]);
  const silent = operations.filter(
    ({ answers, file }) => !file && Object.entries(answers).some(([status, schema]) => status !== '204' && schema === null),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

it('every reading answers as the document says, with no key more', async () => {
  const { wrong, succeeded } = await walk('supervisor', ({ method }) => method === 'GET', false);
  expect(wrong).toEqual([]);
  // This office has no row of a registry: its settings are read in the room's own spec.
  const reading = operations
    .filter(
      ({ method, id }) =>
        method === 'GET' &&
        ![
          'accounts.list',
          'types.list',
          'areas.changes',
          'jobs.one',
          'views.one',
          'tables.one',
          'registry.settings',
          'imports.marked',
          'imports.one',
          'imports.rows',
        ].includes(id),
    )
    .map(({ id }) => id);
  expect(reading.filter((id) => !succeeded.has(id))).toEqual([]);
  const others = await Promise.all([
    walk('admin', ({ id }) => id === 'accounts.list', false),
    walk('admin', ({ id }) => id === 'types.list', false),
    walk(cages[0].login, ({ id }) => id === 'imports.marked', false),
    walk(cages[0].login, ({ id }) => id === 'imports.one', false),
    walk(cages[0].login, ({ id }) => id === 'imports.rows', false),
    walk('admin', ({ id }) => id === 'areas.changes', false),
    walk(cages[0].login, ({ id }) => id === 'jobs.one', false),
    walk(cages[0].login, ({ id }) => id === 'views.one', false),
    walk(cages[0].login, ({ id }) => id === 'tables.one', false),
  ]);
  for (const { wrong: more, succeeded: done } of others) expect([more, done.size]).toEqual([[], 1]);
}, 240_000);

it('every writing answers as the document says, done or refused', async () => {
  const { wrong, succeeded } = await walk(
    'supervisor',
    ({ method, path }) => method !== 'GET' && !path.startsWith('/api/accounts') && !path.startsWith('/api/registry'),
    true,
  );
  expect(wrong).toEqual([]);
  for (const id of [
    'organizations.found',
    'organizations.change',
    'organizations.suspend',
    'organizations.end',
    'organizations.void',
    'changes.undo',
    'organizations.setPhone',
  ]) {
    expect([...succeeded]).toContain(id);
  }
}, 240_000);
