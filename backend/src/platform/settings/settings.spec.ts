import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings.js';
import { Trouble } from './trouble.js';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
const file = join(folder, '.env');
const read = (environment: Record<string, string>, text = '') => {
  writeFileSync(file, text);
  return readSettings(environment, file);
};

describe('the settings', () => {
  it('are loopback, 3000, embedded, a sample into an empty registry, when nothing is given', () => {
    const s = read({});
    expect(s).toMatchObject({ host: '127.0.0.1', port: 3000, sample: 'auto', officeZone: 'Asia/Shanghai', embedded: true });
    expect(s.dataDir.endsWith('/data')).toBe(true);
  });

  it('are read from .env, and the environment wins', () => {
    expect(read({ PORT: '4001' }, 'PORT=4000\nHOST=0.0.0.0\n')).toMatchObject({ port: 4001, host: '0.0.0.0' });
  });

  it('take an empty value as absent', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' }, 'PORT=4000')).toMatchObject({ port: 4000, embedded: true });
  });

  it('name every wrong variable at once, with its mend', () => {
    const wrong = () =>
      read({
        PORT: 'http',
        TONGXIN_SAMPLE: 'yes',
        TZ_OFFICE: 'Asia/Nantong',
        DATABASE_URL: 'mysql://x/y',
        LOG_LEVEL: 'loud',
        TONGXIN_ADMIN_PASSWORD: 'abc',
      });
    expect(wrong).toThrow(Trouble);
    for (const name of ['PORT', 'TONGXIN_SAMPLE', 'TZ_OFFICE', 'DATABASE_URL', 'LOG_LEVEL', 'TONGXIN_ADMIN_PASSWORD'])
      expect(wrong).toThrow(new RegExp(`${name}: `));
  });

  it('refuse a port out of range and an owner without a database', () => {
    expect(() => read({ PORT: '70000' })).toThrow(/PORT/);
    expect(() => read({ DATABASE_OWNER_URL: 'postgres://a:b@h/d' })).toThrow(/DATABASE_OWNER_URL/);
  });

  it('take several replicas', () => {
    expect(read({ DATABASE_REPLICA_URLS: 'postgres://a@h/d, postgres://a@i/d' }).databaseReplicaUrls).toHaveLength(2);
    expect(() => read({ DATABASE_REPLICA_URLS: 'postgres://a@h/d,nonsense' })).toThrow(/DATABASE_REPLICA_URLS/);
  });
});
