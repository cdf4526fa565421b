import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { root, run, surroundings } from './run.mjs';

// Each step gives {passed, failed, words}: words are shown when something failed.

const written = [
  'backend/**/*.{ts,mjs,js,json}',
  'frontend/**/*.{ts,mjs,js,json,html,scss}',
  'e2e/**/*.{ts,mjs,json}',
  '*.json',
  '!package-lock.json',
  '!**/*.gen.ts',
  '!**/data/**',
];
// Made by `npm run api`; a difference means that it was not run after a change of routes, fields or rights.
const generated = ['docs/openapi.json', 'docs/rights.md', 'frontend/src/app/api/schema.gen.ts'];
const quiet = { NO_COLOR: '1', FORCE_COLOR: '0' };

/** A tool that passes or fails as a whole. */
const tool =
  (command, args, cwd = root) =>
  async () =>
    whole(await run(command, args, { cwd: join(root, cwd === root ? '' : cwd), env: surroundings(quiet) }));

const whole = ({ code, output }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, words: output });

export const lint = [
  { name: 'format (prettier)', run: tool('prettier', ['--check', '--log-level', 'warn', ...written]) },
  { name: 'walls (dependency-cruiser), backend', run: tool('depcruise', ['--config', 'dependency-cruiser.mjs', 'src'], 'backend') },
  { name: 'walls (dependency-cruiser), frontend', run: tool('depcruise', ['--config', 'dependency-cruiser.mjs', 'src'], 'frontend') },
  { name: 'drawing of the rooms is fresh (npm run drawing)', run: tool('node', ['docs/drawing.mjs', '--check']) },
  { name: 'words in both languages', run: tool('node', ['frontend/check-words.mjs']) },
  { name: 'types, backend', run: tool('tsc', ['--noEmit', '-p', 'backend/tsconfig.json']) },
  { name: 'types, frontend specs', run: tool('tsc', ['--noEmit', '-p', 'frontend/tsconfig.spec.json']) },
  { name: 'types, e2e', run: tool('tsc', ['--noEmit', '-p', 'e2e/tsconfig.json']) },
  { name: 'generated files are fresh (npm run api)', run: generatedFresh },
  { name: 'lint with types, backend', run: tool('eslint', ['--max-warnings', '0', '.'], 'backend') },
  { name: 'lint with types, frontend', run: tool('eslint', ['--max-warnings', '0', '.'], 'frontend') },
  { name: 'lint with types, e2e', run: tool('eslint', ['--max-warnings', '0', '.'], 'e2e') },
];

export const build = {
  name: 'build (with the types of all templates)',
  run: async () => {
    try {
      await buildStale();
      return { passed: 1, failed: 0, words: '' };
    } catch (error) {
      return { passed: 0, failed: 1, words: error.message };
    }
  },
};

export const backend = (patterns = []) => ({ name: 'backend: unit and API', run: () => jest('backend', 'jest.config.js', patterns) });
export const frontend = { name: 'frontend: units', run: () => jest('frontend', 'jest.config.mjs', []) };
export const browser = { name: 'paths in the browser', run: playwright };

async function generatedFresh() {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-api-'));
  try {
    const made = await run('node', ['backend/dist/cli/main.js', 'openapi', '--write', folder], { env: surroundings(quiet) });
    if (made.code !== 0) return whole(made);
    const stale = generated.filter((file) => read(join(folder, file)) !== read(join(root, file)));
    const words = stale.length > 0 ? `Not as the code says: ${stale.join(', ')}. Run: npm run api\n` : '';
    return { passed: stale.length === 0 ? 1 : 0, failed: stale.length === 0 ? 0 : 1, words };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

async function jest(project, config, patterns) {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-jest-'));
  const file = join(folder, 'results.json');
  try {
    const env = surroundings({ ...quiet, NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning' });
    const args = [
      join(root, 'node_modules', '.bin', 'jest'),
      '-c',
      config,
      '--json',
      '--outputFile',
      file,
      '--silent',
      '--forceExit',
      ...patterns,
    ];
    const { output } = await run('node', args, { cwd: join(root, project), env });
    const text = read(file);
    if (text === undefined) return { passed: 0, failed: 1, words: output };
    const results = JSON.parse(text);
    // A spec that does not load counts as a failure, and so does one that was left out: nothing is skipped.
    const left = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + left;
    return {
      passed: results.numPassedTests,
      failed: failed > 0 || results.success ? failed : 1,
      words: wordsOfJest(results, left, output),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsOfJest(results, left, output) {
  const suites = results.testResults.filter((suite) => suite.status === 'failed').map((suite) => suite.message);
  if (left > 0) suites.push(`${left} tests were skipped.`);
  return suites.length > 0 ? suites.join('\n') : output;
}

async function playwright() {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-paths-'));
  const file = join(folder, 'results.json');
  try {
    const env = surroundings({ ...quiet, PLAYWRIGHT_JSON_OUTPUT_NAME: file, CI: '1' });
    const { code, output } = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'], { env });
    const text = read(file);
    if (text === undefined) return { passed: 0, failed: 1, words: output };
    const { stats, errors } = JSON.parse(text);
    const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
    return { passed: stats.expected, failed: failed > 0 || code === 0 ? failed : 1, words: output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
