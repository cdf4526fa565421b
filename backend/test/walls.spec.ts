import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const backend = join(import.meta.dirname, '..');

/** One wrong import for each wall: `from` imports `to` (a file of the tree, or a package). */
const wrong: { rule: string; from: string; to: string }[] = [
  { rule: 'upward-only-areas', from: 'areas/a.ts', to: '../organizations/index.js' },
  { rule: 'upward-only-accounts', from: 'accounts/a.ts', to: '../history/index.js' },
  { rule: 'declarations-only', from: 'history/a.ts', to: '../organizations/index.js' },
  { rule: 'platform-knows-no-room', from: 'platform/a.ts', to: '../areas/index.js' },
  { rule: 'through-the-door', from: 'organizations/b.ts', to: '../areas/inside.js' },
  { rule: 'own-door', from: 'organizations/c.ts', to: './index.js' },
  { rule: 'declarations-only', from: 'history/b.ts', to: '../areas/index.js' },
  { rule: 'controller-holds-no-database', from: 'organizations/d.controller.ts', to: '../platform/database/reads.js' },
  { rule: 'controller-holds-no-database', from: 'organizations/e.controller.ts', to: './f.entity.js' },
  { rule: 'queries-hold-no-entity', from: 'organizations/g.queries.ts', to: './f.entity.js' },
  { rule: 'queries-hold-no-entity', from: 'organizations/h.queries.ts', to: './i.service.js' },
  { rule: 'service-knows-no-http', from: 'organizations/j.service.ts', to: 'fastify' },
  { rule: 'typeorm-for-entities', from: 'organizations/k.service.ts', to: 'typeorm' },
  { rule: 'pg-for-the-platform', from: 'organizations/l.service.ts', to: 'pg' },
  { rule: 'nobody-imports-the-top', from: 'organizations/m.ts', to: '../cli/n.js' },
  { rule: 'nobody-imports-the-top', from: 'organizations/n.ts', to: '../sample/index.js' },
  { rule: 'no-cycle', from: 'organizations/o.ts', to: './p.js' },
  { rule: 'only-what-is-installed', from: 'organizations/q.ts', to: 'fast-check' },
  { rule: 'resolves', from: 'organizations/r.ts', to: './nowhere.js' },
];

/** Imports that the house allows: none of them may be refused. `.js` leads to `.ts`. */
const right: { from: string; to: string }[] = [
  { from: 'organizations/s.service.ts', to: '../areas/index.js' },
  { from: 'organizations/s.queries.ts', to: '../platform/database/reads.js' },
  { from: 'organizations/t.entity.ts', to: 'typeorm' },
  { from: 'history/u.ts', to: '../accounts/index.js' },
  { from: 'platform/database/v.ts', to: 'pg' },
  { from: 'cli/w.ts', to: '../organizations/m.js' },
];

const furniture = [
  ...['areas', 'accounts', 'history', 'organizations', 'sample'].map((room) => `${room}/index.ts`),
  ...['areas/inside.ts', 'cli/n.ts', 'platform/database/reads.ts', 'organizations/f.entity.ts', 'organizations/i.service.ts'],
];

interface Violation {
  from: string;
  rule: { name: string };
}

describe('the walls', () => {
  let folder: string;
  let found: Violation[];
  let rules: string[];

  beforeAll(async () => {
    // Inside the package, so that the names of libraries resolve as they do in src/.
    mkdirSync(join(backend, 'node_modules', '.cache'), { recursive: true });
    folder = mkdtempSync(join(backend, 'node_modules', '.cache', 'walls-'));
    const put = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    for (const name of furniture) put(`src/${name}`, 'export const x = 1;\n');
    for (const { from, to } of [...wrong, ...right]) put(`src/${from}`, `import * as x from '${to}';\nexport const y = x;\n`);
    put('src/organizations/p.ts', `import { y } from './o.js';\nexport const z = y;\n`);
    put('tsconfig.json', '{ "compilerOptions": { "module": "NodeNext", "moduleResolution": "NodeNext" } }');
    put(
      'package.json',
      '{ "type": "module", "dependencies": { "typeorm": "1", "pg": "8", "fastify": "5" }, "devDependencies": { "fast-check": "4" } }',
    );
    put(
      'walls.mjs',
      `import { wallsFor } from '${backend}/dependency-cruiser.mjs';\nexport default wallsFor(['areas', 'accounts', 'history', 'organizations']);\n`,
    );
    found = await violations(folder, 'walls.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [
      '-e',
      `import(${JSON.stringify(join(folder, 'walls.mjs'))}).then((m) => console.log(JSON.stringify(m.default.forbidden.map((r) => r.name))))`,
    ]);
    rules = JSON.parse(stdout) as string[];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(wrong)('$rule bites where $from imports $to', ({ rule, from }) => {
    expect(found.filter((v) => v.from === `src/${from}`).map((v) => v.rule.name)).toContain(rule);
  });

  it.each(right)('let $from import $to', ({ from }) => {
    expect(found.filter((v) => v.from === `src/${from}`).map((v) => v.rule.name)).toEqual([]);
  });

  it('have a biting case each', () => {
    expect(rules.filter((name) => !wrong.some((w) => w.rule === name))).toEqual([]);
  });
});

/** The same for the interface. */
const wrongThere: { rule: string; from: string; to: string }[] = [
  { rule: 'interface-knows-no-server', from: 'main.ts', to: '../../backend/src/areas/index' },
  { rule: 'features-stand-alone', from: 'app/home/a.ts', to: '../organizations/b' },
  { rule: 'shell-knows-no-feature', from: 'app/shell/a.ts', to: '../organizations/b' },
  { rule: 'ui-knows-no-record', from: 'app/ui/a.ts', to: '../api/types' },
  { rule: 'ui-knows-no-record', from: 'app/ui/b.ts', to: '../organizations/b' },
  { rule: 'testing-for-specs', from: 'app/home/g.ts', to: '../testing/office' },
  { rule: 'generated-types-through-api', from: 'app/home/c.ts', to: '../api/schema.gen' },
  { rule: 'no-cycle', from: 'app/home/d.ts', to: './e' },
  { rule: 'resolves', from: 'app/home/f.ts', to: './nowhere' },
];
const rightThere: { from: string; to: string }[] = [
  { from: 'app/organizations/g.ts', to: '../ui/c' },
  { from: 'app/organizations/h.ts', to: '../api/types' },
  { from: 'app/app.routes.ts', to: './organizations/b' },
  { from: 'app/api/types.ts', to: './schema.gen' },
  { from: 'app/organizations/i.spec.ts', to: '../testing/office' },
];

describe('the walls of the interface', () => {
  let folder: string;
  let found: Violation[];

  beforeAll(async () => {
    folder = mkdtempSync(join(backend, 'node_modules', '.cache', 'walls-'));
    const put = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    for (const name of ['organizations/b', 'ui/c', 'api/schema.gen', 'testing/office'])
      put(`frontend/src/app/${name}.ts`, 'export const x = 1;\n');
    put('backend/src/areas/index.ts', 'export const x = 1;\n');
    for (const { from, to } of [...wrongThere, ...rightThere])
      put(`frontend/src/${from}`, `import * as x from '${to}';\nexport const y = x;\n`);
    put('frontend/src/app/home/e.ts', `import { y } from './d';\nexport const z = y;\n`);
    put('frontend/tsconfig.app.json', '{ "compilerOptions": { "module": "preserve", "moduleResolution": "bundler" } }');
    put('frontend/package.json', '{ "type": "module" }');
    put('frontend/walls.mjs', `export { default } from '${backend}/../frontend/dependency-cruiser.mjs';\n`);
    found = await violations(join(folder, 'frontend'), 'walls.mjs');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(wrongThere)('$rule bites where $from imports $to', ({ rule, from }) => {
    expect(found.filter((v) => v.from === `src/${from}`).map((v) => v.rule.name)).toContain(rule);
  });

  it.each(rightThere)('let $from import $to', ({ from }) => {
    expect(found.filter((v) => v.from === `src/${from}`).map((v) => v.rule.name)).toEqual([]);
  });

  it('have a biting case each', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '-e',
      `import(${JSON.stringify(join(folder, 'frontend', 'walls.mjs'))}).then((m) => console.log(JSON.stringify(m.default.forbidden.map((r) => r.name))))`,
    ]);
    expect((JSON.parse(stdout) as string[]).filter((name) => !wrongThere.some((w) => w.rule === name))).toEqual([]);
  });
});

async function violations(cwd: string, config: string): Promise<Violation[]> {
  const tool = join(backend, '..', 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [tool, '--config', config, '--output-type', 'json', 'src'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd,
    maxBuffer: 50_000_000,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}
