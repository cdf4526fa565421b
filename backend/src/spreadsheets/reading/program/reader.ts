// A program of its own: it reads the sheets of one file that somebody sent (descriptor 3), so that whatever the file does to it ends with it. It says
// line by line (JSON) the sheets, their rows and their merged cells, and at last that it is done, or why the file is not read.
import { contentOf, say } from '../../../platform/inside-program.js';
import type { Notice } from '../refusals.js';
import { Refused, Telling } from './telling.js';

const BEGINS_PACKAGE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const BEGINS_COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** By its content, whatever it is called. Libraries are loaded when they are needed: most of the time of a small file goes into its start. */
async function read(content: Buffer, telling: Telling): Promise<readonly Notice[]> {
  if (content.length === 0) throw new Refused('empty');
  if (content.subarray(0, 4).equals(BEGINS_PACKAGE)) return (await import('./xlsx.js')).readXlsx(content, telling);
  if (content.subarray(0, 8).equals(BEGINS_COMPOUND)) return (await import('./compound.js')).readCompound(content, telling);
  (await import('./delimited.js')).readDelimited(content, telling);
  return [];
}

try {
  const telling = new Telling();
  const notices = await read(contentOf(3), telling);
  telling.flush();
  say({ done: notices });
} catch (error) {
  say({ refused: error instanceof Refused ? error.message : 'broken' });
}
process.exit(0);
