import { defineConfig } from '@playwright/test';
import { execFileSync } from 'node:child_process';

// Chosen once, in the process that starts first; workers inherit it.
process.env['E2E_PORT'] ??= execFileSync(process.execPath, [
  '-e',
  "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); });",
])
  .toString()
  .trim();
process.env['E2E_PASSWORD'] ??= 'paths-in-the-browser';
const port = process.env['E2E_PORT'];
// A machine that is busy with other things gets more time: E2E_PATIENCE=3.
const patience = Number(process.env['E2E_PATIENCE'] ?? 1);

export default defineConfig({
  testDir: '.',
  // PICTURES=1 takes the pictures of the guide instead of walking the paths, PICTURES=states those of every screen in every state.
  testMatch: { '': 'paths/*.path.ts', states: 'pictures/states/*.pictures.ts' }[process.env['PICTURES'] ?? ''] ?? 'pictures/*.pictures.ts',
  outputDir: '../test-results/failures', // the folder is emptied at each run; pictures of states stand beside it
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000 * patience,
  expect: { timeout: 20_000 * patience },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off', // costs a third of the time
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
  webServer: {
    command: 'node e2e/serve.mjs',
    cwd: '..',
    env: { PORT: port, TONGXIN_SAMPLE_PASSWORD: process.env['E2E_PASSWORD'], LOG_LEVEL: 'error' },
    url: `http://127.0.0.1:${port}/api/health/ready`,
    timeout: 240_000,
    // While paths are being written: E2E_REUSE=1 with E2E_PORT and E2E_PASSWORD of a server that runs already.
    reuseExistingServer: process.env['E2E_REUSE'] === '1',
    stdout: 'pipe',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
  },
});
