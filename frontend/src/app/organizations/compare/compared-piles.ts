import { HttpClient, HttpResponse } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ComparedMatch, ComparedOrganization, Pile } from '../../api/comparison';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Session } from '../../shell/session';
import { nameIn, saidInFile, saveFile } from '../file-answer';
import { OrganizationWords } from '../organization-words';
import { type DecidedName, decidedBy, decidedItems, organizationsOf, placedDecisions } from './decisions';
import { type AskedComparison, KeptComparison } from './kept-comparison';
import { ShortNames } from './short-names';

type Shown = Pile | 'others';
const PILES: readonly Shown[] = ['missing', 'near', 'registered', 'others'];
const ON_A_PAGE = 50;
/** A name so near is that of the body, written otherwise: no further name of it. */
const WRITTEN_OTHERWISE = ['script', 'signs', 'ended', 'short', 'former', 'later', 'foreign'];

interface Tab {
  readonly pile: Shown;
  readonly count: number;
}

const first = (tabs: readonly Tab[]): Shown => tabs.find(({ count }) => count)?.pile ?? 'missing';

interface Row {
  readonly at: number | null;
  readonly line: DecidedName | null;
  readonly match: ComparedMatch | (ComparedOrganization & Partial<ComparedMatch>) | null;
}

/**
 * The four piles of a comparison, one at a time; what is near is made out here, what is not registered is registered from here, and each pile
 * goes out as a file, or the whole list.
 */
@Component({
  selector: 'tx-compared-piles',
  imports: [MatButton, RouterLink, TranslocoDirective],
  templateUrl: './compared-piles.html',
  styleUrls: ['../bulk/bulk-records.scss', './compared-piles.scss'],
})
export class ComparedPiles {
  readonly outcome = input.required<AskedComparison>();
  /** Compares anew: a name was added to a record, or that was taken back. */
  readonly again = input.required<() => Promise<void>>();
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly words = inject(OrganizationWords);
  private readonly kept = inject(KeptComparison);
  private readonly shortNames = inject(ShortNames);
  private readonly http = inject(HttpClient);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected readonly answer = computed(() => this.outcome().answer);
  private readonly items = computed(() => decidedItems(this.answer().items, this.kept.decisions()));
  private readonly piles = computed(() => {
    const { others } = this.answer();
    const lines = this.items().flatMap((line, at): Row[] =>
      line.matches.length ? line.matches.map((match) => ({ at, line, match })) : [{ at, line, match: null }],
    );
    const of = (pile: Pile): Row[] => lines.filter(({ line }) => line?.pile === pile);
    return {
      missing: of('missing'),
      near: of('near'),
      registered: of('registered'),
      others: (others ?? []).map((match): Row => ({ at: null, line: null, match })),
    };
  });
  protected readonly tabs = computed((): readonly Tab[] =>
    PILES.filter((pile) => pile !== 'others' || this.answer().others !== null).map((pile) => ({ pile, count: this.count(pile) })),
  );
  /** Compared anew, one stays where one was, as long as something is there. */
  protected readonly shown = linkedSignal<readonly Tab[], Shown>({
    source: () => this.tabs(),
    computation: (tabs, before) => tabs.find(({ pile, count }) => count && (!before || pile === before.value))?.pile ?? first(tabs),
  });
  protected readonly page = linkedSignal<{ readonly pile: Shown; readonly pages: number }, number>({
    source: () => ({ pile: this.shown(), pages: this.pages() }),
    computation: ({ pile, pages }, before) => (before?.source.pile === pile ? Math.max(0, Math.min(before.value, pages - 1)) : 0),
  });
  protected readonly pages = computed(() => Math.ceil(this.piles()[this.shown()].length / ON_A_PAGE));
  protected readonly rows = computed(() => this.piles()[this.shown()].slice(this.page() * ON_A_PAGE, (this.page() + 1) * ON_A_PAGE));
  protected readonly mayFound = computed(() => this.session.may('organizations.found') && !this.asOf.elsewhere());
  protected readonly mayChange = computed(() => this.session.may('organizations.change') && !this.asOf.elsewhere());

  /** A list may name an organization twice: then how many there are of both. */
  protected readonly twice = computed(() => {
    const lines = this.items().filter(({ pile }) => pile === 'registered');
    const [names, organizations] = [lines.length, organizationsOf(lines)];
    if (this.shown() !== 'registered' || names === organizations) return null;
    return { names: names.toLocaleString('en-US'), organizations: organizations.toLocaleString('en-US') };
  });

  /** 就是它, 不是它. */
  protected decide({ line, match }: Row, is: boolean): void {
    if (!line || !match) return;
    const name = decidedBy(this.answer().items, line);
    this.kept.decisions.update((all) => [...all.filter((one) => one.name !== name || one.id !== match.id), { name, id: match.id, is }]);
  }

  /** What was made out of a name is open again. */
  protected open({ line }: Row): void {
    if (!line) return;
    const name = decidedBy(this.answer().items, line);
    this.kept.decisions.update((all) => all.filter((one) => one.name !== name));
  }

  protected because({ match }: Row): string {
    if (!match?.why) return '';
    const period = this.words.period(match.from, match.to);
    const why = this.words.say(`compare.why.${match.why}`);
    return match.by ? this.words.say('compare.byName', { why, name: match.by, period: period ? `（${period}）` : '' }) : why;
  }

  /** May the name of the list be kept as a further short one? Not where it is one already. */
  protected mayName({ match }: Row): boolean {
    return this.mayChange() && !!match?.why && !WRITTEN_OTHERWISE.includes(match.why);
  }

  /** 加为简称 of the record beside it; where there is none, of one that is looked for. */
  protected async addShort({ line, match }: Row): Promise<void> {
    if (!line || this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      if (match) await this.shortNames.add(line.name, match, this.again());
      if (match || (await this.shortNames.ask(line.name, this.again()))) await this.again()();
    } catch (error) {
      this.failure.set(problemOf(error)?.errors?.[0]?.message ?? problemOf(error)?.detail ?? this.words.say('compare.notNamed'));
    } finally {
      this.busy.set(false);
    }
  }

  /** One pile as it stands here, or the whole list in its order. */
  protected export(pile: Shown | 'all'): void {
    const params = { ...this.outcome().params, pile, format: 'xlsx' };
    const decisions = placedDecisions(this.answer().items, this.kept.decisions());
    const body = { names: this.outcome().names, ...(decisions.length ? { decisions } : {}) };
    this.busy.set(true);
    this.failure.set('');
    this.http.post('/api/organizations/comparison/export', body, { params, responseType: 'blob', observe: 'response' }).subscribe({
      next: (answer: HttpResponse<Blob>) => {
        this.busy.set(false);
        if (answer.body) saveFile(answer.body, nameIn(answer.headers.get('Content-Disposition')) ?? 'names.xlsx');
      },
      error: (error: unknown) => {
        this.busy.set(false);
        void saidInFile(error).then((said) => this.failure.set(said));
      },
    });
  }

  private count(pile: Shown): number {
    return pile === 'others' ? (this.answer().others?.length ?? 0) : this.items().filter((item) => item.pile === pile).length;
  }
}
