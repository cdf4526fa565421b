import { raw, sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { rowsToWrite, type TimelineRow } from '../platform/timeline/index.js';
import type { Image, TiledTable } from '../platform/room.js';
import type { Declared } from './declared.js';
import { keysChanged } from './keys-changed.js';
import { KeptValue, type KeptRow, type Story } from './story.js';
import type { Life, UndoPlan } from './undo-plan.js';

/**
 * Writes what the plan says: what goes, what changes, what comes back, in an order in which nothing refers to what is not there at the
 * end; every constraint is judged at the commit, for on the way two rows may stand on one place.
 */
export async function writeUndo(tx: Tx, story: Story, plan: UndoPlan, declared: Declared): Promise<void> {
  await tx.execute(sql`/* undo.defer */ set constraints all deferred`);
  const before = [...story.rows.values()].filter(({ table }) => !declared.isTiled(table));
  const after = [...plan.rows.values()].filter(({ table }) => !declared.isTiled(table));
  const was = new Map(before.map((row) => [`${row.table} ${row.rowId}`, row]));
  const is = new Map(after.map((row) => [`${row.table} ${row.rowId}`, row]));
  const gone = before.filter((row) => !is.has(`${row.table} ${row.rowId}`));
  const back = after.filter((row) => !was.has(`${row.table} ${row.rowId}`));
  const tables = declared.all.map(({ name }) => name);
  const lives = [...plan.lives.values()].map((life) => livesWriter(tx, declared, life));
  for (const table of tables.toReversed()) {
    for (const life of lives) await life.remove(table);
    await remove(
      tx,
      table,
      gone.filter((row) => row.table === table),
    );
  }
  for (const row of after) {
    const old = was.get(`${row.table} ${row.rowId}`);
    if (old && old !== row) await update(tx, old, row);
  }
  for (const table of tables) {
    await insert(
      tx,
      table,
      back.filter((row) => row.table === table),
      returning(story, declared, table),
    );
    for (const life of lives) await life.update(table);
    for (const life of lives) await life.insert(table);
  }
}

/** Both are names in the database: of a table that a room declared, of a column of an image. */
const name = (text: string): ReturnType<typeof raw> => raw(`"${text.replaceAll('"', '""')}"`);

const plain = (value: unknown): unknown => (value instanceof KeptValue ? value.value : value);
const plainImage = (image: Image): Record<string, unknown> =>
  Object.fromEntries(Object.entries(image).map(([column, value]) => [column, plain(value)]));

async function remove(tx: Tx, table: string, rows: readonly KeptRow[]): Promise<void> {
  if (rows.length)
    await tx.execute(sql`/* undo.remove */ delete from ${name(table)} where id = any(${rows.map(({ rowId }) => rowId)}::uuid[])`);
}

async function update(tx: Tx, old: KeptRow, row: KeptRow): Promise<void> {
  const keys = keysChanged({ table: row.table, rowId: row.rowId, record: row.record, before: old, after: row });
  const columns = keys
    .flatMap((key) => [key, `${key}_earliest`, `${key}_latest`])
    .filter((column) => column in old.image || column in row.image);
  if (!columns.length) return;
  const sets = columns.map((column) => `"${column}" = x."${column}"`).join(', ');
  await tx.execute(sql`/* undo.update */ update ${name(row.table)} t set ${raw(sets)}
    from jsonb_populate_record(null::${name(row.table)}, ${JSON.stringify(plainImage(row.image))}::jsonb) x where t.id = ${row.rowId}::uuid`);
}

async function insert(tx: Tx, table: string, rows: readonly KeptRow[], more: (row: KeptRow) => Image): Promise<void> {
  if (!rows.length) return;
  const images = rows.map((row) => ({ ...plainImage(row.image), ...more(row) }));
  const columns = [...new Set(images.flatMap((image) => Object.keys(image)))];
  // A column that one row of several leaves out would come as null past its default: rows of one shape go together.
  for (const shape of new Set(images.map((image) => shapeOf(image, columns)))) {
    const alike = images.filter((image) => shapeOf(image, columns) === shape);
    const names = raw(
      shape
        .split(' ')
        .map((column) => `"${column}"`)
        .join(', '),
    );
    await tx.execute(sql`/* undo.insert */ insert into ${name(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${name(table)}, ${JSON.stringify(alike)}::jsonb)`);
  }
}

const shapeOf = (image: Image, columns: readonly string[]): string => columns.filter((column) => column in image).join(' ');

function returning(story: Story, declared: Declared, table: string): (row: KeptRow) => Image {
  const more = declared.table(table)?.onReturn;
  return (row) => more?.(story.entries.filter(({ subjects }) => subjects.includes(row.rowId)).length) ?? {};
}

interface LifeWriter {
  remove(table: string): Promise<void>;
  update(table: string): Promise<void>;
  insert(table: string): Promise<void>;
}

function livesWriter(tx: Tx, declared: Declared, life: Life): LifeWriter {
  const tiled = declared.table(life.table)?.tiled as TiledTable;
  const known = new Set(life.now.map(({ id }) => id));
  const writes = rowsToWrite(life.now, life.next);
  const entity = ({ id, from, fields }: TimelineRow): { id: string } =>
    tiled.toEntity(id ?? tx.identifiers.next(), life.record, from, fields);
  const changed = new Set(writes.update.map(({ id }) => id));
  const mine = (work: () => Promise<void>) => async (table: string) => {
    if (table === life.table) await work();
  };
  return {
    remove: mine(() => tx.remove(tiled.entity, life.now.filter(({ id }) => id !== undefined && writes.remove.includes(id)).map(entity))),
    update: mine(async () => {
      const entities = life.next.filter(({ id }) => id !== undefined && known.has(id) && changed.has(id)).map(entity);
      const properties = Object.keys(entities[0] ?? {}).filter((property) => property !== 'id') as (keyof { id: string })[];
      await tx.update(tiled.entity, entities, properties);
    }),
    // Rows that come back have the identity they had, which the table does not hold at the moment.
    insert: mine(() => tx.insert(tiled.entity, life.next.filter(({ id }) => id === undefined || !known.has(id)).map(entity))),
  };
}
