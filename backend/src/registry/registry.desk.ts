import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AccountsQueries, type Viewer } from '../accounts/index.js';
import { startOver } from '../platform/database/start-over.js';
import { Answer, accepted } from '../platform/http/answer.js';
import { Cursors } from '../platform/http/cursor.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { Settings } from '../platform/settings/settings.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { BeginBody, RegistryAnswer } from './registry.dto.js';
import { RegistryQueries } from './registry.queries.js';
import { type FirstAdministrator, RegistryService } from './registry.service.js';

/** Loads the sample under a password for all its accounts. */
export type LoadSample = (password: string) => Promise<void>;

/** The registry as the first screen sees it, and the choice made there. */
@Injectable()
export class RegistryDesk {
  private readonly logger = new Logger('Registry');
  private loadSample?: LoadSample;
  private loading = false;

  constructor(
    private readonly service: RegistryService,
    private readonly queries: RegistryQueries,
    private readonly accounts: AccountsQueries,
    private readonly cursors: Cursors,
    private readonly settings: Settings,
    private readonly clock: OfficeClock,
  ) {}

  async current(): Promise<RegistryAnswer> {
    const registry = await this.queries.current();
    return {
      begun: registry !== undefined && !this.loading,
      officeName: registry?.officeName ?? null,
      sample: registry?.sample ?? false,
      city: registry?.city ?? null,
      today: this.clock.today(),
    };
  }

  /** Whoever knows the sample's story (the room `sample`) says here how it is loaded into a migrated, empty database. */
  loadsSample(load: LoadSample): void {
    this.loadSample = load;
  }

  /** @throws Problem 409 where an office's own registry stands, 422 */
  async begin(viewer: Viewer, body: BeginBody): Promise<Answer<unknown>> {
    const before = await this.queries.current();
    if (before && !before.sample) throw problem('rule_broken', { members: { rule: 'one_registry_in_a_database' }, detail: ownStands });
    const account = await this.accounts.passwordOf(viewer.login);
    if (!account) throw problem('not_signed_in');
    if (body.kind === 'sample')
      return this.beginSample(before !== undefined, { login: viewer.login, name: viewer.name, passwordHash: account.passwordHash });
    if (body.cityCode === undefined) throw invalid([fieldProblem('/cityCode', fault('required'))]);
    const own = { cityCode: body.cityCode, officeName: body.officeName };
    if (before) await this.empty(own.cityCode);
    await this.service.begin({ accountId: before ? null : viewer.accountId }, own, {
      login: viewer.login,
      name: before ? '管理员' : viewer.name,
      passwordHash: account.passwordHash,
    });
    return new Answer(await this.current(), 201);
  }

  /** Goes on in the background: `begun` stays false until all of it is there. The sample's accounts get the password of who asked. */
  private beginSample(begun: boolean, administrator: FirstAdministrator): Answer<unknown> {
    const load = this.loadSample;
    if (begun || this.loading || !load)
      throw problem('rule_broken', { members: { rule: 'one_registry_in_a_database' }, detail: sampleStands });
    this.loading = true;
    void this.play(load, administrator)
      .catch((error: unknown) => this.logger.error('registry.sample', error instanceof Error ? error.stack : String(error)))
      .finally(() => (this.loading = false));
    return accepted(
      { begun: false, officeName: null, sample: false, city: null, today: this.clock.today() } satisfies RegistryAnswer,
      '/api/registry',
    );
  }

  private async play(load: LoadSample, administrator: FirstAdministrator): Promise<void> {
    await this.startOver();
    try {
      await load(randomUUID());
      await this.service.giveAllThePassword(administrator.passwordHash);
    } catch (error) {
      // As it was before: an empty registry with its administrator, who may choose again.
      await this.startOver();
      await this.service.openEmpty(administrator);
      throw error;
    }
  }

  /** No row of the sample is left, in the history neither: the database starts over. The city is asked for first: after that there is no way back. */
  private async empty(cityCode: string): Promise<void> {
    this.service.checkCity(cityCode);
    await this.startOver();
  }

  private async startOver(): Promise<void> {
    const { databaseOwnerUrl, databaseUrl = '', dataDir } = this.settings;
    await startOver(databaseOwnerUrl ?? databaseUrl, databaseUrl, dataDir);
    this.cursors.forget();
  }
}

const ownStands = { zh: '这里已有一个正式的登记库，不能重新启用。', en: 'An office’s own registry stands here; it cannot be begun again.' };
const sampleStands = { zh: '示例已经装入。', en: 'The sample is loaded already.' };
