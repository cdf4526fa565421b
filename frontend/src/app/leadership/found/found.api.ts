import { inject, Injectable } from '@angular/core';
import { Client } from '../../api/client';
import type { PostName, WayIn } from '../../api/leadership';
import { type Answers, keyOf } from './found-doubts';

export interface PastedOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly version: number;
}

export interface PastedHolder {
  readonly post: PostName;
  readonly name: string | null;
  readonly employer: string | null;
  readonly title: string | null;
  readonly unit: string | null;
  readonly wayIn: WayIn | null;
  readonly fullTime: boolean | null;
  readonly mark: string | null;
}

/** What the text leaves open. */
export interface PastedQuestion {
  readonly text: string;
  readonly code: string;
  readonly question: string;
}

export interface PastedTeam {
  /** The organization as the text names it. */
  readonly said: string | null;
  readonly organization: PastedOrganization | null;
  readonly candidates: readonly PastedOrganization[];
  readonly holders: readonly PastedHolder[];
  readonly questions: readonly PastedQuestion[];
}

export interface FoundTeams {
  readonly changeSet: string | null;
  readonly recorded: number;
  readonly known: number;
  readonly teams: readonly { readonly organizationId: string; readonly recorded: number; readonly known: number }[];
}

/** Teams that stand, read from a paste and recorded as they are found. */
@Injectable({ providedIn: 'root' })
export class FoundActs {
  private readonly client = inject(Client);

  /** The teams of a text; with an organization those that the text names no other for are its own. */
  async read(text: string, organizationId?: string): Promise<readonly PastedTeam[]> {
    const body = { text, ...(organizationId === undefined ? {} : { organizationId }) };
    return (await this.client.post<{ teams: readonly PastedTeam[] }>('/api/teams/reading', body)).teams;
  }

  try(on: string, teams: readonly PastedTeam[], answers: Answers): Promise<FoundTeams> {
    return this.client.post<FoundTeams>('/api/teams/found', bodyOf(on, teams, answers), { params: { dryRun: 'true' } });
  }

  /** `documentIds`: the papers that it rests on. */
  record(on: string, teams: readonly PastedTeam[], answers: Answers, documentIds: readonly string[], key: string): Promise<FoundTeams> {
    const body = { ...bodyOf(on, teams, answers), ...(documentIds.length && { documentIds }) };
    return this.client.post<FoundTeams>('/api/teams/found', body, { key });
  }
}

const bodyOf = (on: string, teams: readonly PastedTeam[], answers: Answers): object => ({
  on,
  teams: teams.map(({ organization, holders }) => ({
    organizationId: organization?.id,
    version: organization?.version,
    holders: holders.map(({ post, name, employer, title, unit, wayIn, fullTime, mark }) => ({
      post: post.code,
      ...(name === null ? {} : { person: { ...whoIs(keyOf(organization?.id, name), name, answers), employer, title } }),
      ...(unit === null ? {} : { unit: { name: unit } }),
      wayIn,
      fullTime,
      mark,
    })),
  })),
});

/** 会长 and 法定代表人 of one name in one team are one person; of two teams only where that was answered. */
const whoIs = (key: string, name: string, answers: Answers): object => {
  const answer = answers.get(key);
  if (answer?.id !== undefined) return { id: answer.id };
  return { key: answer?.twin ?? key, name };
};
