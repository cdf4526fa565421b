import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import pg, { type PoolClient } from 'pg';
import type { Sql } from './sql.js';

/** Pieces that wait to be taken; with more of them the server waits. */
const WAITING = 2;

/**
 * The rows of an answer in pieces, as the server sends them. The statement runs once, to its end: one that is fetched through a cursor may not
 * share its work among processes, and sorts a whole registry alone. Whoever takes no more lets the connection be closed: rows may still come.
 */
export function rowsAsTheyCome<T>(client: PoolClient, { text, values }: Sql, size: number): AsyncIterable<T[]> {
  const { stream: socket } = (client as unknown as { connection: { stream: Socket } }).connection;
  const pieces = new Readable({ objectMode: true, highWaterMark: WAITING, read: () => void socket.resume() });
  let piece: unknown[] = [];
  client
    .query(new pg.Query<never>({ text, values }))
    .on('row', (row) => {
      if (piece.push(row) < size) return;
      if (!pieces.push(piece)) socket.pause();
      piece = [];
    })
    .on('end', () => {
      if (piece.length) pieces.push(piece);
      pieces.push(null);
    })
    .on('error', (error: Error) => pieces.destroy(error));
  return pieces as AsyncIterable<T[]>;
}
