import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { csvOf } from './csv.js';
import { dispositionOf } from '../platform/http/disposition.js';
import { Turns } from '../platform/turns.js';
import type { Sheet } from './sheet.js';
import { xlsxOf } from './xlsx.js';

export const FORMATS = ['xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** A table that somebody asked for as a file. */
export interface OutgoingFile<Row> {
  readonly format: Format;
  readonly name: string;
  readonly sheet: Omit<Sheet<Row>, 'rows'>;
  /** The rows in pieces; the signal says that nobody waits for them any more. */
  rows(signal: AbortSignal): AsyncGenerator<readonly Row[]>;
  /** How it ended: how many rows went out, and whether all did. */
  ended(rows: number, whole: boolean): Promise<void>;
}

const TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const AHEAD = 256 * 1024;
/** Each holds a connection of the pool of ten; lists and forms need the others. */
const AT_A_TIME = 3;
/** Somebody who takes nothing for so long has gone away without a word. */
const STALLED = 120_000;

/** Sends tables as files while their rows are read: no more of one is in memory than the reader has not taken yet. */
@Injectable()
export class OutgoingFiles {
  private readonly logger = new Logger('OutgoingFiles');
  private readonly turns = new Turns(AT_A_TIME);

  /** What fails before the first row fails as any answer does; later the answer is cut, so that nobody takes a part for the whole. */
  async send<Row>(reply: FastifyReply, file: OutgoingFile<Row>): Promise<void> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const leave = await this.turns.take(gone.signal);
      const flow = new Flow(file.rows(gone.signal), (rows, whole) => {
        leave();
        file.ended(rows, whole).catch((error: unknown) => this.logger.error(`${file.name}: ${String(error)}`));
      });
      await flow.begin();
      this.answer(reply, file, flow);
      if (gone.signal.aborted) await flow.return();
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    }
  }

  private answer<Row>(reply: FastifyReply, file: OutgoingFile<Row>, flow: Flow<Row>): void {
    const sheet = { ...file.sheet, rows: flow };
    const bytes = Readable.from(file.format === 'csv' ? csvOf(sheet) : xlsxOf(sheet), { objectMode: false, highWaterMark: AHEAD });
    // Also where nothing of it was ever read: a generator that has not begun closes nothing behind it.
    bytes.once('close', () => void flow.return());
    reply.raw.once('close', () => void flow.return());
    reply.raw.setTimeout(STALLED, () => reply.raw.destroy());
    void reply.header('content-type', TYPES[file.format]).header('content-disposition', dispositionOf(file.name)).send(bytes);
  }
}

/** Rows on their way out: begun before the answer is, counted, and stopped once whatever happens. */
class Flow<Row> implements AsyncIterableIterator<readonly Row[]> {
  private first: IteratorResult<readonly Row[]> | undefined;
  private count = 0;
  private whole = false;
  private over = false;

  constructor(
    private readonly pieces: AsyncGenerator<readonly Row[]>,
    private readonly ended: (rows: number, whole: boolean) => void,
  ) {}

  async begin(): Promise<void> {
    this.first = await this.pull();
  }

  async next(): Promise<IteratorResult<readonly Row[]>> {
    const piece = this.first ?? (await this.pull());
    this.first = undefined;
    if (piece.done) await this.return(true);
    else this.count += piece.value.length;
    return piece;
  }

  /** Gives back what the rows hold. `whole`: they were all taken. */
  async return(whole: unknown = false): Promise<IteratorReturnResult<undefined>> {
    if (!this.over) {
      this.over = true;
      this.whole = whole === true;
      await this.pieces.return(undefined).catch(() => undefined);
      this.ended(this.count, this.whole);
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async pull(): Promise<IteratorResult<readonly Row[]>> {
    try {
      return await this.pieces.next();
    } catch (error) {
      await this.return();
      throw error;
    }
  }
}
