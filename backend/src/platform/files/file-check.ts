import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Optional } from '@nestjs/common';
import { linesOf } from '../bounded-program.js';
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

/** What the looker says last; it is ended as soon as that is clear. */
async function look(descriptor: number, time: number): Promise<Line | Ended> {
  const lines = linesOf(LOOKER, descriptor, { memory: MOST_MEMORY, time });
  try {
    let before = '';
    for (let next = await lines.next(); ; next = await lines.next()) {
      if (next.done) return next.value === 'time' ? 'time' : 'bomb';
      const line = lineOf(next.value);
      if (!line) continue; // it was ended in the middle of a line
      if (!('text' in line)) return line;
      if (containsIdentityNumber(before + line.text)) return 'identity_number';
      before = line.text.slice(-OVERLAP);
    }
  } finally {
    await lines.return(undefined);
  }
}

function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
