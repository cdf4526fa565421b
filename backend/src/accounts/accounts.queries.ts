import { Injectable } from '@nestjs/common';
import { Reader, type Reads } from '../platform/database/reads.js';
import { empty, planKept, sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Day } from '../platform/time/day.js';
import type { ListSettings } from './list-settings.js';
import type { Grant, Viewer } from './viewer.js';

export interface ShownGrant extends Grant {
  readonly kinds: string[] | null;
  readonly id: string;
  readonly areaName: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface ShownAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly unit: string | null;
  readonly sectionId: string | null;
  readonly sectionName: string | null;
  readonly locale: 'zh' | 'en';
  readonly disabled: boolean;
  readonly grants: ShownGrant[];
}

const viewerColumns = (
  today: Day,
): Sql => sql`a.id as "accountId", a.login, a.name, a.locale, (select version from area_version) as "areasVersion",
  coalesce((select json_agg(json_build_object('role', g.role, 'areaId', g.area_id, 'kinds', g.kinds) order by g.id)
    from grants g where g.account_id = a.id and g.from_day <= ${today} and ${today} < g.until_day), '[]') as grants`;

@Injectable()
export class AccountsQueries {
  private reads: Reads;

  constructor(reader: Reader) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): AccountsQueries {
    return Object.assign(Object.create(AccountsQueries.prototype) as AccountsQueries, { reads: tx });
  }

  /** Whose session is this, and what may he do today? Sessions that idled too long, ended, or whose account is disabled are nobody's. */
  viewerOfSession(tokenHash: Buffer, now: Date, idleSince: Date, today: Day): Promise<(Viewer & { seenAt: string }) | undefined> {
    return this.reads.one(
      planKept(sql`/* sessions.check */
      select s.id as "sessionId", s.seen_at as "seenAt", ${viewerColumns(today)}
      from sessions s join accounts a on a.id = s.account_id
      where s.token_hash = ${tokenHash} and s.expires_at > ${now} and s.seen_at > ${idleSince} and a.disabled_at is null`),
    );
  }

  /** The viewer of an account as it is now: for jobs and the command line. */
  viewerOfAccount(accountId: string, today: Day): Promise<Viewer | undefined> {
    return this.reads.one(
      planKept(sql`/* accounts.viewer */
      select null as "sessionId", ${viewerColumns(today)} from accounts a where a.id = ${accountId} and a.disabled_at is null`),
    );
  }

  passwordOf(login: string): Promise<{ id: string; passwordHash: string } | undefined> {
    return this.reads.one(
      sql`/* accounts.password */ select id, password_hash as "passwordHash" from accounts where login = ${login} and disabled_at is null`,
    );
  }

  idOf(login: string): Promise<{ id: string } | undefined> {
    return this.reads.one(sql`/* accounts.id */ select id from accounts where login = ${login}`);
  }

  count(): Promise<{ count: number } | undefined> {
    return this.reads.one(sql`/* accounts.count */ select count(*) as count from accounts`);
  }

  /** All accounts with their grants, also those that are over or begin later. */
  list(only?: { readonly id: string }): Promise<ShownAccount[]> {
    return this.reads.rows(sql`/* accounts.list */
      select a.id, a.login, a.name, a.unit, a.section_id as "sectionId", c.name as "sectionName", a.locale, a.disabled_at is not null as disabled,
        coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'areaId', g.area_id, 'areaName', r.name, 'kinds', g.kinds,
            'from', nullif(g.from_day, '-infinity'), 'to', nullif(g.until_day, 'infinity')) order by g.id)
          from grants g left join areas r on r.id = g.area_id where g.account_id = a.id), '[]') as grants
      from accounts a left join sections c on c.id = a.section_id ${only ? sql`where a.id = ${only.id}` : empty} order by a.login collate "C"`);
  }

  /** Grants with the names of their areas. */
  namedGrants(grants: readonly Grant[]): Promise<(Grant & { areaName: string | null; kinds: string[] | null })[]> {
    return this.reads.rows(sql`/* accounts.named-grants */
      select g.role, g."areaId", r.name as "areaName", case when jsonb_typeof(g.kinds) = 'array' then array(select jsonb_array_elements_text(g.kinds)) end as kinds
      from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as g(role text, "areaId" uuid, kinds jsonb) left join areas r on r.id = g."areaId"`);
  }

  /** How the account likes its lists, by their names. */
  async listSettings(accountId: string): Promise<Record<string, ListSettings>> {
    const rows = await this.reads.rows<{ list: string; settings: ListSettings }>(
      sql`/* accounts.list-settings */ select list, settings from list_settings where account_id = ${accountId}`,
    );
    return Object.fromEntries(rows.map(({ list, settings }) => [list, settings]));
  }

  /** Failed or unfinished attempts since a moment, by subject. */
  failures(subjects: readonly string[], since: Date): Promise<{ subject: string; count: number; last: string }[]> {
    return this.reads.rows(sql`/* sessions.failures */
      select subject, count(*) as count, max(at) as last from sign_in_failures where subject = any(${subjects}) and at > ${since} group by subject`);
  }
}
