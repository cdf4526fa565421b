import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase, testServer } from '../../test/database.js';
import type { ListPreview } from '../organizations/index.js';

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
