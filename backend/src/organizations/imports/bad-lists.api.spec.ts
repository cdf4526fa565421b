import { asOwner, findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import { form } from '../../../test/papers.js';
import { text, workbook } from '../../../test/workbooks.js';
import type { ImportAnswer, ImportRowAnswer, ImportRowsAnswer } from './imports.dto.js';

/** What is wrong with a list and harms nobody: each has its sentence, at its cell, its row or above the whole. */

let office: Office;
let supervisor: Person;
let rudong: Person;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
  rudong = await office.as('rudong');
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 60_000);

const URL = '/api/imports';
const zh = { 'accept-language': 'zh' };
async function sent(content: Buffer, who = supervisor): Promise<Reply<ImportAnswer & Body>> {
  const { body, headers } = form({}, content, '名单.xlsx');
  return who.send('POST', `${URL}/file`, body, { ...headers, ...zh });
}
const begin = (rows: string[][], who = supervisor): Promise<Reply<ImportAnswer & Body>> => who.send('POST', URL, { rows }, zh);
const rowsOf = async (id: string, who = supervisor): Promise<ImportRowAnswer[]> =>
  (await who.get<ImportRowsAnswer>(`${URL}/${id}/rows`, zh)).body.items;
const problemsOf = async (id: string, who = supervisor): Promise<string[][]> =>
  (await rowsOf(id, who)).map(({ outcome, problems }) => [
    outcome,
    ...problems.map(({ field, message }) => `${field ?? '行'}：${message}`),
  ]);

/** Rows of texts from a row on; what begins with `<` is a cell as it stands, of which the column is put in. */
const sheet = (table: readonly (readonly string[])[], from = 1): string =>
  table
    .map((cells, at) => {
      const put = cells.map((value, column) => {
        const place = `${String.fromCharCode(65 + column)}${from + at}`;
        return value.startsWith('<c') ? value.replace('<c', `<c r="${place}"`) : text(place, value);
      });
      return `<row r="${from + at}">${put.join('')}</row>`;
    })
    .join('');
const HEAD = ['名称', '类型', '属地', '成立日期', '备注'];
const row = (name: string, ...more: string[]): string[] => [name, '行业商会', '如东县', '2019-05', ...more];

describe('a workbook', () => {
  it('of a list and a million formatted empty rows is that list', async () => {
    const empty = Array.from({ length: 1_048_573 }, (_, at) => `<row r="${at + 4}" s="1"><c r="A${at + 4}" s="1"/></row>`).join('');
    const { status, body } = await sent(workbook({ sheets: [sheet([HEAD, row('示例空行甲商会'), row('示例空行乙商会')]) + empty] }));
    expect([status, body.counts, body.source.notices]).toEqual([201, expect.objectContaining({ new: 2, wrong: 0 }), []]);
  }, 60_000);

  it('that refers to others is read by the values kept in it, and that is said', async () => {
    const relations = '<Relationship Id="x" Type="http://x/externalLink" Target="externalLinks/externalLink1.xml"/>';
    const linked = '<c t="str"><f>[1]Sheet1!A1</f><v>示例局</v></c>';
    const { body } = await sent(workbook({ relations, sheets: [sheet([HEAD, row('示例外链商会', linked)])] }));
    expect(body.source.notices).toEqual(['工作簿引用了别的文件；只读其中已存的值，不去取那些文件']);
    expect((await rowsOf(body.id))[0]).toMatchObject({ outcome: 'new', cells: row('示例外链商会', '示例局') });
  });

  it('with formulas that were never reckoned and references that are gone has them told in their cells', async () => {
    const cells = [row('示例公式商会', '<c><f>A1&amp;B1</f></c>'), row('示例引用商会', '<c t="e"><v>#REF!</v></c>')];
    const { body } = await sent(workbook({ sheets: [sheet([HEAD, ...cells])] }));
    expect(await problemsOf(body.id)).toEqual([
      ['wrong', 'remarks：公式没有存下结果，请用 Excel 或 WPS 打开后再保存'],
      ['wrong', 'remarks：单元格是表格软件的错误值，请改正'],
    ]);
  });

  it('whose head takes two rows with merged cells is read, and that is said', async () => {
    const heads = [
      ['名称', '登记情况', '', '', '备注'],
      ['', '类型', '属地', '成立日期', ''],
    ];
    const merges = ['A1:A2', 'B1:D1', 'E1:E2'];
    const { body } = await sent(workbook({ merges, sheets: [sheet([...heads, row('示例两行商会', '示例')])] }));
    expect(body.columns.map(({ field }) => field)).toEqual(['name', 'type', 'areaName', 'foundedOn', 'remarks']);
    expect(body.source.notices).toEqual([expect.stringMatching(/^表头占了几行/)]);
    expect(body.counts).toMatchObject({ new: 1, wrong: 0 });
  });

  it('with a head merged over two columns is read by the first; what stands under the other is told', async () => {
    const head = ['名称', '类型', '属地', '成立日期', ''];
    const { body } = await sent(workbook({ merges: ['D1:E1'], sheets: [sheet([head, row('示例并列商会', '另一格')])] }));
    expect(body.source.notices).toEqual([expect.stringMatching(/^有些单元格/)]);
    expect(body.counts).toMatchObject({ new: 1, wrong: 0 });
  });

  it('with the same head twice is read by the leftmost, and that is said', async () => {
    const { body } = await sent(workbook({ sheets: [sheet([[...HEAD, '备注'], row('示例重头商会', '左', '右')])] }));
    expect(body.columns.map(({ field }) => field)).toEqual(['name', 'type', 'areaName', 'foundedOn', 'remarks', null]);
    expect(body.source.notices).toEqual([expect.stringMatching(/^有几列表头相同/)]);
    const pasted = await begin([[...HEAD, '备注'], row('示例重头商会', '左', '右')]);
    expect(pasted.body.source.notices).toEqual(body.source.notices);
  });
});

describe('a row', () => {
  const OWN = ['编号', '版本', '名称', '类型', '属地', '成立日期', '业务主管单位'];
  const UNKNOWN = 'id：名录里没有这个编号的组织，或不在您的权限范围内；要按新组织登记，请清空编号';
  const own = (id: string, version: number | string, name: string, supervisedBy = ''): string[] => {
    return [id, String(version), name, '行业商会', '如东县', '2015', supervisedBy];
  };

  it('with an id of another registry, beyond the reach, or that is none is told the same: unknown', async () => {
    const other = await office.found({ name: '示例在外商会', foundedOn: '2015', areaId: office.area('320681') });
    const ids = ['01990000-0000-7000-8000-000000000001', other, '12345'];
    const { body } = await begin([OWN, ...ids.map((id, at) => own(id, 1, `示例在外${at}商会`))], rudong);
    expect(await problemsOf(body.id, rudong)).toEqual(ids.map(() => ['wrong', UNKNOWN]));
  });

  it('of an organization that was merged since the export says so, with the day, and the other where the account sees it', async () => {
    const found = (name: string, area = '320623'): Promise<string> => office.found({ name, foundedOn: '2015', areaId: office.area(area) });
    const [a, b] = [await found('示例并入甲商会'), await found('示例并入乙商会')];
    const [far, there] = [await found('示例并入丙商会'), await found('示例并入启东商会', '320681')];
    const list = [OWN, own(a, 1, '示例并入甲商会', '甲局'), own(far, 1, '示例并入丙商会'), own(b, 1, '示例并入乙商会')];
    for (const [id, into] of [
      [a, b],
      [far, there],
    ] as const)
      expect((await office.act(id, 'merge', { into, on: '2024-03-01', reason: '示例' })).status).toBe(200);
    const { body } = await begin(list, rudong);
    expect(await problemsOf(body.id, rudong)).toEqual([
      ['wrong', '行：这个组织已于2024年3月1日并入“示例并入乙商会”，要改的请写到“示例并入乙商会”一行，并删去或跳过这一行'],
      ['wrong', '行：这个组织已于2024年3月1日并入另一组织，不能再修改，请删去或跳过这一行'],
      ['unchanged'],
    ]);
    // The other is named where no row speaks of it as well, and where a row of after the merger was edited.
    const alone = await begin([OWN, own(a, 1, '示例并入甲商会'), own(a, 2, '示例并入甲商会', '丙局')], rudong);
    for (const one of await problemsOf(alone.body.id, rudong))
      expect(one).toEqual(['wrong', expect.stringMatching(/并入“示例并入乙商会”/)]);
    // Exported after the merger and brought back as it was, it says nothing new.
    expect((await begin([OWN, own(a, 2, '示例并入甲商会')], rudong)).body.counts).toMatchObject({ unchanged: 1, wrong: 0 });
    const { rows } = await asOwner(office.database.ownerUrl, (client) =>
      client.query(`select from access_log where act = 'over-the-fence'`),
    );
    expect(rows).toEqual([]);
  });
});
