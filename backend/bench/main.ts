import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../src/platform/settings/workspace.js';
import { type BenchDatabase, openBenchDatabase } from './database.js';
import { Client } from './load.js';
import { type Ground, isOther, type Measure } from './measure.js';
import { measures } from './measures/index.js';
import { compare, QUICK, USUAL } from './round.js';
import { signedIn, startFloor, startOurs } from './servers.js';
import { lineOf, rowOf, rowOfOther, type Row, tableOf } from './table.js';

/** What runs and has to be stopped when the bench is. */
const running: (() => Promise<void>)[] = [];
const stopAll = async (): Promise<void> => {
  for (const stop of running.splice(0).reverse()) await stop().catch(() => undefined);
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    organizations: { type: 'string', default: '100000' },
    only: { type: 'string', default: '' },
    profile: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});

/** npm run bench -- [--organizations 1000000] [--only list,one] [--profile] [--quick] */
async function main(): Promise<void> {
  const organizations = Number(values.organizations);
  const wanted = values.only === '' ? Object.keys(measures) : values.only.split(',');
  const unknown = wanted.filter((name) => !(name in measures));
  if (unknown.length || !Number.isInteger(organizations) || organizations < 1000)
    throw new RangeError(`--organizations from 1000 on, --only from ${Object.keys(measures).join(',')}`);
  const database = await openBenchDatabase(organizations, say);
  running.push(() => database.close());
  const rows: Row[] = [];
  try {
    await measureAll(database, organizations, wanted, rows);
  } finally {
    await stopAll();
  }
  process.stdout.write(`${tableOf(organizations, rows)}\n`);
}

const needsCopy = (measure: Measure | undefined): boolean => measure !== undefined && isOther(measure) && measure.onCopy === true;

/** Written after each measure: a run that is cut off keeps what it has. */
function keep(organizations: number, rows: readonly Row[]): void {
  const file = join(workspaceRoot(), 'backend', 'bench', 'results.json');
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), organizations, machine, rows }, null, 2)}\n`);
}

async function measureAll(database: BenchDatabase, organizations: number, wanted: readonly string[], rows: Row[]): Promise<void> {
  const copy = wanted.some((name) => needsCopy(measures[name])) ? await database.copy() : undefined;
  if (copy) running.push(() => copy.close());
  const ours = await startOurs(database, values.profile);
  running.push(() => ours.stop());
  const floor = await startFloor(database);
  running.push(() => floor.stop());
  const clients = new Map<string, Promise<Client>>();
  const bare = new Client(floor.url);
  const ground: Ground = {
    organizations,
    database,
    copy,
    ours,
    floor,
    bare,
    as: (account) => {
      const client = clients.get(account) ?? signedIn(ours.url, account);
      clients.set(account, client);
      return client;
    },
  };
  try {
    for (const name of wanted) {
      const measure = measures[name];
      if (!measure) continue;
      const row = await taken(name, measure, ground);
      rows.push(row);
      say(lineOf(row));
      keep(organizations, rows);
    }
  } finally {
    for (const client of clients.values()) (await client.catch(() => bare)).close();
    bare.close();
  }
}

/** A measure that fails is named as it is, and the others go on. */
async function taken(name: string, measure: Measure, ground: Ground): Promise<Row> {
  say(`  ${measure.name} …`);
  try {
    if (isOther(measure)) return rowOfOther(name, measure, await measure.take(ground));
    return rowOf(name, measure, await compare(measure, ground, values.quick ? QUICK : USUAL));
  } catch (error) {
    return { name, measure: measure.name, failed: error instanceof Error ? error.message : String(error) };
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll().finally(() => process.exit(130)));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
