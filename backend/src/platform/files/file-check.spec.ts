import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileCheck } from './file-check.js';

it('a file whose content never comes is given up and says so', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-check-'));
  const pipe = join(dir, 'endless.pdf');
  execFileSync('mkfifo', [pipe]);
  // Opened for both, or opening it would wait for a writer.
  const descriptor = openSync(pipe, 'r+');
  try {
    expect(await new FileCheck(300).check({ descriptor, bytes: 1 }, 'endless.pdf')).toMatchObject({ fault: { code: 'file_time' } });
  } finally {
    closeSync(descriptor);
    rmSync(dir, { recursive: true });
  }
});
