import type { INestApplicationContext } from '@nestjs/common';
import { Reader } from '../platform/database/reads.js';
import type { Sql } from '../platform/database/sql.js';
import { documentOf } from '../platform/http/openapi.js';
import { Trouble } from '../platform/settings/trouble.js';
import { ACTING, actingAs, parametersOf } from './acting.js';
import type { Command } from './command.js';

/** A statement as the API composes it for an account and a day, with its plan and its time. */
export const sql: Command = {
  zh: '显示某个查询组成的语句、执行计划与用时，例如 sql organizations.list --as rudong --asOf 2019-12-31 --q 商会。',
  en: 'Shows a statement as composed for an account and a query, its plan and its time.',
  usage: 'sql NAME [--as LOGIN] [--PARAMETER VALUE …]',
  async run([name, ...args]) {
    if (name === undefined || name.startsWith('--')) throw wrongUse();
    const { as: login = 'supervisor', ...query } = parametersOf(args);
    return actingAs(login, async (app) => {
      const statements = recorded(app);
      const { method, path } = routeOf(documentOf(app), name);
      const url = path.replace(/\{(\w+)\}/g, (_, key: string) => query[key] ?? '');
      const rest = Object.entries(query).filter(([key]) => !path.includes(`{${key}}`));
      const answer = await app.inject({ method, url: `${url}?${new URLSearchParams(rest).toString()}`, headers: ACTING });
      process.stdout.write(`${method} ${url} as ${login}: ${answer.statusCode}\n`);
      if (answer.statusCode >= 400) process.stdout.write(`${answer.body}\n`);
      for (const statement of [...statements]) await explain(app.get(Reader), statement);
      return answer.statusCode < 400 ? 0 : 1;
    });
  },
};

/** From now on keeps what is asked, in order. */
function recorded(app: INestApplicationContext): Sql[] {
  const reader = app.get(Reader);
  const rows = reader.rows.bind(reader);
  const kept: Sql[] = [];
  const stream = reader.stream.bind(reader);
  reader.rows = <T>(query: Sql): Promise<T[]> => {
    kept.push(query);
    return rows<T>(query);
  };
  reader.stream = <T>(query: Sql, signal?: AbortSignal): AsyncGenerator<T[]> => {
    kept.push(query);
    return stream<T>(query, signal);
  };
  return kept;
}

/** Prints a statement with its values and the plan that it has: the one for all values where it is kept. */
async function explain(reader: Reader, query: Sql): Promise<void> {
  const { text, values } = query;
  if (!/^\s*\/\*[^*]*\*\/\s*(--[^\n]*\n\s*)*(with|select)\b/i.test(text)) return;
  process.stdout.write(`\n${text.trim()}\n${values.map((value, i) => `  $${i + 1} = ${JSON.stringify(value)}`).join('\n')}\n\n`);
  for (const line of await reader.explain(query)) process.stdout.write(`    ${line}\n`);
}

function routeOf(document: ReturnType<typeof documentOf>, name: string): { method: 'GET'; path: string } {
  const found = Object.entries(document.paths).find(([, item]) => item.get?.operationId === name);
  if (found) return { method: 'GET', path: found[0] };
  const known = Object.values(document.paths).flatMap((item) => item.get?.operationId ?? []);
  throw new Trouble(`没有查询 ${name}。有：${known.join('、')}`, `There is no question ${name}; the list is above.`);
}

const wrongUse = (): Trouble =>
  new Trouble(
    `用法：npm run sql -- organizations.list --as rudong --asOf 2019-12-31`,
    `Usage: npm run sql -- organizations.list --as rudong --asOf 2019-12-31`,
  );
