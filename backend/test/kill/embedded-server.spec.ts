import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { Trouble } from '../../src/platform/settings/trouble.js';
import { testServer } from '../database.js';

const rows = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const postmaster = (dataDir: string): number => Number(readFileSync(join(dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A node of its own that starts the server of a data folder and does nothing more. */
async function nodeWithServer(dataDir: string): Promise<ChildProcess> {
  const code = `import('${testServer().built}/platform/database/embedded-server.js')
    .then((m) => m.EmbeddedServer.start({ dataDir: '${dataDir}', quick: true })).then(() => { console.log('up'); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH } });
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => (chunk.toString().includes('up') ? resolve() : undefined)),
  );
  return child;
}

describe('the embedded server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongxin-kill-'));
  let server: EmbeddedServer | undefined;

  beforeAll(async () => {
    chmodSync(dataDir, 0o755);
    server = await EmbeddedServer.start({ dataDir, quick: true });
    await rows(server.ownerUrl, '/* test */ set synchronous_commit = on; create table kept (a int); insert into kept values (1)');
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps its passwords for its owner alone, in a cluster that knows Chinese', async () => {
    expect(statSync(join(dataDir, 'server.json')).mode & 0o077).toBe(0);
    const [shown] = await rows(
      server?.adminUrl() ?? '',
      `/* test */ select current_setting('server_encoding') as encoding, 'Ü' ~ '\\w' as letters`,
    );
    expect(shown).toEqual({ encoding: 'UTF8', letters: true });
  });

  it('belongs to one process: a second start is told who has it', async () => {
    server?.tell(() => ({ address: 'http://localhost:3000', stopping: false }));
    const second = await EmbeddedServer.start({ dataDir, quick: true }).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(Trouble);
    expect((second as Trouble).en).toContain(`process ${process.pid}`);
    expect((second as Trouble).en).toContain('http://localhost:3000');
  });

  it('lets a command use the server that runs', async () => {
    const guest = await EmbeddedServer.start({ dataDir, quick: true, attach: true });
    expect(await rows(guest.ownerUrl, '/* test */ select a from kept')).toEqual([{ a: 1 }]);
    await guest.stop();
    expect(await rows(server?.ownerUrl ?? '', '/* test */ select a from kept')).toEqual([{ a: 1 }]);
  });

  it('comes back on the same port when PostgreSQL is killed under it', async () => {
    process.kill(postmaster(dataDir), 'SIGKILL');
    const url = server?.ownerUrl ?? '';
    let found: unknown[] = [];
    for (let i = 0; i < 200 && found.length === 0; i++) {
      found = await rows(url, '/* test */ select a from kept').catch(() => []);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(found).toEqual([{ a: 1 }]);
  });

  it('recovers when node was killed and left it running', async () => {
    await server?.stop();
    const child = await nodeWithServer(dataDir);
    const left = postmaster(dataDir);
    child.kill('SIGKILL');
    server = await EmbeddedServer.start({ dataDir, quick: true });
    expect(postmaster(dataDir)).not.toBe(left);
    expect(await rows(server.ownerUrl, '/* test */ select a from kept')).toEqual([{ a: 1 }]);
  });

  it('recovers when both were killed', async () => {
    await server?.stop();
    const child = await nodeWithServer(dataDir);
    const left = postmaster(dataDir);
    child.kill('SIGKILL');
    process.kill(left, 'SIGKILL');
    server = await EmbeddedServer.start({ dataDir, quick: true });
    expect(await rows(server.ownerUrl, '/* test */ select a from kept')).toEqual([{ a: 1 }]);
  });

  it('recovers when its passwords were lost', async () => {
    await server?.stop();
    rmSync(join(dataDir, 'server.json'));
    server = await EmbeddedServer.start({ dataDir, quick: true });
    expect(await rows(server.ownerUrl, '/* test */ select a from kept')).toEqual([{ a: 1 }]);
  });

  it('is not half there when its making was cut off', async () => {
    const other = join(dataDir, 'other');
    mkdirSync(join(other, 'db.half', 'db'), { recursive: true });
    const begun = await EmbeddedServer.start({ dataDir: other, quick: true });
    expect(begun.fresh).toBe(true);
    await begun.stop();
  });
});
