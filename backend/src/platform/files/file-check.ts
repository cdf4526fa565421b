import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Injectable, Optional } from '@nestjs/common';
import { containsIdentityNumber } from '../chinese/identity-number.js';
import { fault, type Fault } from '../http/faults.js';
import { Turns } from '../turns.js';
import { endsAs, type FileKindCode } from './file-kinds.js';
import type { Spooled } from './spooled.js';

const LOOKER = fileURLToPath(new URL(`./looker${extname(import.meta.url)}`, import.meta.url));
const AT_A_TIME = 2;
const MOST_MEMORY = 700 * 1024 * 1024;
/** Milliseconds that the look into one file may take. */
const MOST_TIME = 60_000;
const WATCHED_EVERY = 50;
const PAGE = 4096;
/** The end of a text that is looked at again with what follows: an identity number may lie across. */
const OVERLAP = 120;

type Line = { readonly text: string } | { readonly kind: FileKindCode } | { readonly refused: string };

/** What a file turned out to be, or why it is not kept. */
export type Checked = { readonly kind: FileKindCode } | { readonly fault: Fault };

/**
 * Looks into files before they are kept: what they are by their content, that nothing in them runs, and that their text holds no identity
 * number (office.md 7.4). Each is looked at by a process of its own, whose memory and time are bounded.
 */
@Injectable()
export class FileCheck {
  private readonly turns = new Turns(AT_A_TIME);

  constructor(@Optional() private readonly mostTime: number = MOST_TIME) {}

  /** `name` as the user's machine calls the file. */
  async check(file: Pick<Spooled, 'bytes' | 'descriptor'>, name: string): Promise<Checked> {
    if (file.bytes === 0) return { fault: fault('file_empty') };
    const leave = await this.turns.take(new AbortController().signal);
    try {
      return judged(await look(file.descriptor, this.mostTime), name);
    } finally {
      leave();
    }
  }
}

/** What ended the look before the looker itself told what the file is. */
type Ended = 'identity_number' | 'time' | 'bomb';

function judged(end: Line | Ended, name: string): Checked {
  if (typeof end === 'string') return { fault: fault(`file_${end}`) };
  if ('text' in end) return { fault: fault('file_bomb') };
  if ('refused' in end) return { fault: fault(`file_${end.refused}` as 'file_kind') };
  return endsAs(end.kind, name) ? end : { fault: fault('file_name_and_content', { kind: end.kind }) };
}

/** What the looker says last; it is ended as soon as it is clear, and when it takes too much. One that dies of itself had too little memory. */
async function look(descriptor: number, mostTime: number): Promise<Line | Ended> {
  const child = spawn(process.execPath, ['--max-old-space-size=512', LOOKER], { stdio: ['ignore', 'pipe', 'ignore', descriptor] });
  const started = Date.now();
  let lost: Ended = 'bomb';
  const watch = setInterval(() => {
    const late = Date.now() - started > mostTime;
    if (late) lost = 'time';
    if (late || memoryOf(child) > MOST_MEMORY) child.kill('SIGKILL');
  }, WATCHED_EVERY);
  try {
    let before = '';
    for await (const text of createInterface({ input: child.stdout as Readable, crlfDelay: Infinity })) {
      const line = JSON.parse(text) as Line;
      if (!('text' in line)) return line;
      if (containsIdentityNumber(before + line.text)) return 'identity_number';
      before = line.text.slice(-OVERLAP);
    }
    return lost;
  } catch {
    return lost; // it was ended in the middle of a line
  } finally {
    clearInterval(watch);
    child.kill('SIGKILL');
  }
}

/** Bytes that the process holds in memory; 0 where the system does not tell (only Linux does). */
function memoryOf({ pid }: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
}
