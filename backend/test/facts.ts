import pg from 'pg';

/** Asks the database as its owner: over one connection that is closed afterwards. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A connection that is lost while nobody asks it is told by the next question, and ends no other test.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What `verify` would find, but for the seals; an empty list is the good answer. */
export function findings(url: string): Promise<Record<string, unknown>[]> {
  return asOwner(url, async (client) => {
    const questions = [
      'select * from history.missing_guards()',
      'select w.table_name, d.* from history.watched w, history.differing_rows(w.table_name) d',
      'select * from history.broken_entries()',
      'select * from derived_differences()',
    ];
    const found: Record<string, unknown>[] = [];
    for (const question of questions) found.push(...(await client.query<Record<string, unknown>>(question)).rows);
    return found;
  });
}

/** Every table of the registry and of the history. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'history') order by 1`,
  );
  return rows.map((row) => row.name);
}

/** How many rows each table holds: equal before and after means that nothing was half written. */
export function counts(url: string): Promise<Record<string, number>> {
  return asOwner(url, async (client) => {
    const parts = (await tablesOf(client)).map((name) => `select '${name}' as name, count(*)::int as n from ${name}`);
    const { rows } = await client.query<{ name: string; n: number }>(parts.join(' union all '));
    return Object.fromEntries(rows.map((row) => [row.name, row.n]));
  });
}

/** One checksum for each live table of facts and of what is derived from them, over its rows without their version and in no order. */
export function checksums(url: string): Promise<Record<string, string>> {
  return asOwner(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from history.watched union select unnest(array['organization_segments', 'organization_search', 'area_spans', 'term_segments']) order by 1`,
    );
    const parts = tables.map(
      ({ name }) =>
        `select '${name}' as name, md5(coalesce(string_agg(r, '|' order by r), '')) as sum from (select (to_jsonb(t) - 'version')::text as r from ${name} t) x`,
    );
    const { rows } = await client.query<{ name: string; sum: string }>(parts.join(' union all '));
    return Object.fromEntries(rows.map((row) => [row.name, row.sum]));
  });
}
