import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { ComparisonReading, OrganizationRecords } from '../../organizations/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { Locale } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { postNamed } from '../holdings/named-holders.js';
import type { PostRow } from '../holdings/team.js';
import { postsOn } from '../posts/posts.queries.js';
import type { PastedTeam } from './pasted-team.js';
import type {
  PastedHolderAnswer,
  PastedOrganizationAnswer,
  PastedQuestionAnswer,
  PastedTeamAnswer,
  TeamQuestion,
  TeamsReadingAnswer,
  TeamsReadingBody,
} from './pasting.dto.js';
import { splitTeams } from './split-teams.js';

/** Which organization a pasted name means. */
interface Meant {
  readonly organization: PastedOrganizationAnswer | null;
  readonly candidates: PastedOrganizationAnswer[];
}

const QUESTIONS: Readonly<Record<TeamQuestion, Readonly<Record<Locale, string>>>> = {
  whichPost: { zh: '没有写职务，任什么职务？', en: 'No post is named: which one?' },
  notRead: { zh: '没有读懂，请改写', en: 'Not understood; please write it otherwise' },
  notKept: { zh: '性别、民族等个人情况不登记，已略去', en: 'Personal particulars are not kept and were left out' },
  unknownPost: {
    zh: '这个组织没有此职务，请改写或先在职务设置中添加',
    en: 'The organization has no such post; write another or add it first',
  },
  whichOrganization: { zh: '是哪个组织？', en: 'Which organization is it?' },
  unknownOrganization: { zh: '权限范围内没有这个组织', en: 'No such organization within your reach' },
};

/** Reads pasted teams against the registry: whose they are, and which of the organization's posts are meant. Nothing is kept. */
@Injectable()
export class TeamsInText {
  constructor(
    private readonly comparison: ComparisonReading,
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** The teams of the text, and a question for whatever is not certain. @throws Problem 404 where the organization named by its id is not to be seen */
  async read(viewer: Viewer, { text, organizationId }: TeamsReadingBody): Promise<TeamsReadingAnswer> {
    const own = organizationId === undefined ? undefined : await this.own(viewer, organizationId);
    const today = this.clock.today();
    const postsOfOwn = own ? ((await postsOn(this.reader, [own.id], today)).get(own.id) ?? []) : [];
    const split = splitTeams(text, new Set(postsOfOwn.flatMap(({ name, nameEn }) => [name, nameEn])), own?.name);
    const names = [...new Set(split.flatMap(({ organization }) => organization ?? []))];
    const meant = names.length ? await this.meant(viewer, names) : new Map<string, Meant>();
    const of = ({ organization }: PastedTeam): Meant =>
      (organization === null ? undefined : meant.get(organization)) ?? {
        organization: organization === null ? (own ?? null) : null,
        candidates: [],
      };
    const ids = [...new Set(split.flatMap((team) => of(team).organization?.id ?? []))];
    const posts = ids.length ? await postsOn(this.reader, ids, today) : new Map<string, PostRow[]>();
    return { teams: split.map((team) => answered(team, of(team), posts, viewer.locale)) };
  }

  private async own(viewer: Viewer, id: string): Promise<PastedOrganizationAnswer> {
    const { name, kind, version } = await this.records.one(viewer, id, this.clock.today());
    return { id, name, kind, version };
  }

  /** By the name or the short name that one organization alone bears; what is only near is asked. */
  private async meant(viewer: Viewer, names: readonly string[]): Promise<Map<string, Meant>> {
    const { items } = await this.comparison.compare(viewer, names, { asOf: this.clock.today() });
    return new Map(
      items.map(({ name, pile, matches }) => {
        const found = matches.map(({ id, kind, version, name: called }) => ({ id, kind, version, name: called }));
        const certain = pile === 'registered' ? matches : matches.filter(({ why, by }) => why === 'short' && by === name);
        const [only] = certain;
        const organization = only && certain.length === 1 ? { id: only.id, kind: only.kind, version: only.version, name: only.name } : null;
        return [name, { organization, candidates: organization ? [] : found }];
      }),
    );
  }
}

function answered(
  { organization: said, holders, unread }: PastedTeam,
  { organization, candidates }: Meant,
  posts: ReadonlyMap<string, readonly PostRow[]>,
  locale: Locale,
): PastedTeamAnswer {
  const ask = (text: string, code: TeamQuestion): PastedQuestionAnswer => ({ text, code, question: QUESTIONS[code][locale] });
  const own = organization && (posts.get(organization.id) ?? []);
  const questions: PastedQuestionAnswer[] = [];
  if (!organization) questions.push(ask(said ?? '', said !== null && !candidates.length ? 'unknownOrganization' : 'whichOrganization'));
  const told: PastedHolderAnswer[] = [];
  for (const { post, ...holder } of holders) {
    const found = own ? postNamed(own, post) : undefined;
    if (own && !found) questions.push(ask([post, holder.unit ?? holder.name ?? ''].join(' '), 'unknownPost'));
    else told.push({ ...holder, post: { code: found?.code ?? post, name: found ? (locale === 'en' ? found.nameEn : found.name) : post } });
  }
  return { said, organization, candidates, holders: told, questions: [...questions, ...unread.map((one) => ask(one.text, one.question))] };
}
