import { type DataSource, type DataSourceOptions, DefaultNamingStrategy, type EntityTarget, type ObjectLiteral } from 'typeorm';
import pg, { type Pool, type PoolConfig } from 'pg';
import { setTypeParsers } from './types.js';

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Where views and functions of reading lie, by checksum (migrations/read). */
  readonly readSchema?: string;
  readonly poolSize?: number;
}

/** `organizationId` is the column organization_id, an embedded `founded.earliest` is founded_earliest. */
class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return [...prefixes, custom ?? property].join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/** TypeORM's options for the working role. `synchronize` never: the schema comes from migrations/ alone. */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  setTypeParsers();
  const searchPath = [...(options.readSchema ? [options.readSchema] : []), 'public'].join(',');
  return {
    type: 'postgres',
    url: options.url,
    entities: options.entities as DataSourceOptions['entities'],
    namingStrategy: new SnakeNames(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    extra: {
      max: options.poolSize ?? 10,
      options: `-c search_path=${searchPath} -c timezone=UTC -c idle_in_transaction_session_timeout=60000 -c jit=off -c join_collapse_limit=1`,
    },
  };
}

const IDLE_FOR = 300_000;

/**
 * Connections beside the data source's own, on which a plan is made once for a statement, whatever its values, and kept (decision 0014).
 * They are opened when they are first needed, and live on between two visits of an officer.
 */
export function keepingPool(source: DataSource): Pool {
  const { url, extra } = source.options as { url: string; extra: PoolConfig };
  const options = `${extra.options ?? ''} -c plan_cache_mode=force_generic_plan`;
  const pool = new pg.Pool({ connectionString: url, ...extra, options, idleTimeoutMillis: IDLE_FOR });
  // A connection that died while nobody used it: the next question opens another one.
  pool.on('error', () => undefined);
  return pool;
}

/** The pool under a data source: reads go straight to it, rows come out as they are. */
export const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;
