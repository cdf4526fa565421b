/** A back-up is a gzipped tar file: head.json, the pieces of each table (`public.organizations/000001`: COPY's text format, in order),
 *  seals.jsonl, manifest.json. Whatever comes after the manifest is none. */
export const FORMAT = 1;

export interface ArchivedTable {
  readonly schema: string;
  readonly name: string;
  /** Written columns in order; generated ones are none. */
  readonly columns: readonly string[];
}

export interface Head {
  readonly product: 'tongxin';
  readonly format: number;
  readonly madeAt: string;
  readonly server: string;
  readonly incarnation: number;
  /** Names of the migrations that the database had, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly ArchivedTable[];
}

export interface TableSum {
  /** `schema.name` */
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly tables: readonly TableSum[];
  /** The next number that each identity column has given out; null where none. */
  readonly sequences: readonly { readonly name: string; readonly last: string | null }[];
  readonly lastSeal: { readonly id: number; readonly hash: string } | null;
}

export const HEAD = 'head.json';
export const SEALS = 'seals.jsonl';
export const MANIFEST = 'manifest.json';

export const tableName = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `${schema}.${name}`;

/** Place of a piece in the archive, and back. */
export const pieceName = (table: string, number: number): string => `${table}/${String(number).padStart(6, '0')}`;

export function pieceOf(name: string): { table: string; number: number } | undefined {
  const [, table, number] = /^([a-z_]+\.[a-z0-9_]+)\/(\d{6,})$/.exec(name) ?? [];
  return table === undefined ? undefined : { table, number: Number(number) };
}
