import 'reflect-metadata';
import { lastWords } from '../platform/settings/trouble.js';
import type { Command } from './command.js';

// Loaded when asked for: the list of commands costs nothing.
const commands: Record<string, () => Promise<Command>> = {
  account: async () => (await import('./account.js')).account,
  areas: async () => (await import('./areas.js')).areas,
  backup: async () => (await import('./backup.js')).backup,
  begin: async () => (await import('./begin.js')).begin,
  erase: async () => (await import('./erase.js')).erase,
  export: async () => (await import('./export.js')).exportList,
  import: async () => (await import('./import.js')).importLists,
  migrate: async () => (await import('./migrate.js')).migrate,
  openapi: async () => (await import('./openapi.js')).openapi,
  rebuild: async () => (await import('./rebuild.js')).rebuild,
  restore: async () => (await import('./restore.js')).restore,
  sample: async () => (await import('./sample.js')).sample,
  seal: async () => (await import('./seal.js')).seal,
  sql: async () => (await import('./sql.js')).sql,
  verify: async () => (await import('./verify.js')).verify,
};

async function main([name, ...args]: string[]): Promise<number> {
  const load = name === undefined ? undefined : commands[name];
  if (load) return (await (await load()).run(args)) ?? 0;
  if (name !== undefined && name !== 'help' && name !== '--help')
    process.stderr.write(`✗ 没有命令 ${name}。  There is no command ${name}.\n`);
  process.stdout.write('npm run tongxin -- <command>\n');
  for (const one of Object.values(commands)) {
    const { usage, zh, en } = await one();
    process.stdout.write(`  ${usage.padEnd(40)} ${zh}  ${en}\n`);
  }
  return name === undefined || name === 'help' || name === '--help' ? 0 : 2;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(lastWords(error));
    process.exit(1);
  },
);
