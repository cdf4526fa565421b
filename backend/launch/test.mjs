// npm test: everything, from a bare clone. npm test -- leadership: what matches in the backend. npm run lint: what needs no running.
import { installTools } from './apt.mjs';
import { installMissing } from './install.mjs';
import { alone } from './lock.mjs';
import { passOnSignals } from './run.mjs';
import { giveUp } from './say.mjs';
import { backend, browser, build, frontend, lint } from './steps.mjs';

const patterns = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const lintOnly = process.argv.includes('--lint');
const started = Date.now();
const results = [];
passOnSignals();

try {
  await alone(async () => {
    await installMissing();
    if (patterns.length === 0 && !lintOnly) await installTools();
    if (patterns.length === 0) await perform(build);
  });
  if (patterns.length > 0) await perform(backend(patterns));
  else if (lintOnly) await lane(lint);
  else {
    // Two cores: one lane for what reads the sources, one for what runs them. The browser has the machine for itself.
    await Promise.all([lane([...lint, frontend]), lane([backend()])]);
    await lane([browser]);
  }
  finish();
} catch (error) {
  giveUp(error);
}

async function lane(steps) {
  for (const step of steps) await perform(step);
}

async function perform({ name, run }) {
  const from = Date.now();
  const { passed, failed, words } = await run().catch((error) => ({ passed: 0, failed: 1, words: String(error?.stack ?? error) }));
  results.push({ name, passed, failed });
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  process.stdout.write(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)\n`);
  if (failed > 0) process.stdout.write(`${words.trimEnd().replace(/^/gm, '    ')}\n`);
}

function finish() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const [passed, failed] = [sum('passed'), sum('failed')];
  const empty = results.filter((result) => result.passed + result.failed === 0).map((result) => result.name);
  const bad = results.filter((result) => result.failed > 0).map((result) => result.name);
  process.stdout.write(`\n${((Date.now() - started) / 60_000).toFixed(1)} min\n`);
  if (bad.length > 0) process.stdout.write(`✗ ${bad.join(' · ')}\n`);
  if (empty.length > 0 || results.length === 0) process.stdout.write(`✗ 没有运行任何测试 Nothing ran: ${empty.join(' · ')}\n`);
  // A step in which nothing ran is a failure of its own.
  process.stdout.write(`${passed} passed, ${failed + empty.length} failed\n`);
  process.exit(failed > 0 || empty.length > 0 || passed === 0 ? 1 : 0);
}
