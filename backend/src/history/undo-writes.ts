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
  const lives = new Map(
    [...Map.groupBy(plan.lives.values(), ({ table }) => table)].map(([table, own]) => [table, livesWriter(tx, declared, table, own)]),
  );
  for (const table of tables.toReversed()) {
    await lives.get(table)?.remove();
    const going = gone.filter((row) => row.table === table);
    const staying = going.length
      ? new Set(
          await declared.table(table)?.stays?.(
            tx,
            going.map(({ rowId }) => rowId),
          ),
        )
      : undefined;
    await remove(tx, table, staying?.size ? going.filter(({ rowId }) => !staying.has(rowId)) : going);
  }
  await update(
    tx,
    after.flatMap((row) => {
      const old = was.get(`${row.table} ${row.rowId}`);
      return old && old !== row ? { row, columns: columnsChanged(old, row) } : [];
    }),
  );
  for (const table of tables) {
    await insert(
      tx,
      table,
      back.filter((row) => row.table === table),
      returning(story, declared, table),
    );
    await lives.get(table)?.update();
    await lives.get(table)?.insert();
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

function columnsChanged(old: KeptRow, row: KeptRow): string[] {
  const keys = keysChanged({ table: row.table, rowId: row.rowId, record: row.record, before: old, after: row });
  return keys.flatMap((key) => [key, `${key}_earliest`, `${key}_latest`]).filter((column) => column in old.image || column in row.image);
}

/** Rows of one table that change in the same columns go in one statement. */
async function update(tx: Tx, changes: readonly { readonly row: KeptRow; readonly columns: readonly string[] }[]): Promise<void> {
  const alike = Map.groupBy(changes, ({ row, columns }) => [row.table, ...columns].join(' '));
  for (const [{ row, columns }, ...more] of [...alike.values()] as [(typeof changes)[number], ...typeof changes][]) {
    if (!columns.length) continue;
    const sets = columns.map((column) => `"${column}" = x."${column}"`).join(', ');
    const images = [row, ...more.map((one) => one.row)].map(({ image }) => plainImage(image));
    await tx.execute(sql`/* undo.update */ update ${name(row.table)} t set ${raw(sets)}
      from jsonb_populate_recordset(null::${name(row.table)}, ${JSON.stringify(images)}::jsonb) x where t.id = x.id`);
  }
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

interface LivesWriter {
  remove(): Promise<void>;
  update(): Promise<void>;
  insert(): Promise<void>;
}

/** Writes all lives of one table: each step is one statement, however many they are. */
function livesWriter(tx: Tx, declared: Declared, table: string, lives: readonly Life[]): LivesWriter {
  const tiled = declared.table(table)?.tiled as TiledTable;
  const remove: { id: string }[] = [];
  const update: { id: string }[] = [];
  const insert: { id: string }[] = [];
  for (const life of lives) {
    const known = new Set(life.now.map(({ id }) => id));
    const writes = rowsToWrite(life.now, life.next);
    const [gone, changed] = [new Set(writes.remove), new Set(writes.update.map(({ id }) => id))];
    const entity = ({ id, from, fields }: TimelineRow): { id: string } =>
      tiled.toEntity(id ?? tx.identifiers.next(), life.record, from, fields);
    remove.push(...life.now.filter(({ id }) => id !== undefined && gone.has(id)).map(entity));
    update.push(...life.next.filter(({ id }) => id !== undefined && known.has(id) && changed.has(id)).map(entity));
    // Rows that come back have the identity they had, which the table does not hold at the moment.
    insert.push(...life.next.filter(({ id }) => id === undefined || !known.has(id)).map(entity));
  }
  const properties = Object.keys(update[0] ?? {}).filter((property) => property !== 'id') as (keyof { id: string })[];
  return {
    remove: () => tx.remove(tiled.entity, remove),
    update: () => tx.update(tiled.entity, update, properties),
    insert: () => tx.insert(tiled.entity, insert),
  };
}
