import { Injectable } from '@nestjs/common';
import { AccountsQueries, type Viewer } from '../accounts/index.js';
import { startOver } from '../platform/database/start-over.js';
import { Answer, accepted } from '../platform/http/answer.js';
import { Cursors } from '../platform/http/cursor.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { Jobs, type JobHandler } from '../platform/jobs/jobs.js';
import { Settings } from '../platform/settings/settings.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { BeginBody, RegistryAnswer } from './registry.dto.js';
import { RegistryQueries } from './registry.queries.js';
import { RegistryService } from './registry.service.js';

/** The registry as the first screen sees it, and the choice made there. */
@Injectable()
export class RegistryDesk {
  constructor(
    private readonly service: RegistryService,
    private readonly queries: RegistryQueries,
    private readonly accounts: AccountsQueries,
    private readonly jobs: Jobs,
    private readonly cursors: Cursors,
    private readonly settings: Settings,
    private readonly clock: OfficeClock,
  ) {}

  async current(): Promise<RegistryAnswer> {
    const registry = await this.queries.current();
    return {
      begun: registry !== undefined,
      officeName: registry?.officeName ?? null,
      sample: registry?.sample ?? false,
      city: registry?.city ?? null,
      today: this.clock.today(),
    };
  }

  /** Loading the sample is long work; whoever knows how (the room `sample`) says so here. */
  loadsSample(load: JobHandler): void {
    this.jobs.register('registry.sample', load);
  }

  /** @throws Problem 409 where an office's own registry stands, 422 */
  async begin(viewer: Viewer, body: BeginBody): Promise<Answer<unknown>> {
    const before = await this.queries.current();
    if (before && !before.sample) throw problem('rule_broken', { members: { rule: 'one_registry_in_a_database' }, detail: ownStands });
    if (body.kind === 'sample') return this.beginSample(viewer, before !== undefined);
    if (body.cityCode === undefined) throw invalid([fieldProblem('/cityCode', fault('required'))]);
    const account = await this.accounts.passwordOf(viewer.login);
    if (!account) throw problem('not_signed_in');
    const own = { cityCode: body.cityCode, officeName: body.officeName };
    if (before) await this.empty(own.cityCode);
    await this.service.begin({ accountId: before ? null : viewer.accountId }, own, {
      login: viewer.login,
      name: before ? '管理员' : viewer.name,
      passwordHash: account.passwordHash,
    });
    return new Answer(await this.current(), 201);
  }

  private async beginSample(viewer: Viewer, begun: boolean): Promise<Answer<unknown>> {
    if (begun || !this.jobs.handlerOf('registry.sample'))
      throw problem('rule_broken', { members: { rule: 'one_registry_in_a_database' }, detail: sampleStands });
    const id = await this.jobs.begin('registry.sample', viewer.accountId, {});
    return accepted(await this.jobs.one(id, viewer.accountId), `/api/jobs/${id}`);
  }

  /** No row of the sample is left, in the history neither: the database starts over. The city is asked for first: after that there is no way back. */
  private async empty(cityCode: string): Promise<void> {
    this.service.checkCity(cityCode);
    const { databaseOwnerUrl, databaseUrl = '' } = this.settings;
    await startOver(databaseOwnerUrl ?? databaseUrl, databaseUrl);
    this.cursors.forget();
  }
}

const ownStands = { zh: '这里已有一个正式的登记库，不能重新启用。', en: 'An office’s own registry stands here; it cannot be begun again.' };
const sampleStands = { zh: '示例已经装入。', en: 'The sample is loaded already.' };
