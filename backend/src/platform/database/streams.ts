import { Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import pg, { type Pool, type PoolClient, type PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import { Settings } from '../settings/settings.js';

/** So many may stream from one server at a time; the others wait, and nobody waits for them. */
const MOST = 4;
const ANSWERS_WITHIN = 2000;
/** A replica gets so long to catch up with what had been committed when somebody asked. */
const PATIENCE = 1000;
const PAUSE = 50;

/**
 * The connections on which whole registries are read for minutes: their own, so that no everyday question waits for one, and on a
 * streaming replica where there is one that has caught up (house.md 12, 8 and 10).
 */
@Injectable()
export class Streams implements OnApplicationShutdown {
  private primary: Pool | undefined;
  private replicas: readonly Pool[] | undefined;
  private turn = 0;

  constructor(
    private readonly source: DataSource,
    @Optional() private readonly settings?: Settings,
  ) {}

  /** A connection that sees everything committed by now: of a replica, or of the primary where none has it. To be released by the caller. */
  async connect(): Promise<PoolClient> {
    this.primary ??= this.pool((this.source.options as { url: string }).url);
    this.replicas ??= (this.settings?.databaseReplicaUrls ?? []).map((url) => this.pool(url));
    if (!this.replicas.length) return this.primary.connect();
    const { rows } = await this.primary.query<{ place: string }>(`/* streams.place */ select pg_current_wal_insert_lsn() as place`);
    const place = rows[0]?.place ?? '';
    const first = this.turn++;
    for (let i = 0; i < this.replicas.length; i++) {
      const replica = await caughtUp(this.replicas[(first + i) % this.replicas.length], place).catch(() => undefined);
      if (replica) return replica;
    }
    return this.primary.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const pool of [this.primary, ...(this.replicas ?? [])]) await pool?.end();
  }

  private pool(connectionString: string): Pool {
    const { extra } = this.source.options as { extra: PoolConfig };
    const pool = new pg.Pool({ ...extra, connectionString, max: MOST, connectionTimeoutMillis: ANSWERS_WITHIN });
    // A connection that died while nobody used it: the next stream opens another one.
    pool.on('error', () => undefined);
    return pool;
  }
}

/** A connection of the replica once it has replayed the log up to a place; nothing where it is no replica or lags too far behind. */
async function caughtUp(replica: Pool | undefined, place: string): Promise<PoolClient | undefined> {
  const client = await replica?.connect();
  if (!client) return undefined;
  try {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, PAUSE))) {
      const { rows } = await client.query<{ there: boolean | null }>(
        `/* streams.caught-up */ select pg_last_wal_replay_lsn() >= $1::pg_lsn as there`,
        [place],
      );
      if (rows[0]?.there) return client;
      if (rows[0]?.there === null) break;
    }
    client.release();
    return undefined;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
