import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Holding, Terms } from '../../../api/leadership';
import { AsOf } from '../../../shell/as-of';
import { Session } from '../../../shell/session';
import { OpenRecord } from '../../open-record';
import { addDays } from '../../../ui/days';
import { dayRange } from '../../../ui/partial-date';
import { OrganizationWords } from '../../organization-words';
import { LeadershipWords } from './leadership-words';
import { TeamActs } from './team-acts';
import { holderName, type TeamRow, type TeamShown } from './team-rows';
import { bandsOf, linesOf } from './term-bands';
import { type Bar, share, yearsOf } from './timeline';

/** Lines of the picture as backgrounds of a cell: years, congresses, last days. The day stands above the bars and is drawn apart. */
const RULES = {
  year: 'linear-gradient(#eef0f3, #eef0f3)',
  congress: 'linear-gradient(var(--tx-ink-line), var(--tx-ink-line))',
  due: 'repeating-linear-gradient(to bottom, #d9a441 0 4px, transparent 4px 7px)',
} as const;

/** The team as one grid: a line for a seat, with its holder at the left and all who sat there on the axis of years. */
@Component({
  selector: 'tx-team-grid',
  imports: [MatIcon, MatIconButton, MatMenuModule, RouterLink, TranslocoDirective],
  templateUrl: './team-grid.html',
  styleUrls: ['./timeline.scss', './team-grid.scss'],
})
export class TeamGrid {
  readonly shown = input.required<TeamShown>();
  readonly terms = input<Terms>();
  readonly mayChange = input(false);
  protected readonly words = inject(OrganizationWords);
  protected readonly speak = inject(LeadershipWords);
  protected readonly acts = inject(TeamActs);
  protected readonly open = inject(OpenRecord);
  protected readonly asOf = inject(AsOf);
  protected readonly mayOpen = inject(Session).may('people.read');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly name = holderName;

  protected readonly years = computed(() => yearsOf(this.shown().axis));
  protected readonly bands = computed(() => {
    const terms = this.terms();
    this.words.now();
    const bands = terms ? bandsOf(terms, this.shown().axis, this.asOf.day()) : [];
    return bands
      .filter(({ sort }) => sort !== 'upcoming' || !this.asOf.elsewhere())
      .map((band) => {
        const own = band.sort === 'past' || band.sort === 'current' || band.sort === 'upcoming';
        const label = own
          ? `${this.speak.term(band.term)} ${this.words.date(band.term.congressOn)}`
          : this.words.say(`team.bands.${band.sort}`);
        return { ...band, label };
      });
  });
  private readonly lines = computed(() => {
    const terms = this.terms();
    return terms ? linesOf(terms, this.shown().axis) : [];
  });
  /** Somebody's beginning takes more room to tell. */
  protected readonly unknown = computed(() => this.shown().rows.some(({ holders }) => holders[0]?.since.startsWith('[')));
  /** A unit's name is longer than a person's. */
  protected readonly units = computed(() => this.shown().rows.some(({ holders }) => holders.some(({ unit }) => unit !== null)));
  /** Where the line of the day stands. */
  protected readonly day = computed(() => share(this.shown().axis, addDays(this.asOf.day(), 1)));
  protected readonly background = computed(() => {
    const rules = [
      ...this.lines().map(({ sort, left }) => ({ rule: RULES[sort], left })),
      ...this.years().map(({ left }) => ({ rule: RULES.year, left })),
    ];
    return {
      image: rules.map(({ rule }) => rule).join(', '),
      position: rules.map(({ left }) => `${left.toFixed(3)}% 0`).join(', '),
    };
  });
  /** The bar that the arrow keys stand on; the first is reached by Tab. */
  protected readonly at = signal<string | null>(null);
  /** What is told below of the bar that has the focus or the pointer. */
  protected readonly told = signal('');
  private readonly firstBar = computed(() => {
    const row = this.shown().rows.findIndex(({ bars }) => bars.length);
    return row < 0 ? '' : `${row}-0`;
  });

  protected reachable(key: string): boolean {
    return (this.at() ?? this.firstBar()) === key;
  }

  protected say({ chain }: Bar): string {
    return this.speak.bar(chain.holdings);
  }

  /** The left part of a line tells of these. */
  protected station(row: TeamRow): string {
    const [one] = row.holders;
    return one ? this.speak.station(one) : '';
  }

  /** Who exercises the office of a unit, where his page may be opened. */
  protected representative({ holders: [one] }: TeamRow): Holding['person'] {
    return one?.unit && this.mayOpen ? one.person : null;
  }

  /** What is told of him besides. */
  protected rest({ holders: [one] }: TeamRow): string {
    return one ? this.speak.station({ ...one, person: null }) : '';
  }

  /** Left and right within a seat, up and down to the one that lies nearest on the next line. */
  protected walk(event: KeyboardEvent, row: number, bar: number): void {
    const rows = this.shown().rows;
    // Bars are told from the newest back: to the right is one less.
    const middle = (one: Bar) => one.left + one.width / 2;
    let [to, next] = [row, bar];
    if (event.key === 'ArrowRight') next -= 1;
    else if (event.key === 'ArrowLeft') next += 1;
    else if (event.key === 'Home') next = (rows[row]?.bars.length ?? 1) - 1;
    else if (event.key === 'End') next = 0;
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const from = rows[row]?.bars[bar];
      do to += step;
      while (rows[to] && !rows[to]?.bars.length);
      const bars = rows[to]?.bars ?? [];
      next = from
        ? bars.reduce(
            (best, one, i) => (Math.abs(middle(one) - middle(from)) < Math.abs(middle(bars[best] ?? one) - middle(from)) ? i : best),
            0,
          )
        : 0;
    } else return;
    event.preventDefault();
    if (!rows[to]?.bars[next]) return;
    const key = `${to}-${next}`;
    this.at.set(key);
    this.host.nativeElement.querySelector<HTMLElement>(`[data-bar="${key}"]`)?.focus();
  }

  protected vacantSince({ gaps }: TeamRow): string {
    const last = gaps.at(-1);
    return last?.to === null && last.sort === 'vacant' ? this.words.say('team.vacantSince', { day: last.from }) : '';
  }

  protected since(one: Holding): string {
    return this.words.date(one.since);
  }

  /** 不晚于2026-03-10: of a beginning that nobody knows the day by which it was. */
  protected sinceShort(one: Holding): string {
    const range = one.since.startsWith('[..') ? dayRange(one.since) : null;
    return range ? this.words.say('team.by', { day: range.latest }) : this.since(one);
  }

  /** Days that are only possible are widened so that they can be seen, but not over the half of what is known. */
  protected hatch(width: number): string {
    return `min(max(20px, ${width}%), max(40%, ${width}%))`;
  }
}
