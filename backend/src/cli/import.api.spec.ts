import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase, testServer } from '../../test/database.js';
import { asOwner, counts } from '../../test/facts.js';
import type { ListPreview } from '../organizations/index.js';
import type { ImportReport } from './import-apply.js';

let database: TestDatabase;
let folder: string;
const main = (): string => join(testServer().built, 'cli', 'main.js');
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: database.appUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATA_DIR: folder,
  NODE_OPTIONS: '',
});

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tongxin-import-'));
  execFileSync(process.execPath, [main(), 'begin', '--city', '320600', '--yes'], { env: environment() });
  writeFileSync(
    join(folder, '名单.csv'),
    '商会名称,所属地区,成立时间,会员数\n示例崇川商会,崇川,2019.5,12\n示例通洲商会,通洲,2019.1,若干\n',
  );
  writeFileSync(join(folder, '名单.xlsx'), '');
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [main(), 'import', ...args], { env: environment(), encoding: 'utf8' });

it('import --preview --json says what stands in a file, and nothing else on its output', () => {
  const { stdout, status } = run(join(folder, '名单.csv'), '--preview', '--json');
  expect(status).toBe(0);
  const [preview] = JSON.parse(stdout) as ListPreview[];
  expect(preview).toMatchObject({
    file: '名单.csv',
    sheet: null,
    headerRow: 1,
    records: [
      { row: 2, name: '示例崇川商会', areaName: '崇川区', foundedOn: '2019-05', members: 12, kind: 'chamberOfCommerce' },
      { row: 3, name: '示例通洲商会', foundedOn: '2019-01' },
    ],
    errors: [
      { row: 3, column: 'B', code: 'AREA_UNKNOWN' },
      { row: 3, column: 'D', code: 'NUMBER_INVALID' },
    ],
  });
});

it('without --json it says it in words, each cell with its mend', () => {
  expect(run(join(folder, '名单.csv'), '--preview').stdout).toContain('B3  没有这个县（市、区）、城市或国家，请改正：通洲');
});

it('a file that is not read gets its sentence', () => {
  const { stderr, status } = run(join(folder, '名单.xlsx'), '--preview', '--json');
  expect({ status, said: stderr.includes('文件是空的') }).toEqual({ status: 1, said: true });
  expect(run(join(folder, '没有.xlsx'), '--preview').status).toBe(1);
  expect(run().status).toBe(1);
});

describe('import --apply', () => {
  const HEAD = '名称,类型,属地,成立日期,业务主管单位';
  const asAccount = ['--apply', '--reason', '示例缘由', '--as', 'zhangjiayi'];
  const file = (...lines: string[]): string => {
    const path = join(folder, '导入.csv');
    writeFileSync(path, `${[HEAD, ...lines].join('\n')}\n`);
    return path;
  };
  const apply = (path: string, ...more: string[]): SpawnSyncReturns<string> => run(path, ...asAccount, ...more);
  const reportOf = ({ stdout }: SpawnSyncReturns<string>): ImportReport => JSON.parse(stdout) as ImportReport;
  const named = (name: string): Promise<Record<string, unknown>[]> =>
    asOwner(database.ownerUrl, async (client) => {
      const { rows } = await client.query<Record<string, unknown>>(
        `select p.supervisor, s.reason, a.login from organization_profiles p join history.entries e on e.row_id = p.id
          join history.change_sets s on s.id = e.change_set_id join accounts a on a.id = s.account_id where p.name = $1 order by s.at`,
        [name],
      );
      return rows;
    });

  beforeAll(() => {
    for (const words of [
      ['create', 'zhangjiayi', '张甲一'],
      ['grant', 'zhangjiayi', 'supervisor'],
    ])
      execFileSync(process.execPath, [main(), 'account', ...words], { env: environment() });
  });

  it('writes nothing while a row is wrong, tells each with its sentence, and keeps no list', async () => {
    const path = file('示例导入甲商会,行业商会,崇川区,2019,甲局', '示例导入乙商会,行业商会,崇州区,2019,');
    const before = await counts(database.ownerUrl);
    const { stdout, stderr, status } = apply(path);
    expect({ stdout, status }).toEqual({
      status: 1,
      stdout: `—：新增 1，更新 0，无变化 0，错误 1，疑似重复 0\n  第 3 行 示例导入乙商会  属地：没有区划“崇州区”，请写全名，例如 南通市崇川区\n`,
    });
    expect(stderr).toContain('一行也没有写入');
    expect(await counts(database.ownerUrl)).toEqual(before);
  });

  it('writes the others where that is asked, as the account and with the reason; the list brought again changes nothing', async () => {
    const path = file('示例导入甲商会,行业商会,崇川区,2019,甲局', '示例导入乙商会,行业商会,崇州区,2019,');
    const answer = apply(path, '--skip-wrong', '--json');
    expect(answer.status).toBe(0);
    expect(reportOf(answer)).toMatchObject({
      file: '导入.csv',
      sheet: null,
      applied: true,
      changeSet: expect.any(String),
      counts: { new: 1, wrong: 1 },
      rows: [{ row: 3, outcome: 'wrong', name: '示例导入乙商会', problems: [{ field: 'areaName', label: '属地' }] }],
    });
    expect(await named('示例导入甲商会')).toEqual([{ supervisor: '甲局', reason: '示例缘由', login: 'zhangjiayi' }]);
    const again = apply(file('示例导入甲商会,行业商会,崇川区,2019,甲局'));
    expect({ status: again.status, said: again.stdout }).toEqual({
      status: 0,
      said: expect.stringMatching(/无变化 1，错误 0[^]*没有要写入的/),
    });
  });

  it('takes a change from a day, or as a correction; a day that is none is refused', async () => {
    const path = file('示例导入甲商会,行业商会,崇川区,2019,乙局');
    expect(apply(path, '--from', '2020-13').stderr).toContain('effectiveOn');
    expect(reportOf(apply(path, '--from', '2020-01-01', '--json'))).toMatchObject({ applied: true, counts: { changed: 1 } });
    expect((await named('示例导入甲商会')).map(({ supervisor }) => supervisor)).toEqual(['甲局', '乙局']);
    expect(apply(file('示例导入甲商会,行业商会,崇川区,2019,丙局'), '--correction').status).toBe(0);
    expect((await named('示例导入甲商会')).map(({ supervisor }) => supervisor)).toContain('丙局');
  });

  it('refuses what it cannot read or may not do, each in its sentence', () => {
    const path = file('示例导入丁商会,行业商会,崇川区,2019,');
    const refused = (...args: string[]): string => {
      const { status, stderr } = run(...args);
      return `${status} ${stderr.trim().split('\n').at(0) ?? ''}`;
    };
    expect(refused(join(folder, '名单.xlsx'), ...asAccount)).toBe('1 ✗ 文件是空的（0 字节），请重新选择');
    expect(refused(path, ...asAccount, '--sheet', '没有')).toMatch(/^1 ✗ 没有找到名单/);
    expect(refused(join(folder, '没有.xlsx'), ...asAccount)).toMatch(/^1 ✗ 打不开文件/);
    expect(refused(path, '--apply', '--reason', '示例', '--as', 'nobody')).toBe('1 ✗ 没有账号 nobody，请用 --as 写明账号。');
    expect(refused(path, '--apply', '--as', 'zhangjiayi')).toMatch(/^1 ✗ 请写明缘由/);
    for (const wrong of [['--from', '2020', '--correction'], ['--preview'], ['--nothing']])
      expect(refused(path, ...asAccount, ...wrong)).toMatch(/^1 ✗ 用法/);
  });
});
