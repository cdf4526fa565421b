import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Title } from '@angular/platform-browser';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import type { Upcoming } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';
import { Kinds } from '../../shell/kinds';
import { Session } from '../../shell/session';
import { isDay, yearsAndMonths } from '../../ui/days';
import { dayRange } from '../../ui/partial-date';
import { StatusDot } from '../../ui/status-dot';
import { ConfirmActs } from '../acts/confirm-acts';
import { branchStart } from './branch-start';
import { ListTrail } from '../list/list-trail';
import { MergeAct } from '../acts/merge-act';
import { OpenRecord } from '../open-record';
import { OpenRelations } from './open-relations';
import { OrganizationWords, otherNames } from '../organization-words';
import { printNote } from '../sheet/print-note';
import { RecordActs } from '../acts/record-acts';
import { leaderFigures } from './team/leader-figures';
import { LeadershipWords } from './team/leadership-words';
import { OpenLeadership } from './team/open-leadership';
import { TermBar } from './team/term-bar';

interface Figure {
  readonly label: string;
  readonly value: readonly { readonly number: string; readonly unit: string }[];
  readonly note: string;
  readonly age?: boolean;
  /** A name, smaller than a number. */
  readonly name?: boolean;
}

/** One organization: who it is, three figures, one thing to do; what there is to know stands in the tabs. */
@Component({
  selector: 'tx-organization-page',
  imports: [
    MatButton,
    MatIcon,
    MatMenuModule,
    MatProgressBar,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    StatusDot,
    TermBar,
    TranslocoDirective,
  ],
  providers: [ConfirmActs, LeadershipWords, OpenLeadership, OpenRecord, OpenRelations, RecordActs, MergeAct],
  templateUrl: './organization-page.html',
  styleUrl: './organization-page.scss',
})
export class OrganizationPage {
  readonly id = input.required<string>();
  protected readonly open = inject(OpenRecord);
  protected readonly acts = inject(RecordActs);
  private readonly confirming = inject(ConfirmActs);
  protected readonly merging = inject(MergeAct);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  protected readonly session = inject(Session);
  protected readonly trail = inject(ListTrail);
  protected readonly keys = inject(Keys);
  private readonly kinds = inject(Kinds);
  private readonly router = inject(Router);

  protected readonly leadership = inject(OpenLeadership);
  private readonly speak = inject(LeadershipWords);

  protected readonly record = this.open.record;
  protected readonly place = computed(() => this.trail.place(this.id()));
  protected readonly others = computed(() => {
    const record = this.record();
    return record ? otherNames(record, this.asOf.day()) : { former: [], later: [] };
  });

  /** Before its founding (and approval) there is no status to show: what to say instead, and the day on which it stands for certain. */
  protected readonly notYet = computed(() => {
    const record = this.record();
    if (!record || record.exists || record.voided) return null;
    const day = this.asOf.day();
    const founded = record.foundedOn ? dayRange(record.foundedOn)?.latest : undefined;
    if (!founded) return { words: this.words.say('page.notYetUnknown', { day }), day: null };
    const toCome = founded > this.asOf.today();
    const on = this.words.date(record.foundedOn);
    return {
      words: toCome ? this.words.say('page.notYetToCome', { day, on }) : this.words.say('page.notYet', { day, on }),
      day: founded,
    };
  });

  /** Who leads it, and what counts first; where nobody is recorded, its age and two counts. Each with its own day. */
  protected readonly figures = computed(() => {
    const team = this.leadership.team();
    const led = team?.holdings.length ? leaderFigures(team, this.speak) : [];
    // Of the age there is no room then: the day of the founding stands in the facts.
    return led.length
      ? [
          ...led,
          ...this.counts()
            .filter(({ age }) => !age)
            .slice(0, 1),
        ]
      : this.counts();
  });
  private readonly counts = computed(() => {
    const record = this.record();
    if (!record) return [];
    const end = record.status === 'dissolved' || record.status === 'merged' ? record.dissolvedOn : null;
    const figures: Figure[] = [];
    if (record.foundedOn && isDay(record.foundedOn) && this.asOf.day() >= record.foundedOn) {
      const { years, months } = yearsAndMonths(record.foundedOn, end && isDay(end) ? end : this.asOf.day());
      figures.push({
        age: true,
        label: this.words.say('page.founded'),
        value: [
          ...(years ? [{ number: String(years), unit: this.words.say('page.years') }] : []),
          ...(months || !years ? [{ number: String(months), unit: this.words.say('page.months') }] : []),
        ],
        note: this.words.period(record.foundedOn, end),
      });
    } else if (record.foundedOn) {
      figures.push({
        age: true,
        label: this.words.say('page.founded'),
        value: [{ number: this.words.date(record.foundedOn), unit: '' }],
        note: '',
      });
    } else if (record.approvedOn) {
      figures.push({
        age: true,
        label: this.words.label('approvedOn'),
        value: [{ number: this.words.date(record.approvedOn), unit: '' }],
        note: '',
      });
    }
    for (const measure of this.words.measures(record.kind).slice(0, record.children ? 1 : 2)) {
      const last = record.observations.filter((o) => o.measure === measure.code).sort((a, b) => b.onDay.localeCompare(a.onDay))[0];
      if (last)
        figures.push({
          label: this.words.measureName(measure, record),
          value: [{ number: last.value.toLocaleString('en-US'), unit: '' }],
          note: this.words.say('asOfDay', { day: this.words.date(last.onDay) }),
        });
    }
    if (record.children)
      figures.push({
        label: this.words.say('page.children'),
        value: [{ number: String(record.children), unit: '' }],
        note: this.words.say('asOfDay', { day: this.asOf.day() }),
      });
    return figures;
  });
  protected readonly endWord = computed(() => {
    const record = this.record();
    return record ? (this.kinds.statusWord(record.kind, 'dissolved') ?? '') : '';
  });

  /** With what the form of a new branch begins. */
  protected readonly branch = computed(() => {
    const record = this.record();
    return record ? branchStart(record, this.kinds.kind(record.kind)) : null;
  });
  /** Into what it has merged or will merge, by the day on the screen; one outside the reach has no name. */
  protected readonly merger = computed(() => {
    const record = this.record();
    if (record?.endWay !== 'merged') return null;
    const key = record.status === 'merged' ? 'page.mergedInto' : 'page.willMerge';
    return { words: this.words.say(key, { on: this.words.date(record.dissolvedOn) }), into: record.mergedInto };
  });

  /** Of which day the printed page is and who made it. */
  protected readonly made = printNote(computed(() => this.record()?.name ?? ''));

  constructor() {
    effect(() => this.open.id.set(this.id()));
    const title = inject(Title);
    effect(() => {
      this.words.now();
      const name = this.record()?.name ?? (this.open.problem()?.status === 404 ? this.words.say('page.notFound') : null);
      if (name) title.setTitle(`${name} · ${this.words.say('product')}`);
    });
    this.keys.bind([
      { key: 'e', word: 'organizations.keys.change', act: () => void this.change() },
      { key: 'c', word: 'organizations.keys.confirm', act: () => void this.confirm() },
      { key: 'j', word: 'organizations.keys.nextRecord', act: () => void this.go(1) },
      { key: 'k', word: 'organizations.keys.previousRecord', act: () => void this.go(-1) },
      { key: 'Escape', word: 'organizations.keys.back', act: () => void this.back() },
    ]);
  }

  /** 将于2027-01-01更名为…, or which fields will change. */
  protected comingWords({ on, name, fields }: Upcoming): string {
    const day = this.words.date(on);
    if (name) return this.words.say('page.willBeNamed', { day, name });
    const kind = this.record()?.kind;
    return this.words.say('page.willChange', { day, fields: this.words.list(fields.map((f) => this.words.label(f, kind))) });
  }

  protected async change(): Promise<void> {
    if (this.open.mayChange()) await this.router.navigate(['/organizations', this.id(), 'edit']);
  }

  private async confirm(): Promise<void> {
    const record = this.record();
    if (record && this.open.mayChange()) await this.confirming.confirm(record);
  }

  protected async back(): Promise<void> {
    await this.router.navigate(['/organizations'], { queryParams: { ...this.trail.address(), ...this.asOf.params() } });
  }

  protected async go(step: 1 | -1): Promise<void> {
    const next = await this.trail.neighbour(this.id(), step);
    if (!next) return;
    const tab = this.router.url.split('?')[0]?.split('/')[3];
    await this.router.navigate(['/organizations', next, ...(tab ? [tab] : [])], { queryParams: this.asOf.params() });
  }

  /** The tab has a first thing to do of its own. */
  protected readonly besideTeam = computed(() => /^\/organizations\/[^/?]+\/(team|terms)/.test(this.address()));
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );

  protected print(): void {
    window.print();
  }
}
