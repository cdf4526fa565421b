import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import QueryStream from 'pg-query-stream';
import { setTypeParsers } from '../../src/platform/database/types.js';
import {
  ALL,
  CHANGE,
  CALENDAR,
  COUNT,
  COUNT_OF_KINDS,
  DOCUMENTS,
  DOCUMENTS_FOUND,
  DUE,
  DUE_COUNTS,
  HOLDERS,
  LIST,
  LIST_OF_AREA,
  LIST_OF_TITLE,
  NAMES,
  ONE,
  SEARCH_COMMON,
  SEARCH_RARE,
} from './statements.js';
import { GROUND, importList } from './import.js';
import { TABLE, tableOf, type TableRow, tableWorkbook } from './table.js';
import { writeWorkbook } from './workbook.js';

// The floor (performance.md): a bare server that answers the same questions from the same tables.
setTypeParsers();
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: `-c search_path=${process.env.FLOOR_SEARCH_PATH ?? 'public'} -c timezone=UTC -c jit=off`,
});

type Answer = (query: URLSearchParams, request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** Named: the statement is planned once for each connection. A search for common words is not: its plan depends on the word (performance.md). */
const rows = async (name: string, text: string, values: unknown[]): Promise<unknown[]> =>
  (await pool.query<Record<string, unknown>>({ name, text, values })).rows;
const unnamed = async (text: string, values: unknown[]): Promise<unknown[]> =>
  (await pool.query<Record<string, unknown>>(text, values)).rows;
const of = (query: URLSearchParams, name: string): string => query.get(name) ?? '';

const answers: Readonly<Record<string, Answer>> = {
  '/': () => Promise.resolve({ ok: true }),
  '/list': async (query) => ({ items: await rows('list', LIST, [of(query, 'kind')]) }),
  '/list-with-total': async (query) => {
    const [items, [total]] = await Promise.all([rows('list', LIST, [of(query, 'kind')]), rows('count', COUNT, [of(query, 'kind')])]);
    return { items, ...(total as { count: number }) };
  },
  '/count-of-kinds': async () => ({ items: await rows('count-of-kinds', COUNT_OF_KINDS, []) }),
  '/list-of-area': async (query) => ({ items: await rows('list-of-area', LIST_OF_AREA, [of(query, 'areaId')]) }),
  '/list-of-title': async (query) => ({ items: await unnamed(LIST_OF_TITLE, [of(query, 'title')]) }),
  '/search-common': async (query) => ({ items: await unnamed(SEARCH_COMMON, [of(query, 'q')]) }),
  '/search-rare': async (query) => ({ items: await rows('search-rare', SEARCH_RARE, [of(query, 'q')]) }),
  '/documents': async () => ({ items: await rows('documents', DOCUMENTS, []) }),
  '/documents-found': async (query) => ({ items: await unnamed(DOCUMENTS_FOUND, [of(query, 'q')]) }),
  '/one': async (query) => (await rows('one', ONE, [of(query, 'id')]))[0],
  '/holders': async (query) => ({ items: await rows('holders', HOLDERS, [of(query, 'id'), of(query, 'asOf')]) }),
  '/calendar': async (query) => ({ items: await rows('calendar', CALENDAR, [of(query, 'from'), of(query, 'until')]) }),
  '/due': async (query) => ({ items: await rows('due', DUE, [of(query, 'from'), of(query, 'until')]) }),
  '/due-counts': async (query) => ({ items: await rows('due-counts', DUE_COUNTS, [of(query, 'from'), of(query, 'until')]) }),
  '/change': async (query, request) => change([of(query, 'id')], JSON.parse(await bodyOf(request)) as { summary: string }),
  '/names': async (_, request) => ({
    items: await unnamed(NAMES, [(JSON.parse(await bodyOf(request)) as { names: string[] }).names]),
  }),
  '/bulk-edit': async (_, request) => {
    const { ids, summary } = JSON.parse(await bodyOf(request)) as { ids: string[]; summary: string };
    await change(ids, { summary });
    return { count: ids.length };
  },
  '/import-ground': async () => {
    const [areas, ids] = [await unnamed(GROUND[0], []), await unnamed(GROUND[1], [])] as [{ name: string }[], { id: string }[]];
    return { areas: areas.map(({ name }) => name), ids: ids.map(({ id }) => id) };
  },
  '/import': async (query, request) => {
    const content = await buffer(request);
    const client = await pool.connect();
    return importList(client, content, of(query, 'format')).finally(() => client.release());
  },
  '/table-screen': async (query) => tableOf(await tableRows(of(query, 'type'))),
  '/table-xlsx': async (query, _, response) => {
    const bytes = await tableWorkbook(await tableRows(of(query, 'type')));
    response.writeHead(200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }).end(bytes);
    return undefined;
  },
  '/export-csv': async (_, __, response) => {
    await exportCsv(response);
    return undefined;
  },
  '/export-xlsx': async (_, __, response) => {
    await exportXlsx(response);
    return undefined;
  },
};

const tableRows = async (type: string): Promise<TableRow[]> => (await pool.query<TableRow>(TABLE, [type])).rows;

async function change(ids: readonly string[], { summary }: { summary: string }): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select set_config($1, $2, true)', [
      'app.change',
      JSON.stringify({ id: randomUUID(), act: 'organizations.change' }),
    ]);
    const [lock, raise, write] = CHANGE;
    await client.query({ name: 'lock', text: lock, values: [ids] });
    await client.query({ name: 'raise', text: raise, values: [ids] });
    await client.query({ name: 'write', text: write, values: [ids, summary] });
    const answer = await client.query({ name: 'one', text: ONE, values: [ids[0]] });
    await client.query('commit');
    return answer.rows[0];
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** PostgreSQL writes the text, node passes it on. */
async function exportCsv(response: ServerResponse): Promise<void> {
  const client = await pool.connect();
  try {
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' });
    response.write('\uFEFF');
    await pipeline(client.query(copyTo(`copy (${ALL}) to stdout with (format csv, header)`)), response);
  } finally {
    client.release();
  }
}

async function exportXlsx(response: ServerResponse): Promise<void> {
  const client = await pool.connect();
  try {
    response.writeHead(200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    await writeWorkbook(client.query(new QueryStream(ALL, [], { batchSize: 1000, highWaterMark: 1000, rowMode: 'array' })), response);
  } finally {
    client.release();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return body;
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const answer = answers[url.pathname];
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  answer(url.searchParams, request, response).then(
    (body) => {
      if (body === undefined) return;
      const text = JSON.stringify(body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`the floor listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
