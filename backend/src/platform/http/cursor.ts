import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reads.js';
import { sql } from '../database/sql.js';
import { isDay, type Day } from '../time/day.js';

/** Where a list goes on: the sort keys of a row, the day of the list, and what was asked. */
export class Cursor {
  constructor(
    readonly keys: readonly unknown[],
    readonly day: Day,
    readonly filter: string,
  ) {}
}

/** Makes and opens cursors. They are signed with a key that lies in the database, so that every node takes those of the others. */
@Injectable()
export class Cursors {
  private secret?: Promise<Buffer>;

  constructor(private readonly reader: Reader) {}

  /** The cursor as text for an address. */
  async mark(cursor: Cursor): Promise<string> {
    const content = Buffer.from(JSON.stringify([cursor.keys, cursor.day, cursor.filter])).toString('base64url');
    return `${content}.${(await this.seal(content)).toString('base64url')}`;
  }

  /** The cursor in a text, or nothing where we did not make it. */
  async open(text: string): Promise<Cursor | undefined> {
    const [content = '', seal = '', ...rest] = text.split('.');
    const given = Buffer.from(seal, 'base64url');
    const right = await this.seal(content);
    if (rest.length || given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const [keys, day, filter] = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as [unknown[], Day, string];
    return isDay(day) ? new Cursor(keys, day, filter) : undefined;
  }

  /** The database was begun anew: its key is another. */
  forget(): void {
    this.secret = undefined;
  }

  private async seal(content: string): Promise<Buffer> {
    this.secret ??= this.load();
    const secret = await this.secret.catch((error: unknown) => {
      this.secret = undefined;
      throw error;
    });
    return createHmac('sha256', secret).update(content).digest().subarray(0, 16);
  }

  private async load(): Promise<Buffer> {
    const row = await this.reader.one<{ value: Buffer }>(sql`/* cursors.secret */ select value from secrets where name = 'cursor'`);
    if (!row) throw new Error('The key of the cursors is missing in the table secrets.');
    return row.value;
  }
}

/** A short name of what was asked: filter, sort and scope. Two lists with the same name go on with each other's cursors. */
export const fingerprint = (...parts: readonly unknown[]): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
