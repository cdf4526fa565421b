import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Trouble } from '../platform/settings/trouble.js';
import { BrokenArchive, type Member, readTar } from './archive.js';
import { Summing } from './copying.js';
import { FORMAT, type Head, HEAD, type Manifest, MANIFEST, pieceOf, SEALS, tableName, type TableSum } from './format.js';

/** What goes on while an archive is read, in its order. */
export interface ArchiveReader {
  head?(head: Head): Promise<void>;
  piece?(table: string, content: Buffer): Promise<void>;
  /** After the last piece of a table; also for a table without any. */
  tableEnd?(table: string): Promise<void>;
}

export interface Checked {
  readonly head: Head;
  readonly manifest: Manifest;
}

/**
 * Reads a back-up from its first byte to its last without any server: it is whole, in order, and every table is what the manifest says.
 * @throws Trouble naming what is wrong with the file
 */
export async function readArchive(file: string, reader: ArchiveReader = {}): Promise<Checked> {
  try {
    let checked: Checked | undefined;
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      checked = await new Reading(reader).all(readTar(bytes));
    });
    return checked as Checked;
  } catch (error) {
    throw explained(error, file);
  }
}

class Reading {
  private head?: Head;
  private manifest?: Manifest;
  private readonly sums: TableSum[] = [];
  private current: { table: string; pieces: number; summing: Summing } | undefined;

  constructor(private readonly reader: ArchiveReader) {}

  async all(members: AsyncIterable<Member>): Promise<Checked> {
    for await (const member of members) {
      if (this.manifest) throw new BrokenArchive(`${member.name} comes after the manifest`);
      if (!this.head) await this.begin(member);
      else if (member.name === MANIFEST) await this.finish(member);
      else if (member.name === SEALS) await this.endTables();
      else await this.piece(member);
    }
    if (!this.head || !this.manifest) throw new BrokenArchive('there is no manifest');
    return { head: this.head, manifest: this.manifest };
  }

  private async begin({ name, content }: Member): Promise<void> {
    const head = name === HEAD ? (JSON.parse(content.toString('utf8')) as Partial<Head>) : {};
    if (head.product !== 'tongxin' || head.format === undefined) throw new BrokenArchive('this is no back-up of Tongxin');
    if (head.format > FORMAT)
      throw new Trouble('这份备份由更新版本的同心写成，请先升级程序。', 'A newer Tongxin wrote this back-up: upgrade the program first.');
    this.head = head as Head;
    await this.reader.head?.(this.head);
  }

  private async piece({ name, content }: Member): Promise<void> {
    const place = pieceOf(name);
    if (!place) throw new BrokenArchive(`${name} does not belong here`);
    if (this.current?.table !== place.table) await this.endTables(place.table);
    const { current } = this;
    if (current?.table !== place.table || place.number !== ++current.pieces) throw new BrokenArchive(`${name} is out of order`);
    current.summing.add(content);
    await this.reader.piece?.(place.table, content);
  }

  /** Ends the open table and those without a piece, in the order of the head, up to the one that begins now. */
  private async endTables(next?: string): Promise<void> {
    const order = this.head?.tables.map(tableName) ?? [];
    for (let at = this.sums.length; at < order.length; at++) {
      const table = order[at] as string;
      if (table === next) {
        this.current = { table, pieces: 0, summing: new Summing(table) };
        return;
      }
      this.sums.push((this.current?.table === table ? this.current.summing : new Summing(table)).sum());
      await this.reader.tableEnd?.(table);
    }
    this.current = undefined;
  }

  private async finish({ content }: Member): Promise<void> {
    await this.endTables();
    const manifest = JSON.parse(content.toString('utf8')) as Manifest;
    const wrong = this.sums.find((sum, at) => JSON.stringify(sum) !== JSON.stringify(manifest.tables[at]));
    if (wrong || manifest.tables.length !== this.sums.length)
      throw new BrokenArchive(`${wrong?.table ?? 'a table'} is not what the manifest says`);
    this.manifest = manifest;
  }
}

function explained(error: unknown, file: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
    return new Trouble(`读不了 ${file}（${code}）。`, `${file} cannot be read (${code}).`, { cause: error });
  if (error instanceof BrokenArchive || error instanceof SyntaxError || code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new Trouble(`备份已损坏或不完整：${file}（${message}）。`, `The back-up is damaged or not whole: ${file} (${message}).`, {
      cause: error,
    });
  return error;
}
