// The server of the browser tests: as `npm start` runs it, on a data folder of its own that is gone afterwards.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dataDir = mkdtempSync(join(tmpdir(), 'tongxin-e2e-'));
chmodSync(dataDir, 0o755); // PostgreSQL runs as another user when root runs the tests
const { npm_lifecycle_event: _npm, DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env;
const child = spawn('node', ['backend/launch/start.mjs'], { env: { TONGXIN_SAMPLE: 'auto', ...env, DATA_DIR: dataDir }, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
