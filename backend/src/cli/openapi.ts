import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createApp } from '../app.js';
import { rightsOfRoutes } from '../platform/http/closed-routes.js';
import { documentOf } from '../platform/http/openapi.js';
import { Settings } from '../platform/settings/settings.js';
import { say } from '../platform/settings/trouble.js';
import { workspaceRoot } from '../platform/settings/workspace.js';
import { rightsTable } from './rights-table.js';
import type { Command } from './command.js';

/** The generated contract: the document of the API, the types of the interface, the table of rights. Needs no database. */
export const openapi: Command = {
  zh: '打印接口文档；--write 写入 docs/openapi.json、docs/rights.md 和界面的类型（可另给文件夹）。',
  en: 'Prints the document of the API; --write puts it, the rights and the interface types into the clone or FOLDER.',
  usage: 'openapi [--write [FOLDER]]',
  async run(args) {
    const app = await createApp(new Settings(), { logger: false });
    try {
      const text = `${JSON.stringify(sorted(documentOf(app)), null, 2)}\n`;
      if (args[0] !== '--write') {
        process.stdout.write(text);
        return 0;
      }
      const into = args[1] === undefined ? workspaceRoot() : resolve(args[1]);
      const files = ['docs/openapi.json', 'docs/rights.md', 'frontend/src/app/api/schema.gen.ts'].map((f) => join(into, f));
      const [document = '', rights = '', types = ''] = files;
      for (const file of files) mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(document, text);
      writeFileSync(rights, rightsTable(rightsOfRoutes(app)));
      execFileSync(process.execPath, [typesTool(), document, '-o', types], { stdio: ['ignore', 'ignore', 'inherit'] });
      say(`已写入：${files.join('、')}`, 'Written.');
      return 0;
    } finally {
      await app.close();
    }
  },
};

const typesTool = (): string => new URL('../bin/cli.js', import.meta.resolve('openapi-typescript')).pathname;

/** Keys in order, so that a difference between two documents is a difference of content. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
