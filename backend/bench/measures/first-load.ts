import { existsSync } from 'node:fs';
import type { OtherMeasure } from '../measure.js';
import { PASSWORD } from '../database.js';
import { loadInBrowser } from '../browser.js';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = (): string => BROWSERS.find((path) => existsSync(path)) ?? '';

/** Script that the list of organizations needs on a first visit, as it goes over a network: each file gzipped. */
export const firstLoad: OtherMeasure = {
  name: 'first load of the list: script, gzipped',
  unit: 'kB',
  target: { atMost: 300 },
  async take({ ours }) {
    const path = browser();
    if (!path) return { ours: Number.NaN, note: 'no Chromium here' };
    const seen = await loadInBrowser(path, ours.url, { account: 'supervisor', password: PASSWORD });
    return { ours: seen.scriptKilobytes, note: `${seen.files} files; rows to be seen after ${Math.round(seen.usableMs)} ms` };
  },
};
