import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

/** A server of its own with an empty registry: what an office meets on the first day. What runs is built already: the paths' server was. */
export async function emptyRegistry(): Promise<{ address: string; stop: () => Promise<void> }> {
  const address = `http://127.0.0.1:${Number(process.env['E2E_PORT']) + 1}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'tongxin-empty-'));
  chmodSync(dataDir, 0o755); // PostgreSQL runs as another user when root runs the tests
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, TONGXIN_SAMPLE_PASSWORD: _sample, ...env } = process.env;
  const server = spawn('node', ['backend/dist/main.js'], {
    cwd: root,
    env: {
      ...env,
      PORT: new URL(address).port,
      DATA_DIR: dataDir,
      TONGXIN_SAMPLE: 'never',
      TONGXIN_ADMIN_PASSWORD: process.env['E2E_PASSWORD'],
      LOG_LEVEL: 'error',
    },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const ready = async (): Promise<boolean> => {
    const answer = await fetch(`${address}/api/health/ready`).catch(() => undefined);
    return answer?.status === 200;
  };
  await expect.poll(ready, { timeout: 90_000 }).toBe(true);
  return {
    address,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
