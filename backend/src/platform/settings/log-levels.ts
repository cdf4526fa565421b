import type { LogLevel } from '@nestjs/common';
import type { Settings } from './settings.js';

const order = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const names: Record<(typeof order)[number], LogLevel> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
  trace: 'verbose',
};

/** The levels that are written under LOG_LEVEL, in Nest's words. */
export function logLevels(level: Settings['logLevel']): LogLevel[] {
  if (level === 'silent') return [];
  return order.slice(0, order.indexOf(level) + 1).map((one) => names[one]);
}
