import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { say, Trouble } from '../platform/settings/trouble.js';
import { ACTING, actingAs, parametersOf } from './acting.js';
import type { Command } from './command.js';

/** The list of organizations as a file, as an account would export it: the same filters, columns, reach and log. */
export const exportList: Command = {
  zh: '把组织名录导出为文件，例如 export --as reporter --to 名录.xlsx --kind association --asOf 2019-12-31。',
  en: 'Exports the list of organizations to a file, as an account and with the filters of the list.',
  usage: 'export --as LOGIN --to FILE [--format xlsx|csv] [--PARAMETER VALUE …]',
  async run(args) {
    const { as: login, to: file, ...query } = parametersOf(args);
    if (login === undefined || file === undefined) throw wrongUse();
    const format = query['format'] ?? (file.endsWith('.csv') ? 'csv' : 'xlsx');
    await actingAs(login, (app) => save(app, new URLSearchParams({ ...query, format }), file));
    say(`已导出：${file}`, `Exported: ${file}`);
    return 0;
  },
};

/** Over a port of this machine alone, so that the file streams; beside, and renamed when whole. */
async function save(app: NestFastifyApplication, query: URLSearchParams, file: string): Promise<void> {
  const address = await app.listen(0, '127.0.0.1').then(() => app.getUrl());
  const reply = await fetch(`${address}/api/organizations/export?${query.toString()}`, { headers: ACTING });
  if (!reply.ok || !reply.body) throw new Trouble(await reply.text(), `The export was refused: ${reply.status}.`);
  const part = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(reply.body), createWriteStream(part));
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

const wrongUse = (): Trouble =>
  new Trouble(`用法：npm run tongxin -- ${exportList.usage}`, `Usage: npm run tongxin -- ${exportList.usage}`);
