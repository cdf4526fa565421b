import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, type TestApp } from '../../../test/start-app.js';
import { FrontDoor } from './front-door.js';

describe('the front door', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startApp()));
  afterAll(() => test.stop());

  it('answers who asks while the application is not there yet, and lets it take over', async () => {
    const door = await FrontDoor.open('127.0.0.1', 0);
    const get = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`${door.address}${path}`);
      return [answer.status, await answer.text()];
    };
    expect(await get('/api/health/live')).toEqual([200, '{"live":true}']);
    expect(await get('/api/health/ready')).toEqual([503, '{"ready":false,"phase":"starting"}']);
    expect((await get('/api/organizations'))[0]).toBe(503);
    expect((await get('/'))[1]).toContain('同心正在启动');
    let whole = true;
    door.handOver(test.app.getHttpAdapter().getInstance().routing, () => Promise.resolve(whole));
    expect(await get('/api/health/ready')).toEqual([200, '{"ready":true,"phase":"ready"}']);
    expect((await get('/api/organizations'))[0]).not.toBe(503);
    whole = false;
    expect((await get('/api/health/ready'))[0]).toBe(503);
    await door.close();
    await expect(get('/api/health/live')).rejects.toThrow();
  });

  it('names a port that is taken, and what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(FrontDoor.open('127.0.0.1', port)).rejects.toThrow(new RegExp(`${port} 已被别的程序占用`));
    await expect(FrontDoor.open('203.0.113.9', 0)).rejects.toThrow(/HOST=203.0.113.9/);
    await new Promise((resolve) => other.close(resolve));
  });
});
