import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MB, READ, REFUSED, rows } from '../../../test/hostile-workbooks.js';
import { types, zipOf } from '../../../test/papers.js';
import { readContent, workbook } from '../../../test/workbooks.js';
import { REFUSALS } from './refusals.js';
import { type ReadFile, WorkbookReader } from './workbook-reader.js';

const textsOf = (read: ReadFile): string[] =>
  'grids' in read ? read.grids.flatMap(({ rows: all }) => all.flatMap(({ cells }) => cells.flatMap((one) => (one ? [one.text] : [])))) : [];

describe('hostile workbooks', () => {
  const reader = new WorkbookReader();

  it('are more than fifty', () => expect(REFUSED.length + READ.length).toBeGreaterThan(50));

  it.each(REFUSED)('%s is refused', async (_, content, why) => {
    expect(await readContent(reader, content())).toEqual({ refused: why });
  });

  it.each(READ)('%s is read', async (_, content, says) => {
    const read = await readContent(reader, content());
    expect(textsOf(read)).toEqual(expect.arrayContaining([...says]));
  });

  it('another file is read after all of them, and this process held none of it', async () => {
    expect(textsOf(await readContent(reader, workbook()))).toEqual(['名称']);
  });

  it('links to other files are said and not followed', async () => {
    const relations = '<Relationship Id="x" Type="http://x/externalLink" Target="externalLinks/externalLink1.xml"/>';
    const linked = workbook({ relations, sheets: ['<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c></row>'] });
    expect(await readContent(reader, linked)).toMatchObject({
      notices: ['externalLinks'],
      grids: [{ rows: [{ cells: [{ text: '5' }] }] }],
    });
  });

  it('a file whose content never comes is given up, and at once when nobody waits for it any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-book-'));
    const pipe = join(folder, 'endless');
    execFileSync('mkfifo', [pipe]);
    const descriptor = openSync(pipe, 'r+');
    try {
      const impatient = new WorkbookReader({ memory: 700 * MB, time: 300 });
      expect(await impatient.read({ descriptor, bytes: 1 })).toEqual({ refused: 'tooSlow' });
      const nobody = new AbortController();
      const waiting = reader.read({ descriptor, bytes: 1 }, nobody.signal);
      nobody.abort(new Error('nobody waits'));
      await expect(waiting).rejects.toThrow('nobody waits');
    } finally {
      closeSync(descriptor);
      rmSync(folder, { recursive: true });
    }
  });

  it('one that needs more memory than it may take is ended', async () => {
    const strings = `<sst>${rows(300_000, (i) => `<si><t>${`示例商会第${i}号`.repeat(12)}</t></si>`)}</sst>`;
    const small = new WorkbookReader({ memory: 230 * MB, time: 60_000 });
    expect(await readContent(small, workbook({ strings }))).toEqual({ refused: 'tooMuchMemory' });
  });

  it('a file of more than 50 MB is not even opened', async () => {
    expect(await reader.read({ descriptor: -1, bytes: 50 * MB + 1 })).toEqual({ refused: 'tooLarge' });
  });

  it('each refusal has its sentence in both languages', () => {
    for (const { zh, en } of Object.values(REFUSALS)) expect([zh, en].every((sentence) => sentence.length > 8)).toBe(true);
  });
});

it('a part of a workbook that says what it is stands where its relations say', async () => {
  const moved = zipOf([
    types('x'),
    { name: '_rels/.rels', data: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/book/main.xml"/></Relationships>' },
    {
      name: 'book/_rels/main.xml.rels',
      data: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../tab.xml"/></Relationships>',
    },
    {
      name: 'book/main.xml',
      data: '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="表" r:id="rId1"/></x:sheets></x:workbook>',
    },
    {
      name: 'tab.xml',
      data: `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    },
  ]);
  expect(await readContent(new WorkbookReader(), moved)).toMatchObject({
    grids: [{ sheet: '表', rows: [{ row: 1, cells: [{ text: '甲' }] }] }],
  });
});
