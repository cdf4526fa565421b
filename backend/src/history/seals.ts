import { existsSync } from 'node:fs';
import { appendFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Reader } from '../platform/database/reads.js';
import { empty, type Sql, sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import { Settings } from '../platform/settings/settings.js';

/** What a line kept outside has to say of a seal: its number and its hash, which binds everything else. */
export interface SealKey {
  readonly id: number;
  readonly hash: string;
}

/** A seal as it is kept outside the database; `hash` and `prev` in hexadecimal. */
export interface Seal extends SealKey {
  readonly incarnation: number;
  readonly xidFrom: string;
  readonly xidTo: string;
  readonly entries: number;
  readonly changeSets: number;
  readonly prev: string | null;
  readonly at: string;
}

export const SEALS_FILE = 'seals.jsonl';

const HOUR = 3_600_000;
const FIRST_LOOK = 60_000;

const columns = sql`id, incarnation, xid_from::text as "xidFrom", xid_to::text as "xidTo", entries, change_sets as "changeSets",
  encode(hash, 'hex') as hash, encode(prev, 'hex') as prev, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** Reads a seal from a kept line: JSON, or the printed form (`12 8f3a…`). Undefined where it is neither. */
export function sealKeyOf(line: string): SealKey | undefined {
  const json = /^\s*\{/.test(line) ? parsed(line) : undefined;
  const words = json ? undefined : /(?:^|\D)(\d{1,9})\D+([0-9a-f]{64})\b/i.exec(line);
  const id = json ? json.id : Number(words?.[1]);
  const hash = json ? json.hash : words?.[2]?.toLowerCase();
  return typeof id === 'number' && Number.isInteger(id) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)
    ? { id, hash }
    : undefined;
}

function parsed(line: string): { id?: unknown; hash?: unknown } | undefined {
  try {
    return JSON.parse(line) as { id?: unknown; hash?: unknown };
  } catch {
    return undefined;
  }
}

/** A seal as a line to print and keep on paper; `verify --against` reads it again. */
export const sealLine = (seal: Seal): string => `封存 Seal ${seal.id} ${seal.hash}`;

/** Makes seals, and keeps them in a file beside the database. */
@Injectable()
export class Seals {
  constructor(
    private readonly reader: Reader,
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  get file(): string {
    return join(this.settings.dataDir, SEALS_FILE);
  }

  /** Seals everything that has ended since the last seal; gives the new seals, none where nothing is new. */
  seal(): Promise<Seal[]> {
    return this.sealing(empty);
  }

  /** Seals unless one was made within the last twenty hours. One node does it: the others find that it is done. */
  sealDaily(): Promise<Seal[]> {
    return this.sealing(sql`where pg_try_advisory_xact_lock(hashtext('history.seal.daily'))
      and not exists (select from history.seals k where k.at > now() - interval '20 hours')`);
  }

  /**
   * Adds to the file what it lacks. @throws Error where the file's last line is not what the database says: then either the history was
   * rewritten, or another database's file lies here, and nothing may be written over the evidence.
   */
  async keepOutside(): Promise<number> {
    const last = await lastKept(this.file);
    const known = await this.reader.rows<Seal>(
      sql`/* seals.since */ select ${columns} from history.seals where id >= ${last?.id ?? 0} order by id`,
    );
    const same = known.find(({ id }) => id === last?.id);
    if (last && same?.hash !== last.hash)
      throw new Error(
        `${this.file}: seal ${last.id} is not the one in the database. Run: npm run tongxin -- verify --against ${this.file}`,
      );
    const missing = known.filter(({ id }) => id > (last?.id ?? 0));
    if (!missing.length) return 0;
    await mkdir(this.settings.dataDir, { recursive: true });
    await appendFile(this.file, missing.map((seal) => `${JSON.stringify(seal)}\n`).join(''), { mode: 0o600 });
    return missing.length;
  }

  private sealing(condition: Sql): Promise<Seal[]> {
    return this.transactions.run({ accountId: null }, { act: 'seal' }, async (tx) => {
      // In the select list the function is called for each row of `due` alone; in a join it could be called first.
      return tx.rows<Seal>(sql`/* seals.make */ with due as materialized (select 1 ${condition}),
        made as materialized (select history.seal() as seal from due) select ${columns} from made, lateral (select (made.seal).*) s`);
    });
  }
}

/** The last line of the file, read from its end. */
async function lastKept(file: string): Promise<SealKey | undefined> {
  if (!existsSync(file)) return undefined;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const piece = Buffer.alloc(Math.min(size, 4096));
    await handle.read(piece, 0, piece.length, size - piece.length);
    const line = piece.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
    return line === '' ? undefined : (sealKeyOf(line) ?? { id: 0, hash: '' });
  } finally {
    await handle.close();
  }
}

/** At least one seal a day while the server runs, and every seal in the file. */
@Injectable()
export class SealKeeper implements OnApplicationShutdown {
  private readonly logger = new Logger('Seals');
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly seals: Seals) {}

  /** Called by the server once it is ready; commands and tests make seals when they want to. */
  start(): void {
    const look = (): void => {
      this.look().catch((error: unknown) => {
        this.logger.warn(error instanceof Error ? error.message : String(error));
      });
    };
    this.timers.push(setTimeout(look, FIRST_LOOK).unref(), setInterval(look, HOUR).unref());
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private async look(): Promise<void> {
    await this.seals.sealDaily();
    await this.seals.keepOutside();
  }
}
