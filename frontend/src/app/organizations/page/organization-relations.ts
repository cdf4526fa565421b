import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Relation, Relations, RelationState } from '../../api/relations';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Session } from '../../shell/session';
import { branchStart } from './branch-start';
import type { Neighbour } from './drawing-places';
import { OpenRecord } from '../open-record';
import { OpenRelations } from './open-relations';
import { OrganizationWords } from '../organization-words';
import { isMembership, RelationActs } from '../acts/relation-acts';
import { RelationDrawing } from './relation-drawing';
import { type RelationRow, RelationTable } from './relation-table';

/** The mark of a state, by the status that is marked so. */
const MARKS: Readonly<Record<RelationState, string>> = { holds: 'active', possible: 'active', upcoming: 'preparing', ended: 'dissolved' };

/** What a line has that is no relation of its own. */
const UNRELATED = { to: '--', note: '', mark: null, word: '', one: null, membership: false } as const;

/** 关系: what it stands under, what stands under it, what merged, as a drawing of the day and as a table of all; registered, mended and ended today. */
@Component({
  selector: 'tx-organization-relations',
  imports: [MatButton, MatIcon, MatProgressBar, NgTemplateOutlet, RelationDrawing, RelationTable, RouterLink, TranslocoDirective],
  providers: [RelationActs],
  templateUrl: './organization-relations.html',
  styleUrls: ['./dated-table.scss', './organization-relations.scss'],
})
export class OrganizationRelations {
  protected readonly open = inject(OpenRecord);
  protected readonly around = inject(OpenRelations);
  protected readonly acts = inject(RelationActs);
  protected readonly words = inject(OrganizationWords);
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  private readonly kinds = inject(Kinds);

  protected readonly rows = computed<readonly RelationRow[]>(() => {
    const relations = this.around.relations();
    return relations ? [...this.standing(relations), ...relations.items.map((one) => this.related(one)), ...this.merged(relations)] : [];
  });
  /** 成员单位 have a table of their own. */
  protected readonly members = computed(() => this.rows().filter(({ one }) => one?.sort === 'members'));
  protected readonly others = computed(() => this.rows().filter(({ one }) => one?.sort !== 'members'));
  /** An empty one too, where the kind has them; but for a unit of such a kind that is itself a member of another. */
  protected readonly hasMembers = computed(() => {
    const record = this.open.record();
    const within = this.rows().some(({ one }) => one?.sort === 'memberOf');
    return this.members().length > 0 || (record !== undefined && this.acts.hasMembers(record) && !within);
  });
  /** How many of them there are on the day, those that only may be beside them. */
  protected readonly counted = computed(() => {
    const inState = (state: RelationState) => this.members().filter(({ one }) => one?.state === state).length;
    const possible = inState('possible');
    return this.words.say(possible ? 'relations.members.countPossibly' : 'relations.members.count', {
      day: this.asOf.day(),
      count: inState('holds'),
      possible,
    });
  });
  protected readonly above = computed(() => this.neighbours(true));
  protected readonly below = computed(() => this.neighbours(false));
  protected readonly more = computed(() => {
    this.words.now();
    return (count: number) => this.words.say('relations.more', { count });
  });
  /** Where a new branch is founded, with what is known of it already. */
  protected readonly branch = computed(() => {
    const record = this.open.record();
    return record && this.open.mayChange() && this.session.may('organizations.found')
      ? branchStart(record, this.kinds.kind(record.kind))
      : null;
  });

  private neighbours(above: boolean): Neighbour[] {
    return this.rows()
      .filter((row) => row.above === above && !row.quiet)
      .map(({ name, role, link }) => ({ name, role, link }));
  }

  /** Parent and children of the day. */
  private standing({ parent, hasParent, children }: Relations): RelationRow[] {
    const role = (code: string) => this.words.say(`relations.roles.${code}`);
    const plain = { ...UNRELATED, from: '--', quiet: false };
    return [
      ...(parent || hasParent
        ? [
            {
              ...plain,
              role: role('parent'),
              name: parent?.name ?? this.words.say('relations.outsideName'),
              link: parent?.id ?? null,
              above: true,
            },
          ]
        : []),
      ...children.map((child) => ({
        ...plain,
        role: role('child'),
        name: child.name,
        link: child.id,
        mark: child.status,
        word: this.words.status({ kind: child.kind, status: child.status, certainty: 'certain' }),
        above: false,
      })),
    ];
  }

  private related(one: Relation): RelationRow {
    const membership = isMembership(one);
    const state = one.state === 'ended' && one.to === null ? 'endedWith' : one.state;
    const told = (['seat', 'exOfficio'] as const).flatMap((fact) => {
      const value = one[fact];
      return value === null ? [] : [this.words.say('relations.fact', { label: this.words.say(`relations.fields.${fact}`), value })];
    });
    return {
      role: this.words.say(`relations.roles.${one.sort}`),
      name: this.words.otherEnd(one),
      note: this.words.clauses(told),
      link: one.other?.id ?? null,
      from: this.words.date(one.from),
      to: one.to ? this.words.period(null, one.to) : '--',
      mark: MARKS[one.state],
      word: this.words.say(`relations.${membership ? 'memberStates' : 'states'}.${state}`),
      one,
      membership,
      quiet: one.state === 'upcoming' || one.state === 'ended',
      above: one.sort === 'hostedBy' || one.sort === 'supervisedBy' || one.sort === 'memberOf',
    };
  }

  private merged({ mergedFrom, mergedInto }: Relations): RelationRow[] {
    const record = this.open.record();
    const row = (role: string, name: string, link: string | null, on: string | null, above: boolean): RelationRow => ({
      role: this.words.say(`relations.roles.${role}`),
      name,
      link,
      ...UNRELATED,
      from: this.words.date(on),
      // Before the day of the merger it is not yet drawn.
      quiet: on !== null && on > this.asOf.day(),
      above,
    });
    return [
      ...mergedFrom.map(({ id, name, on }) => row('mergedFrom', name, id, on, false)),
      ...(record?.endWay === 'merged'
        ? [row('mergedInto', mergedInto?.name ?? this.words.say('relations.outsideName'), mergedInto?.id ?? null, record.dissolvedOn, true)]
        : []),
    ];
  }
}
