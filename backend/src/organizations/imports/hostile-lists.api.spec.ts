import { cloneDatabase, type TestDatabase } from '../../../test/database.js';
import { counts } from '../../../test/facts.js';
import { MB, READ, REFUSED } from '../../../test/hostile-workbooks.js';
import { KilledNode, type Told } from '../../../test/kill/node.js';
import { text, workbook } from '../../../test/workbooks.js';
import { REFUSALS } from '../../spreadsheets/index.js';

/** What harms a reader goes in by the door of the import, to a server of its own whose memory is looked at. */

let database: TestDatabase;
let node: KilledNode;
let token: string;
let before: Record<string, number>;
let peak: number | undefined;

beforeAll(async () => {
  database = await cloneDatabase();
  node = new KilledNode({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl });
  ({ token } = await node.begin());
  before = await kept();
  peak = node.peak;
}, 120_000);
afterAll(async () => {
  await node.stop();
  await database.drop();
}, 60_000);

/** How much there is. The seal of the day the server makes when it has run for a while, whatever comes in. */
const kept = async (): Promise<Record<string, number>> =>
  Object.fromEntries(Object.entries(await counts(database.ownerUrl)).filter(([table]) => table !== 'history.seals'));

function sent(content: Buffer): Promise<Told> {
  const form = new FormData();
  form.set('facts', '{}');
  form.set('file', new Blob([new Uint8Array(content)]), '名单.xlsx');
  return node.ask('POST', '/imports/file', token, form, { 'accept-language': 'zh' });
}
const said = ({ status, body }: Told): unknown[] => [status, body['refusal'], body['detail']];

it.each(REFUSED)('%s is refused in its sentence, and nothing is kept', async (_, content, why) => {
  expect(said(await sent(content()))).toEqual([422, why, REFUSALS[why].zh]);
  expect(await kept()).toEqual(before);
});

it.each(READ)('%s is no list, and nothing is kept', async (_, content) => {
  expect(said(await sent(content()))).toEqual([422, 'noList', expect.stringMatching(/^没有找到名单/)]);
  expect(await kept()).toEqual(before);
});

it('the server held none of it, and reads a list as before', async () => {
  // What reads is a process of its own that is ended at its bounds; this one only passes on what it says.
  if (peak !== undefined) expect((node.peak ?? 0) - peak).toBeLessThan(400 * MB);
  const list = `<row r="1">${text('A1', '名称')}${text('B1', '类型')}</row><row r="2">${text('A2', '示例商会')}${text('B2', '行业商会')}</row>`;
  const { status, body } = await sent(workbook({ sheets: [list] }));
  expect([status, body['counts']]).toEqual([201, expect.objectContaining({ wrong: 1 })]);
});
