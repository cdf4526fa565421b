import { rmSync } from 'node:fs';
import type { Running } from './global-setup.js';

/** Stops what global-setup started, and leaves nothing behind. */
export default async function tearDown(): Promise<void> {
  const running = (globalThis as { running?: Running }).running;
  if (!running) return;
  await running.server.stop();
  for (const folder of running.folders) rmSync(folder, { recursive: true, force: true });
}
