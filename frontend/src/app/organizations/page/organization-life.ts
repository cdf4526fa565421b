import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChangeSet } from '../../api/changes';
import { AsOf } from '../../shell/as-of';
import { daysBetween, isDay } from '../../ui/days';
import { precisionOf } from '../../ui/partial-date';
import { isMilestone, lag, lifeEvents, recordedBy, sortDay, type LifeEvent, type LifeField } from './life';
import { LifeText } from './life-text';
import { OpenRecord } from '../open-record';
import { OpenRelations } from './open-relations';
import { OrganizationWords } from '../organization-words';
import { OpenLeadership } from './team/open-leadership';

interface Row {
  readonly on: string;
  readonly shown: string;
  readonly precision: string | null;
  readonly title: string;
  readonly detail: string;
  readonly big: boolean;
  readonly future: boolean;
  readonly inDays: number | null;
  readonly recorded: { readonly day: string; readonly who: string; readonly lag: string } | null;
}

/** 沿革: when it took effect at the left, what happened, when and by whom it was recorded at the right; the paragraph for Word beside it. */
@Component({
  selector: 'tx-organization-life',
  imports: [MatButton, MatCheckbox, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './organization-life.html',
  styleUrl: './organization-life.scss',
})
export class OrganizationLife {
  protected readonly open = inject(OpenRecord);
  private readonly around = inject(OpenRelations);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  private readonly text = inject(LifeText);
  private readonly clipboard = inject(Clipboard);

  protected readonly moves = signal(true);
  protected readonly suspensions = signal(true);
  protected readonly recognitions = signal(true);
  protected readonly relations = signal(true);
  protected readonly leadership = signal(true);
  protected readonly future = signal(false);
  protected readonly copied = signal(false);
  protected readonly byRecording = signal(false);

  private readonly leading = inject(OpenLeadership);
  private readonly led = computed(() => ({ team: this.leading.team(), terms: this.leading.terms() }));
  private readonly changes = computed<readonly ChangeSet[]>(() => (this.open.changes.hasValue() ? this.open.changes.value().items : []));
  protected readonly corrections = computed(() => this.changes().filter((c) => c.act.includes('correct') && !c.undone).length);
  protected readonly rows = computed<readonly Row[]>(() => {
    const record = this.open.record();
    if (!record) return [];
    const rows = lifeEvents(record, this.around.relations(), this.led()).map((event) => this.row(event));
    return this.byRecording() ? [...rows].sort((a, b) => (b.recorded?.day ?? '').localeCompare(a.recorded?.day ?? '')) : rows;
  });
  /** Why a young life looks empty: nothing after the founding, or not even that. */
  protected readonly quietSince = computed<'unchanged' | 'nothing' | null>(() => {
    const record = this.open.record();
    if (!record) return null;
    const events = lifeEvents(record, this.around.relations(), this.led());
    if (events.some((event) => !isMilestone(event))) return null;
    return record.foundedOn ? 'unchanged' : 'nothing';
  });
  /** The row above which the line of the day (今天, or the day the page is of) is drawn: the first that isn't later. */
  protected readonly firstPast = computed(() => (this.byRecording() ? -1 : this.rows().findIndex((row) => !row.future)));

  protected readonly paragraph = computed(() => {
    const record = this.open.record();
    if (!record) return '';
    const choice = {
      moves: this.moves(),
      suspensions: this.suspensions(),
      recognitions: this.recognitions(),
      relations: this.relations(),
      leadership: this.leadership(),
      future: this.future(),
    };
    return this.text.paragraph(record, this.around.relations(), this.asOf.day(), choice, this.led());
  });

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.paragraph()));
  }

  private row(event: LifeEvent): Row {
    const day = this.asOf.day();
    const precision = precisionOf(event.on);
    const future = sortDay(event.on) > day;
    const set = recordedBy(event, this.changes());
    const recordedOn = set ? this.words.day(set.at) : null;
    return {
      on: event.on,
      shown: this.words.date(event.on),
      precision: precision === 'day' ? null : this.words.say(`life.precision.${precision}`),
      ...this.told(event),
      big:
        event.sort === 'founded' ||
        event.sort === 'ended' ||
        event.sort === 'congress' ||
        event.sort === 'merged' ||
        (event.sort === 'changed' && event.turns.some((t) => t.field === 'name')),
      future,
      inDays: future && !this.asOf.elsewhere() && isDay(event.on) ? daysBetween(day, event.on) : null,
      recorded:
        set && recordedOn ? { day: recordedOn, who: this.words.who(set.account), lag: this.lagWords(lag(event.on, recordedOn)) } : null,
    };
  }

  private told(event: LifeEvent): { title: string; detail: string } {
    const say = (key: string, values: Record<string, unknown> = {}) => this.words.say(`life.${key}`, values);
    switch (event.sort) {
      case 'founded': {
        const seat = event.first.seatAreaName;
        return {
          title: say('founded', { name: event.first.name }),
          detail: say('foundedWhere', { area: event.first.areaName }) + (seat ? say('foundedSeat', { seat }) : ''),
        };
      }
      case 'changed': {
        const renamed = event.turns.find((t) => t.field === 'name');
        const others = event.turns
          .filter((t) => t.field !== 'name')
          .map((t) =>
            say('turn', { field: this.text.fieldName(t.field), before: this.read(t.field, t.before), after: this.read(t.field, t.after) }),
          );
        if (renamed)
          return {
            title: say('renamed', { name: renamed.after }),
            detail: this.words.clauses([say('formerly', { name: renamed.before }), ...others]),
          };
        return {
          title: say('changedFields', { fields: this.words.list(event.turns.map((t) => this.text.fieldName(t.field))) }),
          detail: this.words.clauses(others),
        };
      }
      case 'ended': {
        const record = this.open.record();
        return { title: record ? this.text.endWord(record.kind) : '', detail: '' };
      }
      case 'merged':
        return { title: say('merged', { into: event.into ?? this.words.say('relations.outsideName') }), detail: '' };
      case 'recognized':
      case 'unrecognized':
        return { title: say(event.sort, { title: this.words.recognition(event.recognition) }), detail: '' };
      case 'leant': {
        const name = (side: typeof event.before) => side && (side.name ?? this.words.say('relations.outsideName'));
        const [before, after] = [name(event.before), name(event.after)];
        const key = before === null ? 'begun' : after === null ? 'ended' : 'changed';
        return { title: say(`${event.leaning}.${key}`, { before, after }), detail: '' };
      }
      case 'congress': {
        const { term, chair } = event;
        const chaired =
          chair && say(chair.again ? 'chairAgain' : 'chairNew', { post: chair.post.name, names: this.words.list(chair.names) });
        const counts = term.changes && this.words.say('terms.counts', term.changes);
        return {
          title: term.sort === 'preparatory' ? this.text.term(term) : say('congress', { term: this.text.term(term) }),
          detail: this.words.clauses([chaired, counts].flatMap((one) => one ?? [])),
        };
      }
      case 'absorbed':
        return { title: say('absorbed', { names: this.words.list(event.names) }), detail: '' };
      default:
        return { title: say(event.sort), detail: '' };
    }
  }

  private read(field: LifeField, value: string | null): string {
    return this.words.read(field, value, this.open.record()?.kind) || this.words.say('life.none');
  }

  private lagWords(days: number | null): string {
    if (days === null || Math.abs(days) <= 31) return '';
    if (days < 0) return this.words.say('life.ahead', { days: -days });
    return days > 365
      ? this.words.say('life.lateYears', { years: Math.floor(days / 365), months: Math.floor((days % 365) / 30.5) })
      : this.words.say('life.late', { days });
  }
}
