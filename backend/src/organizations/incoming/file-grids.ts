import type { Spooled } from '../../platform/files/spooled.js';
import { type Problem, problem } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import { type Grid, type Notice, REFUSALS, type WorkbookReader } from '../../spreadsheets/index.js';

/** That a file cannot be taken, with its sentence. */
export const refused = (refusal: string, detail: Words): Problem => problem('workbook_refused', { detail, members: { refusal } });

/** The sheets of a file. @throws Problem 422 with the sentence of a file that is not read */
export async function gridsOf(
  workbooks: WorkbookReader,
  file: Spooled,
): Promise<{ readonly grids: readonly Grid[]; readonly notices: readonly Notice[] }> {
  const read = await workbooks.read(file);
  if ('refused' in read) throw refused(read.refused, REFUSALS[read.refused]);
  return read;
}
