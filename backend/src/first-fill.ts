import type { Settings } from './platform/settings/settings.js';

/**
 * What a registry holds when it is opened for the first time: the sample where the settings ask for it, else its first administrator.
 * @returns lines that say how to sign in
 */
export function fillRegistry(_settings: Settings, _fresh: boolean): Promise<string[]> {
  return Promise.resolve([]);
}
