import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Client, json } from './load.js';

export interface Seen {
  readonly scriptKilobytes: number;
  readonly files: number;
  /** From the start of the navigation until rows of the list are there. */
  readonly usableMs: number;
}

interface Message {
  id?: number;
  method?: string;
  params?: { response?: { url: string; mimeType: string } };
  result?: { result?: { value?: unknown }; targetId?: string };
}

/** Opens the list of organizations for the first time in a browser without a cache, signed in; counts its scripts. */
export async function loadInBrowser(browser: string, url: string, who: { account: string; password: string }): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-browser-'));
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
  ];
  const child = spawn(browser, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const port = await debuggingPort(child.stderr);
    const tab = await openTab(port);
    const page = await Page.open(tab);
    const seen = await page.visit(url, who);
    page.close();
    return seen;
  } finally {
    child.kill('SIGTERM');
    await pause(500);
    rmSync(folder, { recursive: true, force: true });
  }
}

function debuggingPort(stderr: NodeJS.ReadableStream): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    const port = /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
    if (port !== undefined) resolve(port);
  });
  stderr.on('end', () => reject(new Error(`the browser ended: ${said.slice(-300)}`)));
  return promise;
}

async function openTab(port: string): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/json/new?about:blank`, { method: 'PUT' });
  return ((await reply.json()) as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl;
}

/** One tab, spoken to by the DevTools protocol. */
class Page {
  private number = 0;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly scripts = new Set<string>();

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => this.take(JSON.parse(String(data)) as Message));
  }

  static async open(url: string): Promise<Page> {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error('no connection to the browser')), { once: true });
    });
    return new Page(socket);
  }

  close(): void {
    this.socket.close();
  }

  async visit(url: string, who: { account: string; password: string }): Promise<Seen> {
    const client = new Client(url, { 'x-requested-with': 'bench' });
    const session = await client.ask({ path: '/api/sessions', method: 'POST', body: JSON.stringify(who) });
    const [name = '', value = ''] = (session.headers['set-cookie']?.[0] ?? '').split(';')[0]?.split('=') ?? [];
    await json(client, { path: '/api/kinds', headers: { cookie: `${name}=${value}` } });
    await this.tell('Network.enable');
    await this.tell('Network.setCookie', { name, value, url, httpOnly: true, sameSite: 'Strict' });
    // The interface asks for its session only where this mark says that there may be one (frontend, shell/session).
    const until = JSON.stringify(new Date(Date.now() + 3_600_000).toISOString());
    await this.tell('Page.enable');
    await this.tell('Page.addScriptToEvaluateOnNewDocument', { source: `localStorage.setItem('tongxin.session-until', ${until})` });
    const start = performance.now();
    await this.tell('Page.navigate', { url: `${url}/organizations` });
    while (!(await this.hasRows())) {
      if (performance.now() - start > 30_000) throw new Error(`no rows of the list after 30 s, but: ${await this.shown()}`);
      await pause(20);
    }
    const usableMs = performance.now() - start;
    await pause(500);
    let bytes = 0;
    for (const script of this.scripts) bytes += gzipSync((await client.ask({ path: new URL(script).pathname })).body, { level: 9 }).length;
    client.close();
    return { scriptKilobytes: bytes / 1000, files: this.scripts.size, usableMs };
  }

  private async hasRows(): Promise<boolean> {
    return (await this.value(`document.querySelectorAll('tr[mat-row]').length > 20`)) === true;
  }

  private async shown(): Promise<string> {
    return JSON.stringify(await this.value(`location.pathname + ' ' + document.body.innerText.slice(0, 200)`));
  }

  private async value(expression: string): Promise<unknown> {
    return (await this.tell('Runtime.evaluate', { expression, returnByValue: true })).result?.result?.value;
  }

  private tell(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Message> {
    const id = ++this.number;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private take(message: Message): void {
    if (message.id !== undefined) this.waiting.get(message.id)?.(message);
    const response = message.method === 'Network.responseReceived' ? message.params?.response : undefined;
    if (response?.mimeType.includes('javascript')) this.scripts.add(response.url);
  }
}
