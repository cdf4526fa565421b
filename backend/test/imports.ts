import type { ImportAnswer, ImportRowAnswer, ImportRowsAnswer } from '../src/organizations/imports/imports.dto.js';
import type { ShownJob } from '../src/platform/jobs/jobs.js';
import { asOwner } from './facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from './office.js';

export const IMPORTS = '/api/imports';

/** An office whose city is known, so that what sits elsewhere is on its list; jobs are done. */
export async function openImportingOffice(): Promise<Office> {
  const office = await openOffice({ jobTimes: { look: 20, beat: 500, silence: 20_000 } });
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $1, true, now())`,
      [office.area('3206')],
    );
  });
  return office;
}

/** What somebody does at 导入. */
export class Importing {
  constructor(private readonly who: Person) {}

  begin(rows: string[][]): Promise<Reply<ImportAnswer & Body>> {
    return this.who.send('POST', IMPORTS, { rows });
  }

  async rowsOf(id: string, query = ''): Promise<ImportRowAnswer[]> {
    return (await this.who.get<ImportRowsAnswer>(`${IMPORTS}/${id}/rows${query}`)).body.items;
  }

  decide(id: string, row: number, patch: Body): Promise<Reply<ImportAnswer & Body>> {
    return this.who.send('PATCH', `${IMPORTS}/${id}/rows/${row}`, patch);
  }

  /** Asks for what is right to be written. Gives the job. */
  async asked(id: string): Promise<ShownJob> {
    return (await this.who.send<ShownJob>('POST', `${IMPORTS}/${id}/apply`, {})).body;
  }

  /** The job once `is` says so of it. */
  async job(id: string, is: (job: ShownJob) => boolean): Promise<ShownJob> {
    for (;;) {
      const { body } = await this.who.get<ShownJob>(`/api/jobs/${id}`);
      if (is(body)) return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  ended(id: string): Promise<ShownJob> {
    return this.job(id, ({ state }) => !['waiting', 'running'].includes(state));
  }

  async applied(id: string): Promise<ShownJob> {
    return this.ended((await this.asked(id)).id);
  }

  undo(changeSet: unknown): Promise<Reply> {
    return this.who.send('POST', `/api/changes/${String(changeSet)}/undo`, { reason: '试' });
  }
}

/** What is wrong with a row, as its cells tell it. */
export const problemsOf = (row: ImportRowAnswer | undefined): string[] =>
  (row?.problems ?? []).map(({ field, message }) => `${field ?? '行'}：${message}`);
