import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Term } from '../../../api/leadership';
import type { ChangeSet } from '../../../api/changes';
import { AsOf } from '../../../shell/as-of';
import { Session } from '../../../shell/session';
import { lastDay } from '../../../ui/partial-date';
import { OpenRecord } from '../../open-record';
import { OrganizationWords } from '../../organization-words';
import { charterPlace, congressPlace } from '../team/leadership-places';
import { LeadershipWords } from '../team/leadership-words';
import { OpenLeadership } from '../team/open-leadership';
import { TermStateMark } from '../team/term-state-mark';
import { UndoPanel } from '../undo-panel';
import { TermActs } from './term-acts';

/** 届次: every term with its congress, its filing, its last day, what was postponed, and what each congress changed. */
@Component({
  selector: 'tx-organization-terms',
  imports: [MatButton, MatProgressBar, RouterLink, TermStateMark, TranslocoDirective, UndoPanel],
  providers: [TermActs],
  templateUrl: './organization-terms.html',
  styleUrls: ['../dated-table.scss', './organization-terms.scss'],
})
export class OrganizationTerms {
  protected readonly open = inject(OpenRecord);
  protected readonly leadership = inject(OpenLeadership);
  protected readonly acts = inject(TermActs);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  protected readonly speak = inject(LeadershipWords);
  protected readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);

  protected readonly mayChange = computed(() => this.open.mayChange() && this.session.may('leadership.change'));
  protected readonly charter = computed(() => [...charterPlace(this.open.id())]);
  /** The term whose 撤销 is open beneath it. */
  protected readonly undoing = signal<string | null>(null);
  protected readonly rows = computed(() => {
    const terms = this.leadership.terms();
    this.words.now();
    return this.leadership.begun().map((term, i) => ({
      term,
      current: term.id === terms?.termId,
      // The last congress alone is taken back from here; earlier ones from the changes, with what stands on them.
      undo: i === 0 && this.open.mayUndo() && term.changeSet !== null ? this.changeOf(term.changeSet) : null,
      until: term.to && term.id !== terms?.termId ? this.words.say('terms.endedOn', { day: this.words.date(lastDay(term.to)) }) : '',
    }));
  });

  protected votes({ votes }: Term): string {
    const posts = this.leadership.team()?.posts ?? [];
    const told = Object.entries(votes ?? {}).map(([code, counts]) => {
      const post = posts.find((one) => one.code === code);
      const { for: yes, against, abstained } = counts as { for?: number; against?: number; abstained?: number };
      return this.words.say('terms.votes', {
        post: post ? post.name : code,
        for: yes ?? '--',
        against: against ?? 0,
        abstained: abstained ?? 0,
      });
    });
    return this.words.clauses(told);
  }

  protected async compare(term: Term): Promise<void> {
    const { TermComparisonDialog } = await import('./term-comparison');
    this.dialog.open(TermComparisonDialog, { data: { id: this.open.id(), term: term.id, name: this.speak.term(term) }, width: '820px' });
  }

  protected async hold(): Promise<void> {
    await this.router.navigate([...congressPlace(this.open.id())]);
  }

  protected undone(): void {
    this.undoing.set(null);
    this.open.changed();
    this.leadership.reload();
  }

  /** Enough of a change set for its undo. */
  private changeOf(changeSet: string): ChangeSet {
    const known = this.open.changes.hasValue() ? this.open.changes.value().items.find((one) => one.changeSet === changeSet) : undefined;
    return known ?? { changeSet, at: '', account: null, reason: null, act: '', fields: [] };
  }
}
