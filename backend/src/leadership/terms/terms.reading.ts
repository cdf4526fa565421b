import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../../accounts/index.js';
import { Declared, documentsCited } from '../../history/index.js';
import { OrganizationRecords } from '../../organizations/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { comparedTeams, countsOf } from '../congress/comparison.js';
import { TeamQueries, type TeamRow } from '../holdings/team.queries.js';
import { beyondOf } from './beyond.js';
import { lastDayOf } from './last-day.js';
import { type RuleOfTerms, ruleOfTerms } from './term-rules.js';
import type { TermAnswer, TermsAnswer } from './terms.dto.js';
import { type ArrangementImage, type PostponementImage, type TermImage, TermsQueries, type TermsRow } from './terms.queries.js';

/** The terms of an organization and their state, as its viewer may see them. */
@Injectable()
export class TermsReading {
  constructor(
    private readonly queries: TermsQueries,
    private readonly teams: TeamQueries,
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly declared: Declared,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Terms and the state of a day; with `knownOn` as it was recorded by the end of that day. @throws Problem 404 where the organization is not to be
   * seen; what was known on another day is for those who see it today
   */
  async terms(viewer: Viewer, id: string, asOf: Day, knownOn?: Day, reads: Reads = this.reader): Promise<TermsAnswer> {
    const found = await this.queries.terms(reads, id, asOf, knownOn);
    const { today } = await this.records.seen(viewer, found?.placed, asOf);
    const row = today ? (found as TermsRow) : asSeenThen(found as TermsRow, asOf);
    const rule = await ruleOfTerms(reads, id, asOf);
    const team = knownOn === undefined ? await this.teams.team(reads, id, asOf, this.clock.today()) : undefined;
    const documentsOf = await documentsCited(reads, this.declared, viewer, 'terms', today ? row.terms.map((term) => term.id) : []);
    const mayUndo = today && knownOn === undefined && holds(viewer, 'history.undo');
    const terms = row.terms.toSorted((a, b) => (a.congress_earliest < b.congress_earliest ? 1 : -1));
    const window = row.arrangements
      .filter(({ document_on, window_last }) => document_on <= asOf && asOf <= window_last)
      .toSorted((a, b) => (a.window_last < b.window_last ? 1 : -1))[0];
    return {
      asOf,
      knownOn: knownOn ?? null,
      version: row.placed.version,
      state: row.state?.state ?? 'none',
      dueOn: row.state?.dueOn ?? null,
      termId: row.state?.termId ?? null,
      number: row.terms.find((term) => term.id === row.state?.termId)?.number ?? null,
      window: window ? windowOf(window) : null,
      usualYears: rule.years,
      usuallyFiled: rule.toBeFiled,
      hasTerms: rule.hasTerms,
      items: terms.map((term, place) => ({
        ...termOf(term, terms[place - 1], row, asOf, rule),
        changes: team ? changesOf(team, term.id) : null,
        changeSet: mayUndo ? (row.changeSets[term.id] ?? null) : null,
        documents: documentsOf(term.id),
      })),
    };
  }
}

const known = (earliest: Day | null | undefined, latest: Day | null | undefined): KnownDate =>
  Object.assign(new KnownDate(), { earliest: earliest ?? null, latest: latest ?? null });
const text = (...days: Parameters<typeof known>): string | null => KnownDate.read(known(...days))?.toString() ?? null;

const windowOf = (arrangement: ArrangementImage): TermsAnswer['window'] => ({
  id: arrangement.id,
  title: arrangement.title,
  documentNumber: arrangement.document_number ?? null,
  from: arrangement.window_from,
  lastOn: arrangement.window_last,
});

type Plain = Omit<TermAnswer, 'changes' | 'changeSet' | 'documents'>;

function termOf(term: TermImage, next: TermImage | undefined, row: TermsRow, asOf: Day, rule: RuleOfTerms): Plain {
  const own = row.postponements.filter((one) => one.term_id === term.id).toSorted((a, b) => (a.document_on < b.document_on ? -1 : 1));
  const last = lastDayOf({ congress: known(term.congress_earliest, term.congress_latest), years: term.years ?? null });
  const standing = own.findLast(({ document_on }) => document_on <= asOf);
  return {
    id: term.id,
    sort: term.sort,
    number: term.number ?? null,
    congressOn: text(term.congress_earliest, term.congress_latest) ?? '',
    to: text(term.until_earliest, term.until_latest) ?? (next ? text(next.congress_earliest, next.congress_latest) : null),
    years: term.years ?? null,
    dueOn: last?.toString() ?? null,
    postponedTo: standing?.to_on ?? null,
    meeting: term.meeting ?? null,
    expected: term.expected ?? null,
    present: term.present ?? null,
    votes: term.votes ?? null,
    toBeFiled: term.to_be_filed,
    filedOn: text(term.filed_earliest, term.filed_latest),
    filingNumber: term.filing_number ?? null,
    seats: row.seats.filter(({ termId }) => termId === term.id).map(({ post, seats }) => ({ post, seats })),
    postponements: own.map((one: PostponementImage, place) => ({
      id: one.id,
      documentOn: one.document_on,
      to: one.to_on,
      documentNumber: one.document_number ?? null,
      because: one.reason ?? null,
      beyond: beyondOf(one.to_on, last?.latest ?? null, place, rule),
    })),
  };
}

function changesOf(team: TeamRow, termId: string): TermAnswer['changes'] {
  const teams = comparedTeams(team, termId);
  return teams ? countsOf(teams) : null;
}

/** Of an organization that went to others since: what had begun by the day asked. */
const asSeenThen = (row: TermsRow, day: Day): TermsRow => ({
  ...row,
  terms: row.terms.filter(({ congress_earliest }) => congress_earliest <= day),
  postponements: row.postponements.filter(({ document_on }) => document_on <= day),
  arrangements: row.arrangements.filter(({ document_on }) => document_on <= day),
});
