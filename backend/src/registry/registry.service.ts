import { Injectable } from '@nestjs/common';
import { AccountsService, hashPassword, type NewAccount, SessionsService } from '../accounts/index.js';
import { type AreaName, AreasLoader, AreasQueries, AreasService } from '../areas/index.js';
import { layDownKinds, TypesService } from '../organizations/index.js';
import { type Actor, type RunOptions, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { Registry } from './registry.entity.js';
import { cityWords, officeOf } from './city-words.js';
import { RegistryQueries } from './registry.queries.js';
import { SAMPLE_ACCOUNTS, withGrants } from './sample-accounts.js';

const system: Actor = { accountId: null };

export interface OwnRegistry {
  /** Code of a city (or of a municipality): 3212 泰州市 */
  readonly cityCode: string;
  /** Absent: 泰州市委统战部 */
  readonly officeName?: string | undefined;
}

/** Who administers first; a hash where the password was set before. */
export type FirstAdministrator = Omit<NewAccount, 'grants' | 'password'> & { readonly passwordHash: string };

/** Begins registries: an office's own, or the sample. */
@Injectable()
export class RegistryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: RegistryQueries,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly areas: AreasService,
    private readonly areasQueries: AreasQueries,
    private readonly loader: AreasLoader,
    private readonly types: TypesService,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 422 where no units of such a city are known */
  checkCity(code: string): void {
    this.loader.checkCity(code);
  }

  /**
   * Opens an empty database for its first administrator: areas to choose the city from, and an account. Nothing where there are accounts.
   * @returns whether the account was made
   */
  async openEmpty(administrator: FirstAdministrator): Promise<boolean> {
    return this.transactions.run(system, { act: 'registry.open' }, async (tx) => {
      const filled = await this.queries.within(tx).filled();
      await this.loader.standard(tx);
      if (filled?.accounts) return false;
      await this.addAdministrator(tx, administrator);
      return true;
    });
  }

  /**
   * Begins an office's own registry in a database without one: its city with its county-level units and what became of them, the types
   * that kinds begin with, and its first administrator where there is no account yet. @throws Problem 409 where a registry was begun, 422 where there is no such city
   */
  async begin(actor: Actor, own: OwnRegistry, administrator?: FirstAdministrator): Promise<void> {
    await this.transactions.run(actor, { act: 'registry.begin' }, async (tx) => {
      if (await this.queries.within(tx).current())
        throw problem('rule_broken', { members: { rule: 'one_registry_in_a_database' }, detail: begunAlready });
      await this.loader.standard(tx);
      await this.loader.city(tx, own.cityCode);
      for (const event of this.loader.events) await this.areas.recordEventWithin(tx, event);
      const city = await this.addRow(tx, this.loader.checkCity(own.cityCode), own.officeName, false);
      const filled = await this.queries.within(tx).filled();
      if (administrator && !filled?.accounts) await this.addAdministrator(tx, administrator);
      await layDownKinds(tx);
      await this.types.addFirstTypesWithin(tx, cityWords(city));
    });
    this.sessions.forgetAll();
  }

  /** The sample's own row and the areas of Nantong as they first were; the events follow by their acts, at their time. */
  async beginSample(options: RunOptions = {}): Promise<void> {
    await this.transactions.run(
      system,
      { act: 'registry.begin' },
      async (tx) => {
        await this.loader.standard(tx);
        await this.loader.city(tx, '3206');
        await this.addRow(tx, '3206', '南通市委统战部（示例）', true);
      },
      options,
    );
  }

  /** The events of Nantong's areas, each its own act; `optionsFor` gives its time of recording. */
  async recordSampleEvents(optionsFor: (day: string) => RunOptions = () => ({})): Promise<void> {
    for (const event of this.loader.events) await this.areas.recordEvent(system, event, optionsFor(event.on));
  }

  /** The seven accounts of the sample, all with one password. Gives their ids by login. */
  async addSampleAccounts(password: string, options: RunOptions = {}): Promise<Map<string, string>> {
    const hashes = await Promise.all(SAMPLE_ACCOUNTS.map(() => hashPassword(password)));
    const ids = await this.transactions.run(
      system,
      { act: 'accounts.create' },
      async (tx) => {
        const today = this.clock.today();
        const queries = this.areasQueries.within(tx);
        const rows: ReturnType<typeof withGrants>[] = [];
        for (const [i, account] of SAMPLE_ACCOUNTS.entries()) {
          const found = await Promise.all((account.area ?? []).map((code) => queries.byCode(code, today)));
          rows.push(withGrants(account, hashes[i] ?? '', found.find((area) => area !== undefined)?.id ?? null));
        }
        return this.accounts.addWithin(tx, rows);
      },
      options,
    );
    return new Map(SAMPLE_ACCOUNTS.map((account, i) => [account.login, ids[i] ?? '']));
  }

  /** All accounts of a sample that was loaded from the first screen sign in with the password of who loaded it. */
  async giveAllThePassword(passwordHash: string): Promise<void> {
    await this.transactions.run(system, { act: 'accounts.setPassword' }, (tx) => this.accounts.setAllPasswordsWithin(tx, passwordHash));
    this.sessions.forgetAll();
  }

  private async addRow(tx: Tx, cityCode: string, officeName: string | undefined, sample: boolean): Promise<AreaName> {
    const city = await this.areasQueries.within(tx).byCode(cityCode, this.clock.today());
    if (!city) throw problem('not_found');
    const row: Registry = {
      id: tx.identifiers.next(),
      officeName: officeName ?? officeOf(city.name),
      cityAreaId: city.id,
      sample,
      begunAt: this.clock.now(),
      confirmMonths: null,
      exportMark: null,
      readyAt: null,
    };
    await tx.insert(Registry, [row]);
    return city;
  }

  /** In a small office one person does all of it at first; the supervisor's role can be taken away later. */
  private async addAdministrator(tx: Tx, administrator: FirstAdministrator): Promise<void> {
    await this.accounts.addWithin(tx, [{ ...administrator, grants: [{ role: 'administrator' }, { role: 'supervisor' }] }]);
  }
}

const begunAlready = { zh: '登记库已启用。', en: 'A registry was begun already.' };
