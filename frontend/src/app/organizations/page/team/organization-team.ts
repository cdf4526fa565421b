import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../../shell/as-of';
import { Session } from '../../../shell/session';
import { RecordActs } from '../../acts/record-acts';
import { OpenRecord } from '../../open-record';
import { OrganizationWords } from '../../organization-words';
import { congressPlace, foundTeamPlace } from './leadership-places';
import { LeadershipWords } from './leadership-words';
import { OpenLeadership } from './open-leadership';
import { TeamActs } from './team-acts';
import { TeamChange } from './team-change';
import { TeamGrid } from './team-grid';
import { TeamLeavers } from './team-leavers';
import { TeamPeople } from './team-people';
import { type Order, takingTurns, teamShown, type View } from './team-rows';
import { opens } from './term-bands';
import { TimelineTable } from './timeline-table';

/** 班子: who holds which post on the day, each seat through the years, and those who left. */
@Component({
  selector: 'tx-organization-team',
  imports: [
    MatButton,
    MatCheckbox,
    MatIcon,
    MatMenuModule,
    MatProgressBar,
    RouterLink,
    TeamGrid,
    TeamLeavers,
    TimelineTable,
    TranslocoDirective,
  ],
  providers: [TeamActs, TeamChange, TeamPeople],
  templateUrl: './organization-team.html',
  styleUrl: './organization-team.scss',
})
export class OrganizationTeam {
  protected readonly open = inject(OpenRecord);
  protected readonly leadership = inject(OpenLeadership);
  protected readonly acts = inject(TeamActs);
  protected readonly record = inject(RecordActs);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  protected readonly speak = inject(LeadershipWords);
  protected readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly foundTeam = foundTeamPlace;
  protected readonly orders: readonly Order[] = ['rank', 'strokes'];
  protected readonly order = signal<Order>('rank');
  protected readonly showLeft = signal(true);
  protected readonly asTable = signal(false);
  /** Chosen of the terms; another record, or another day, begins with the team of the day. */
  protected readonly view = linkedSignal<unknown, View>({
    source: () => [this.open.id(), this.asOf.day()].join(),
    computation: () => 'now',
  });

  protected readonly mayChange = computed(() => this.open.mayChange() && this.session.may('leadership.change'));
  protected readonly shown = computed(() => {
    const team = this.leadership.team();
    return team && teamShown(team, this.leadership.terms(), this.view(), this.order(), this.asOf.day(), !this.asOf.elsewhere());
  });
  /** Nobody of any time is recorded, or nobody by the day. */
  protected readonly empty = computed(() => {
    const team = this.leadership.team();
    if (!team) return null;
    if (!team.holdings.length) return 'never';
    return this.shown()?.rows.some(({ holders, bars }) => holders.length || bars.length) || this.shown()?.left.length ? null : 'then';
  });
  /** The team of the day, each other term that had begun, and all of them. */
  protected readonly views = computed(() => {
    this.words.now();
    const terms = this.leadership.terms();
    const standing = this.leadership.term();
    const now = {
      view: 'now' as View,
      label: standing ? this.words.say('team.current', { term: this.speak.term(standing) }) : this.words.say('team.currentPlain'),
    };
    const others = this.leadership
      .begun()
      .filter((term) => term.id !== terms?.termId)
      .map((term) => ({
        view: { termId: term.id },
        label: this.words.say('team.past', {
          term: this.speak.term(term),
          from: opens(term).slice(0, 4),
          to: (term.to ?? '').replace(/^\[(\.\.)?/, '').slice(0, 4),
        }),
      }));
    return [now, ...others, ...(others.length ? [{ view: 'all' as View, label: this.words.say('team.all') }] : [])];
  });
  /** As many as have room beside each other: the present team, the term before, all of them; the rest opens from a menu. */
  protected readonly near = computed(() => {
    const views = this.views();
    return views.length > 4 ? [...views.slice(0, 2), ...views.slice(-1)] : views;
  });
  protected readonly far = computed(() => this.views().filter((one) => !this.near().includes(one)));
  protected readonly farChosen = computed(() => this.far().find(({ view }) => this.same(view))?.label);
  /** Two of one post are in office: they may take turns 轮值. */
  protected readonly mayTakeTurns = computed(() => takingTurns(this.leadership.team()).length > 1);
  protected readonly noTerm = computed(() => {
    const terms = this.leadership.terms();
    return !!terms?.hasTerms && terms.state === 'none' && !!this.leadership.team()?.holdings.length;
  });

  protected same(one: View): boolean {
    return JSON.stringify(one) === JSON.stringify(this.view());
  }

  protected print(): void {
    window.print();
  }

  protected async hold(): Promise<void> {
    await this.router.navigate([...congressPlace(this.open.id())]);
  }
}
