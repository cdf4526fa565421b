import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AccountsQueries, AccountsService, makeUpPassword, type NewGrant, type Role, roles, roleWords } from '../accounts/index.js';
import { AreasQueries } from '../areas/index.js';
import { ConstraintViolated } from '../platform/database/violation.js';
import { Problem } from '../platform/http/problem.js';
import { Trouble } from '../platform/settings/trouble.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

type Rooms = Parameters<Parameters<typeof withRooms>[1]>[0];
type Verb = (rooms: Rooms, words: readonly string[], options: Options) => Promise<void>;

interface Options {
  readonly stdin?: boolean | undefined;
  readonly unit?: string | undefined;
}

const system = { accountId: null };
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const verbs: Record<string, Verb> = {
  async list(rooms) {
    for (const account of await rooms.get(AccountsQueries).list()) {
      print(`${account.login}\t${account.name}${account.unit ? `（${account.unit}）` : ''}${account.disabled ? '\t已停用 disabled' : ''}`);
      for (const grant of account.grants)
        print(
          `  ${grant.id}\t${roleWords[grant.role].zh} ${grant.role}\t${grant.areaName ?? '全部 all'}\t${grant.kinds?.join(',') ?? '全部 all'}\t${grant.from ?? ''}…${grant.to ?? ''}`,
        );
    }
  },
  async create(rooms, [login, name], options) {
    if (login === undefined || name === undefined) throw usageTrouble();
    const { password, made } = newPassword(options);
    await rooms.get(AccountsService).create(system, { login, name, unit: options.unit, password });
    print(
      `已新建账号 ${login}，还没有授权。  The account ${login} was made; it has no grant yet.${made ? `\n  密码 password: ${password}` : ''}`,
    );
  },
  async password(rooms, [login], options) {
    const { password, made } = newPassword(options);
    const service = rooms.get(AccountsService);
    await service.setPassword(system, await service.idOf(login ?? ''), password);
    print(`已重设 ${login} 的密码，并已在各处退出登录。  The password of ${login} was set.${made ? `\n  密码 password: ${password}` : ''}`);
  },
  disable: (rooms, [login]) => setDisabled(rooms, login, true),
  enable: (rooms, [login]) => setDisabled(rooms, login, false),
  async grant(rooms, [login, role, areaCode, kinds]) {
    if (!roles.includes(role as Role)) throw usageTrouble();
    const area =
      areaCode === undefined || areaCode === '-'
        ? undefined
        : await rooms.get(AreasQueries).byCode(areaCode, rooms.get(OfficeClock).today());
    if (areaCode !== undefined && areaCode !== '-' && !area) throw new Trouble(`没有区划 ${areaCode}。`, `There is no area ${areaCode}.`);
    const service = rooms.get(AccountsService);
    const grant: NewGrant = { role: role as Role, areaId: area?.id, kinds: kinds?.split(',') };
    await service.grant(system, await service.idOf(login ?? ''), grant);
    print(`已授权：${login} ${roleWords[role as Role].zh} ${area?.name ?? '全部'}。  Granted.`);
  },
  async revoke(rooms, [login, grantId]) {
    const service = rooms.get(AccountsService);
    await service.revoke(system, await service.idOf(login ?? ''), grantId ?? '');
    print('已收回，自今日起无效。  Revoked as of today.');
  },
};

/** Accounts from the machine itself: the first one, a forgotten password, a grant. */
export const account: Command = {
  zh: '管理账号：新建、密码、停用、授权、列表。',
  en: 'Accounts: create, password, disable, grant, list.',
  usage:
    'account list | create LOGIN NAME [--unit U] | password LOGIN | disable LOGIN | enable LOGIN | grant LOGIN ROLE [AREA|- [KINDS]] | revoke LOGIN GRANT  (--stdin: password from standard input)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { stdin: { type: 'boolean' }, unit: { type: 'string' } },
      allowPositionals: true,
    });
    const [verb = '', ...words] = positionals;
    const work = verbs[verb];
    if (!work) throw usageTrouble();
    await withRooms('app', async (rooms) => {
      await work(rooms, words, values).catch((error: unknown) => {
        throw spoken(error);
      });
    });
    return 0;
  },
};

async function setDisabled(rooms: Rooms, login: string | undefined, disabled: boolean): Promise<void> {
  const service = rooms.get(AccountsService);
  await service.change(system, await service.idOf(login ?? ''), { disabled });
  print(disabled ? `已停用 ${login}。  ${login} is disabled.` : `已启用 ${login}。  ${login} is enabled.`);
}

/** From standard input (never from the command line, which others can read), or made up. @throws Trouble where it is too short */
function newPassword(options: Options): { password: string; made: boolean } {
  if (!options.stdin) return { password: makeUpPassword(randomInt), made: true };
  const password = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  if ([...password].length < 8) throw new Trouble('密码至少 8 个字。', 'A password has at least 8 characters.');
  return { password, made: false };
}

const usageTrouble = (): Trouble => new Trouble(`用法：npm run tongxin -- ${account.usage}`, `Usage: npm run tongxin -- ${account.usage}`);

/** What the rooms answer, as a sentence for the one at the machine. */
function spoken(error: unknown): unknown {
  if (error instanceof Problem) {
    const { detail, errors } = error.bodyIn('zh') as { detail: string; errors?: { message: string }[] };
    const en = error.bodyIn('en') as { detail: string };
    return new Trouble([detail, ...(errors ?? []).map((e) => e.message)].join(' '), en.detail);
  }
  if (error instanceof ConstraintViolated && error.constraint === 'one_account_of_a_login')
    return new Trouble('这个账号已被使用。', 'This login is taken.');
  if (error instanceof ConstraintViolated && error.constraint === 'login_is_plain')
    return new Trouble('账号用 2 到 40 个小写字母、数字和 . _ -。', 'A login has 2 to 40 small letters, digits and . _ -.');
  return error;
}
