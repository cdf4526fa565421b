import type { Spooled } from '../../platform/files/spooled.js';
import { type Problem, problem } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import { type ReadFile, REFUSALS, type WorkbookReader } from '../../spreadsheets/index.js';

/** That a file cannot be taken, with its sentence. */
export const refused = (refusal: string, detail: Words): Problem => problem('workbook_refused', { detail, members: { refusal } });

/** What was read of a file that is read. */
type ReadGrids = Exclude<ReadFile, { readonly refused: unknown }>;

/** The sheets of a file. @throws Problem 422 with the sentence of a file that is not read */
export async function gridsOf(workbooks: WorkbookReader, file: Spooled): Promise<ReadGrids> {
  const read = await workbooks.read(file);
  if ('refused' in read) throw refused(read.refused, REFUSALS[read.refused]);
  return read;
}
