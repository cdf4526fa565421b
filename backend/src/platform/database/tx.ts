import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { EntityManager, EntityMetadata, EntityTarget, FindOptionsWhere, ObjectLiteral, QueryRunner } from 'typeorm';
import type { Identifiers } from '../identifiers.js';
import type { Reads } from './reads.js';
import { prepared } from './prepared.js';
import { isPlanKept, nameOf, type Sql } from './sql.js';
import type { Actor } from './actor.js';

type Row = ObjectLiteral & { id: string };

/** An open transaction. It is passed on as a value: nothing writes without one. */
export class Tx implements Reads {
  private readonly taken = new Set<string>();
  private said: unknown;

  constructor(
    private readonly runner: QueryRunner,
    readonly changeSet: string,
    readonly identifiers: Identifiers,
    readonly actor: Actor,
  ) {}

  async rows<T>(query: Sql): Promise<T[]> {
    nameOf(query.text);
    return (await this.ask(isPlanKept(query) ? prepared(query) : { text: query.text, values: query.values })).rows as T[];
  }

  async one<T>(query: Sql): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }

  /** How many rows a statement without an answer touched. */
  async execute(query: Sql): Promise<number> {
    nameOf(query.text);
    return (await this.runner.query(query.text, query.values, true)).affected ?? 0;
  }

  /** Rows of one table as entities, to decide on. */
  load<T extends Row>(entity: EntityTarget<T>, where: FindOptionsWhere<T> | FindOptionsWhere<T>[]): Promise<T[]> {
    return this.manager.find(entity, { where });
  }

  /** Does the work as a trial within the transaction: where the result does not stand, nothing of it does. */
  async trying<T>(work: () => Promise<T>, stands: (result: T) => boolean): Promise<T> {
    await this.runner.query('/* transaction.try */ savepoint trial');
    const result = await work();
    await this.runner.query(`/* transaction.tried */ ${stands(result) ? 'release' : 'rollback to'} savepoint trial`);
    return result;
  }

  /** Inserts a set of rows in one statement with one parameter: a list of values ends at 65,535 parameters. */
  async insert<T extends Row>(entity: EntityTarget<T>, rows: readonly T[]): Promise<void> {
    if (!rows.length) return;
    const metadata = this.metadata(entity);
    this.checkTaken(metadata, rows);
    const columns = metadata.columns.filter((column) => column.isInsert);
    const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
    await this.write(
      `/* ${metadata.tableName}.insert */ insert into "${metadata.tableName}" (${names}) select ${names} from jsonb_to_recordset($1) as x(${recordOf(metadata, columns)})`,
      [JSON.stringify(rows.map((row) => recordFrom(columns, row)))],
    );
  }

  /** Changes a set of rows to what the entities say in the named columns, in one statement. */
  async update<T extends Row>(entity: EntityTarget<T>, rows: readonly T[], properties: readonly (keyof T & string)[]): Promise<void> {
    if (!rows.length || !properties.length) return;
    const metadata = this.metadata(entity);
    this.checkTaken(metadata, rows);
    const changed = metadata.columns.filter((column) =>
      properties.some((property) => column.propertyPath === property || column.propertyPath.startsWith(`${property}.`)),
    );
    const columns = [...metadata.primaryColumns, ...changed];
    const sets = changed.map((column) => `"${column.databaseName}" = x."${column.databaseName}"`).join(', ');
    await this.write(
      `/* ${metadata.tableName}.update */ update "${metadata.tableName}" t set ${sets} from jsonb_to_recordset($1) as x(${recordOf(metadata, columns)}) where t.id = x.id`,
      [JSON.stringify(rows.map((row) => recordFrom(columns, row)))],
    );
  }

  async remove<T extends Row>(entity: EntityTarget<T>, rows: readonly T[]): Promise<void> {
    if (!rows.length) return;
    const metadata = this.metadata(entity);
    this.checkTaken(metadata, rows);
    await this.write(`/* ${metadata.tableName}.remove */ delete from "${metadata.tableName}" where id = any($1)`, [
      rows.map((row) => row.id),
    ]);
  }

  /** Marks records as taken by this act: from now on rows that hang on them may be written. */
  take(ids: readonly string[]): void {
    for (const id of ids) this.taken.add(id);
  }

  /** Keeps in the history, in a form that can be worded later, what this act did; it goes out with the commit. */
  say(sentence: unknown): void {
    this.said = sentence;
  }

  get sentence(): unknown {
    return this.said;
  }

  /** A set of rows in one parameter: the statement is the same for all of them. */
  private async write(text: string, values: unknown[]): Promise<void> {
    await this.ask(prepared({ text, values }));
  }

  private async ask(query: QueryConfig): Promise<QueryResult> {
    return ((await this.runner.connect()) as PoolClient).query(query);
  }

  private get manager(): EntityManager {
    return this.runner.manager;
  }

  private metadata(entity: EntityTarget<ObjectLiteral>): EntityMetadata {
    return this.runner.dataSource.getMetadata(entity);
  }

  /** A row that hangs on a record which this act did not take would slip past the record's lock and version. */
  private checkTaken(metadata: EntityMetadata, rows: readonly ObjectLiteral[]): void {
    const owner = metadata.columns.find((column) => column.databaseName === 'organization_id');
    for (const row of owner ? rows : []) {
      const id = owner?.getEntityValue(row) as string | null;
      // Of no organization: a setting of a kind or a type.
      if (id !== null && !this.taken.has(id)) throw new Error(`${metadata.tableName}: the organization ${id} was not taken by this act`);
    }
  }
}

type Column = EntityMetadata['columns'][number];

const recordOf = (metadata: EntityMetadata, columns: readonly Column[]): string =>
  columns
    .map((column) => `"${column.databaseName}" ${metadata.dataSource.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`)
    .join(', ');

const recordFrom = (columns: readonly Column[], row: ObjectLiteral): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column.databaseName, column.getEntityValue(row, true) ?? null]));
