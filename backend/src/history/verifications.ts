import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { type JobRun, Jobs, type ShownJob } from '../platform/jobs/jobs.js';
import { type Check, type Finding, Verify } from './verify.js';

export const VERIFICATION = 'history.verify';
/** So many findings are kept with the job; `npm run tongxin -- verify` tells more. */
const MOST_TOLD = 50;

/** 核验: what `tongxin verify` asks, as a job: over a large registry it takes minutes, and the page can be left. */
@Injectable()
export class Verifications implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly verify: Verify,
    private readonly reader: Reader,
  ) {}

  onModuleInit(): void {
    this.jobs.register(VERIFICATION, (run) => this.run(run));
  }

  /** The job that the account has begun already, or a new one. */
  begin(viewer: Viewer): Promise<ShownJob> {
    return this.jobs.beginOnce(VERIFICATION, viewer.accountId);
  }

  private async run(run: JobRun): Promise<Record<string, unknown>> {
    // Guards, entries, derived and seals are one check each; rows are one for each table.
    const watched = await this.reader.one<{ count: number }>(
      sql`/* verifications.tables */ select count(*)::int as count from history.watched`,
    );
    const all = (watched?.count ?? 0) + 4;
    const counts = new Map<Check['check'], number>();
    const findings: Finding[] = [];
    let done = 0;
    for await (const { check, count, findings: some } of this.verify.checks()) {
      counts.set(check, (counts.get(check) ?? 0) + count);
      findings.push(...some.slice(0, MOST_TOLD - findings.length));
      await run.progress(Math.min(++done / all, 1), check);
    }
    const found = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return { ok: found === 0, found, checks: [...counts].map(([check, count]) => ({ check, count })), findings };
  }
}
