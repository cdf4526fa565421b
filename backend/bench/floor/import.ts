import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readXlsx } from 'hucre';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { nameForms, nameKey } from '../../src/platform/chinese/names.js';

// A list brought in, as one would write it by hand: staged by COPY, compared with what is there, written in sets. What is searched and sorted by
// is made of a name as the product makes it; the triggers of the tables write the history and everything that is derived.

/** What a list may name: counties of the office's own city by their names, and records to be changed. */
export const GROUND = [
  `select u.name from registry r join area_spans z on z.path @> array[r.city_area_id] and z.until_day = 'infinity' join areas u on u.id = z.area_id
    where u.level = 'county' order by u.code limit 7`,
  `select s.organization_id as id from organization_segments s where s.until_day = 'infinity' and s.shown and s.status = 'active' order by md5(s.organization_id::text) limit 20000`,
] as const;

const STAGE = `create temp table staged (id uuid, name text, kind text, type text, area text, founded text, supervisor text, name_key text, forms jsonb) on commit drop`;

/** New where nobody has the id nor the name; the first page of them, as a preview shows it. */
const COMPARED = `create temp table compared on commit drop as select x.*, gen_random_uuid() as born, o.id as known, t.id as type_id, a.id as area_id
  from staged x left join organizations o on o.id = x.id and o.voided_at is null
  left join organization_types t on t.name = x.type and t.kind = 'chamberOfCommerce'
  left join (select distinct on (u.name) u.name, u.id from areas u join area_spans z on z.area_id = u.id and z.until_day = 'infinity'
    cross join registry r where z.path @> array[r.city_area_id] order by u.name, u.code) a on a.name = x.area
  where x.name is null or not exists (select from organization_search n where name_cores(n.texts) @> array[x.name])`;

const WRITE = [
  `select o.version from organizations o join compared c on c.known = o.id order by o.id for no key update of o`,
  `update organizations o set version = version + 1 from compared c where c.known = o.id`,
  `update organization_profiles p set supervisor = c.supervisor from compared c where p.organization_id = c.known
    and p.from_earliest = (select max(q.from_earliest) from organization_profiles q where q.organization_id = p.organization_id)`,
  `insert into organizations (id, kind, founded_earliest, founded_latest)
    select c.born, 'chamberOfCommerce', (c.founded || '-01')::date, ((c.founded || '-01')::date + interval '1 month - 1 day')::date from compared c where c.known is null`,
  `insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id, supervisor)
    select gen_random_uuid(), c.born, c.name, c.name_key, array(select jsonb_array_elements_text(c.forms)), c.type_id, c.area_id, c.supervisor from compared c where c.known is null`,
] as const;

const PAGE = `select c.* from compared c order by c.name nulls first limit 100`;
const COUNTS = `select count(*) filter (where c.known is null)::int as founded, count(*) filter (where c.known is not null)::int as changed from compared c`;

async function rowsOf(content: Buffer, format: string): Promise<(string | null)[][]> {
  if (format === 'xlsx') {
    const [sheet] = (await readXlsx(content)).sheets;
    return (sheet?.rows ?? []).slice(1).map((cells) => cells.map((cell) => (typeof cell === 'string' && cell !== '' ? cell : null)));
  }
  const lines = content.toString('utf8').split('\r\n').slice(1).filter(Boolean);
  return lines.map((line) => line.split(',').map((cell) => (cell === '' ? null : cell)));
}

const copied = (cell: string | null): string => (cell === null ? '\\N' : cell.replaceAll(/[\\\t\n]/g, (sign) => `\\${sign}`));

/** Brings the list in and writes it, in one transaction of the client. Gives how many were written, and the page that a preview shows. */
export async function importList(client: PoolClient, content: Buffer, format: string): Promise<unknown> {
  const rows = await rowsOf(content, format);
  const lines = rows.map((row) => {
    const name = row[1] ?? '';
    const forms = name ? JSON.stringify(nameForms(name, undefined)) : null;
    return `${[...HEADED.map((at) => row[at] ?? null), name ? nameKey(name) : null, forms].map(copied).join('\t')}\n`;
  });
  await client.query('begin');
  try {
    await client.query(STAGE);
    await pipeline(Readable.from(lines), client.query(copyFrom('copy staged from stdin')));
    await client.query('analyze staged');
    await client.query(COMPARED);
    const page = await client.query(PAGE);
    const counts = await client.query<{ founded: number; changed: number }>(COUNTS);
    const change = JSON.stringify({ id: randomUUID(), act: 'organizations.import' });
    await client.query('select set_config($1, $2, true)', ['app.change', change]);
    for (const statement of WRITE) await client.query(statement);
    await client.query('commit');
    return { ...counts.rows[0], items: page.rows };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const HEADED = [0, 1, 2, 3, 4, 5, 6] as const;
