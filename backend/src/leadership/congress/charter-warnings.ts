import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { inReachToday } from '../../organizations/index.js';
import type { Reads } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { addDays } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { HoldingRow } from '../holdings/team.js';
import type { TeamRow } from '../holdings/team.queries.js';
import { DAYS_TO_REGISTER, type RuleOfTerms } from '../terms/term-rules.js';
import type { ComparedTeams } from './comparison.js';
import type { CharterWarningAnswer } from './congress.dto.js';

const MOST_TERMS = 2;

interface Elsewhere {
  readonly name: string;
  readonly post: string;
  readonly organization: string | null;
}

/**
 * What general rules say about a new team, where no charter says otherwise: at most two terms in a row, 会长 and 秘书长 not one person, neither of them
 * nor the 法定代表人 the same elsewhere (民发〔2015〕166号; 社会团体登记管理条例 art. 14). A warning never blocks.
 */
@Injectable()
export class CharterWarnings {
  constructor(
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  async of(
    reads: Reads,
    viewer: Viewer,
    team: TeamRow,
    teams: ComparedTeams,
    rule: RuleOfTerms,
    nameOf: (row: HoldingRow) => string,
  ): Promise<CharterWarningAnswer[]> {
    // Bodies that are not registered with civil affairs follow rules of their own.
    if (!rule.toBeFiled) return [];
    const opened = teams.succession.opened.map(({ elected }) => elected);
    const zh = viewer.locale === 'zh';
    const say = (
      code: CharterWarningAnswer['code'],
      names: string[],
      zhText: string,
      enText: string,
      by: string | null = null,
    ): CharterWarningAnswer[] => (names.length ? [{ code, names, text: zh ? zhText : enText, by }] : []);
    const responsible = new Map(team.posts.filter((post) => post.responsible && !post.hired).map((post) => [post.code, post.name]));
    const again = opened.filter((row) => responsible.has(row.post) && row.wayIn !== 'hired' && row.termsInARow > MOST_TERMS).map(nameOf);
    const chairs = opened.filter(({ post }) => post === 'chair');
    const secretaries = new Set(opened.filter(({ post }) => post === 'secretaryGeneral').map(({ personId }) => personId));
    const both = chairs.filter(({ personId }) => personId !== null && secretaries.has(personId)).map(nameOf);
    const changed = teams.succession.rows.filter(
      ({ post, act, after }) => post === 'chair' && after !== null && act !== 'reelected' && teams.succession.closed.length > 0,
    );
    const by = teams.term.congress.latest === null ? null : addDays(teams.term.congress.latest, DAYS_TO_REGISTER);
    const elsewhere = await this.elsewhere(reads, viewer, team, opened);
    return [
      ...say(
        'consecutiveTerms',
        again,
        `${again.join('、')} 连任超过${MOST_TERMS}届；一般规定连任不超过两届，章程另有规定的从其规定`,
        `${again.join(', ')}: more than ${MOST_TERMS} terms in a row; usually at most two, unless the charter says otherwise`,
      ),
      ...say(
        'chairIsSecretary',
        both,
        `${both.join('、')} 同时任会长和秘书长；一般规定二者不得由同一人兼任`,
        `${both.join(', ')}: president and secretary-general at once; usually not the same person`,
      ),
      ...(['legalRepresentativeElsewhere', 'chairElsewhere'] as const).flatMap((code) => {
        const own = elsewhere.filter(({ post }) => (post === 'legalRepresentative') === (code === 'legalRepresentativeElsewhere'));
        const told = own
          .map(({ name, organization }) => `${name}（${organization ?? (zh ? '另一组织' : 'another organization')}）`)
          .join(zh ? '、' : ', ');
        return say(
          code,
          [...new Set(own.map(({ name }) => name))],
          code === 'chairElsewhere'
            ? `${told} 已任其他社会团体的会长或秘书长`
            : `${told} 已任其他社会团体的法定代表人，不得再任本会法定代表人`,
          code === 'chairElsewhere'
            ? `${told}: president or secretary-general of another association already`
            : `${told}: legal representative of another association already; cannot be of this one`,
        );
      }),
      ...say(
        'legalRepresentativeChanges',
        changed.flatMap(({ after }) => (after ? [nameOf(after)] : [])),
        `会长更换，法定代表人须在主管单位同意后 ${DAYS_TO_REGISTER} 日内办理变更登记`,
        `The president changes: the legal representative is to be registered anew within ${DAYS_TO_REGISTER} days`,
        by,
      ),
    ];
  }

  /** Where else those of the new team are chair, secretary-general or legal representative on the day; named as far as the account sees it. */
  private async elsewhere(reads: Reads, viewer: Viewer, team: TeamRow, opened: readonly HoldingRow[]): Promise<Elsewhere[]> {
    const people = opened
      .filter(({ post }) => ['chair', 'secretaryGeneral', 'legalRepresentative'].includes(post))
      .flatMap(({ personId }) => personId ?? []);
    if (!people.length) return [];
    const today = this.clock.today();
    const reach = await this.reach.today(viewer, 'organizations.read');
    return reads.rows<Elsewhere>(sql`/* leadership.elsewhere */ select distinct coalesce(j.name, p.name) as name, h.post,
        case when ${inReachToday(sql`s.kind`, sql`s.area_id`, reach)} then s.name end as organization
      from people p left join people j on j.id = p.joined_to_id join office_holdings h on h.person_id = p.id
      join organization_segments s on s.organization_id = h.organization_id and s.shown and s.from_day <= ${today} and ${today} < s.until_day
      where (p.id = any(${people}) or p.joined_to_id = any(${people})) and h.acting is null and h.certain @> ${today}::date
        and h.post in ('chair', 'secretaryGeneral', 'legalRepresentative') and s.status = 'active'
        and (select r.to_be_filed from rule_of_terms(s.organization_id, ${today}) r)
        and h.organization_id <> ${team.id}`);
  }
}
