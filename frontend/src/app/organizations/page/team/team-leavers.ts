import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../../shell/as-of';
import { Session } from '../../../shell/session';
import { lastDay, precisionOf } from '../../../ui/partial-date';
import { OrganizationWords } from '../../organization-words';
import { LeadershipWords } from './leadership-words';
import { TeamActs } from './team-acts';
import { holderName, type Leaver } from './team-rows';

/** Who left, greyed: from when to when, how, who followed, and what is not known. */
@Component({
  selector: 'tx-team-leavers',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.team'">
      <table>
        <caption>
          <b>{{ t('leftHead', { count: rows().length }) }}</b>
        </caption>
        <colgroup>
          <col class="post" />
          <col class="name" />
          <col class="station" />
          <col class="span" />
          <col class="way" />
          <col class="followed" />
          <col />
          @if (mayChange()) {
            <col class="act" />
          }
        </colgroup>
        <thead class="tx-unseen">
          <tr>
            <th scope="col">{{ t('columns.post') }}</th>
            <th scope="col">{{ t('columns.name') }}</th>
            <th scope="col">{{ t('columns.station') }}</th>
            <th scope="col">{{ t('leftSpan') }}</th>
            <th scope="col">{{ t('table.out') }}</th>
            <th scope="col">{{ t('followedHead') }}</th>
            <th scope="col">{{ t('table.note') }}</th>
            @if (mayChange()) {
              <th scope="col">{{ t('columns.do') }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <td class="post">{{ row.post }}</td>
              <th scope="row">
                @if (row.personId && mayOpen) {
                  <a [routerLink]="['/people', row.personId]" [queryParams]="asOf.params()">{{ row.name }}</a>
                } @else {
                  {{ row.name }}
                }
              </th>
              <td class="station" [title]="row.station">{{ row.station }}</td>
              <td class="span">{{ row.span }}</td>
              <td>{{ row.way }}</td>
              <td>{{ row.followed }}</td>
              <td class="note" [title]="row.note">
                {{ row.note }}
              </td>
              @if (mayChange()) {
                <td class="tx-no-print">
                  <button
                    type="button"
                    class="tx-link"
                    [attr.aria-label]="t('mendOf', { name: row.name })"
                    (click)="acts.mend(row.holding)"
                  >
                    {{ t('mend') }}
                  </button>
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    table {
      width: 100%;
      min-width: 900px;
      table-layout: fixed;
      border-collapse: collapse;
      font-size: 13px;
      color: var(--tx-quiet);
    }
    caption {
      padding: 4px 14px;
      text-align: left;
      font-size: 12px;
      line-height: 18px;
      color: var(--mat-sys-on-surface-variant);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    th,
    td {
      height: 23px;
      padding: 0 8px;
      text-align: left;
      font-weight: 400;
      white-space: nowrap;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    tr:last-child > * {
      border-bottom: 0;
    }
    col.post {
      width: 136px;
    }
    col.name {
      width: 74px;
    }
    col.station {
      width: 144px;
    }
    col.span {
      width: 184px;
    }
    col.way {
      width: 64px;
    }
    col.followed {
      width: 180px;
    }
    :host-context([lang='en']) {
      col.post {
        width: 168px;
      }
      col.way {
        width: 96px;
      }
      col.act {
        width: 60px;
      }
    }
    td.post {
      padding-left: 52px;
    }
    th,
    td {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    a {
      color: inherit;
    }
    col.act {
      width: 48px;
    }
    @media print {
      .note {
        white-space: normal;
      }
    }
  `,
})
export class TeamLeavers {
  readonly left = input.required<readonly Leaver[]>();
  readonly mayChange = input(false);
  private readonly words = inject(OrganizationWords);
  private readonly speak = inject(LeadershipWords);
  protected readonly acts = inject(TeamActs);
  protected readonly asOf = inject(AsOf);
  protected readonly mayOpen = inject(Session).may('people.read');

  protected readonly rows = computed(() => {
    this.words.now();
    return this.left().map((one) => this.told(one));
  });

  private told(leaver: Leaver) {
    const { chain } = leaver;
    const { newest } = chain;
    const oldest = chain.holdings.at(-1) ?? newest;
    return {
      id: newest.id,
      holding: newest,
      personId: newest.unit ? null : (newest.person?.id ?? null),
      post: newest.post.name,
      name: holderName(newest),
      station: this.speak.station(newest),
      span: this.speak.span(oldest.from, newest.to),
      way: this.speak.wayOut(newest.wayOut),
      followed: this.followed(leaver),
      note: this.words.clauses(this.notes(leaver)),
    };
  }

  private followed({ next, gap, vacant }: Leaver): string {
    const say = (key: string, values: Record<string, unknown>) => this.words.say(`team.${key}`, values);
    if (!next) return vacant ? this.words.say('team.vacantStill') : '';
    const name = holderName(next.newest);
    const begun = next.holdings.at(-1) ?? next.newest;
    return gap ? say('followedOn', { day: this.words.date(begun.from), name }) : say('followed', { name });
  }

  private notes({ chain, next, gap, acted, shared }: Leaver): string[] {
    const say = (key: string, values: Record<string, unknown>) => this.words.say(`team.${key}`, values);
    const { to, documents } = chain.newest;
    const precision = to ? precisionOf(to) : 'day';
    const known = { precision: precision === 'day' ? '' : this.words.say(`team.precision.${precision}`) };
    return [
      ...(precision === 'day' ? [] : [shared && next ? say('shared', { ...known, name: holderName(next.newest) }) : say('roughly', known)]),
      ...(gap?.to && next ? [say('vacantUntil', { day: this.words.date(lastDay(gap.to)) })] : []),
      ...(acted.length
        ? [
            say('acted', {
              names: this.words.list(acted.map(holderName)),
              how: this.words.list([...new Set(acted.flatMap(({ acting }) => (acting ? [this.speak.say(`actings.${acting}`)] : [])))]),
            }),
          ]
        : []),
      ...documents.map(({ name }) => name),
    ];
  }
}
