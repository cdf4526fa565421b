import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Trouble } from '../settings/trouble.js';

/** What the process is busy with until it is ready; shown by `/api/health/ready`. */
export type Phase = 'starting' | 'migrating' | 'loading-sample' | 'ready' | 'stopping';

/** How long running requests may take to end when the process stops. */
const PATIENCE = 4000;

/**
 * The listening socket, open from the first moment: while the database starts and migrates it answers who asks whether the process lives,
 * and shows a page that looks again. The application takes over when it is ready. Both `/api/health` routes are answered here, so they
 * hold whatever state the application is in.
 */
export class FrontDoor {
  phase: Phase = 'starting';
  private application: RequestListener | undefined;
  private isReady: () => Promise<boolean> = () => Promise.resolve(false);
  private readonly server: Server;

  private constructor(private readonly host: string) {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  /** @throws Trouble when the port is taken or may not be used */
  static async open(host: string, port: number): Promise<FrontDoor> {
    const door = new FrontDoor(host);
    await new Promise<void>((resolve, reject) => {
      door.server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, host, port)));
      door.server.listen({ host, port }, resolve);
    });
    return door;
  }

  /** Where to open it in a browser on this machine. */
  get address(): string {
    const { port } = this.server.address() as AddressInfo;
    const everywhere = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(this.host);
    const host = everywhere ? 'localhost' : this.host.includes(':') ? `[${this.host}]` : this.host;
    return `http://${host}:${port}`;
  }

  /** From now on the application answers; `isReady` is asked each time somebody wants to know. */
  handOver(application: RequestListener, isReady: () => Promise<boolean>): void {
    this.application = application;
    this.isReady = isReady;
    this.phase = 'ready';
  }

  /** Takes no new request and waits a little for the running ones; what still runs then is cut off. */
  async close(): Promise<void> {
    this.phase = 'stopping';
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const timer = setTimeout(() => this.server.closeAllConnections(), PATIENCE);
    await closed;
    clearTimeout(timer);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url?.split('?')[0];
    if (path === '/api/health/live') sendJson(response, 200, { live: true });
    else if (path === '/api/health/ready') void this.answerReady(response);
    else if (this.application) this.application(request, response);
    else if (path?.startsWith('/api')) sendStarting(response, this.phase);
    else sendPage(response, this.phase);
  }

  private async answerReady(response: ServerResponse): Promise<void> {
    const ready = this.phase === 'ready' && (await this.isReady().catch(() => false));
    sendJson(response, ready ? 200 : 503, { ready, phase: this.phase });
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

function sendStarting(response: ServerResponse, phase: Phase): void {
  response.setHeader('retry-after', '2');
  sendJson(
    response,
    503,
    {
      type: 'starting',
      title: '正在启动 Starting',
      status: 503,
      detail: `同心正在启动，请稍后再试。Tongxin is starting; try again in a moment. (${phase})`,
    },
    'application/problem+json',
  );
}

function sendPage(response: ServerResponse, phase: Phase): void {
  response
    .writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '2', refresh: '2' })
    .end(
      `<!doctype html><html lang="zh"><meta charset="utf-8"><title>同心</title><body><p>同心正在启动，本页会自动刷新。</p><p>Tongxin is starting; this page looks again by itself. (${phase})</p>`,
    );
}

function refused(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Trouble(
      `端口 ${port} 已被别的程序占用。请停下它，或换一个端口：PORT=3001 npm start（PORT=0 任选空闲端口）。`,
      `Port ${port} is taken by another program. Stop that one, or choose another: PORT=3001 npm start (PORT=0 picks a free one).`,
    );
  if (error.code === 'EACCES')
    return new Trouble(`没有权限使用端口 ${port}。请用 1024 以上的端口。`, `No right to use port ${port}. Choose one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Trouble(`HOST=${host} 不是这台机器的地址。`, `HOST=${host} is no address of this machine.`);
  return error;
}
