import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { lastDay } from '../../../ui/partial-date';
import { OrganizationWords } from '../../organization-words';
import { LeadershipWords } from './leadership-words';
import { holderName, type TeamShown } from './team-rows';

/** The timeline without a picture: each stretch of each seat on a line, gaps among them, the oldest first. */
@Component({
  selector: 'tx-timeline-table',
  imports: [TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'organizations.team.table'" class="tx-panel">
      <div class="box" tabindex="0" role="region" [attr.aria-label]="t('title')">
        <table>
          <thead>
            <tr>
              <th scope="col">{{ t('post') }}</th>
              <th scope="col">{{ t('seat') }}</th>
              <th scope="col">{{ t('who') }}</th>
              <th scope="col">{{ t('from') }}</th>
              <th scope="col">{{ t('to') }}</th>
              <th scope="col">{{ t('out') }}</th>
              <th scope="col">{{ t('note') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (line of lines(); track $index) {
              <tr [class.quiet]="line.quiet">
                <td>{{ line.post }}</td>
                <td>{{ line.seat }}</td>
                <th scope="row">{{ line.who }}</th>
                <td>{{ line.from }}</td>
                <td>{{ line.to }}</td>
                <td>{{ line.out }}</td>
                <td>{{ line.note }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
  styleUrl: '../dated-table.scss',
  styles: `
    th,
    td {
      padding-block: 4px;
    }
    tbody th {
      min-width: 0;
    }
  `,
})
export class TimelineTable {
  readonly shown = input.required<TeamShown>();
  private readonly words = inject(OrganizationWords);
  private readonly speak = inject(LeadershipWords);

  protected readonly lines = computed(() => {
    this.words.now();
    return this.shown().rows.flatMap((row) => {
      const about = { post: row.post.name, seat: row.acting ? '' : String(Number(row.key.split('-').at(-1)) || '') };
      const bars = row.bars.map(({ chain: { newest, holdings } }) => ({
        ...about,
        who: holderName(newest),
        sort: holdings.at(-1)?.from ?? '',
        from: this.words.date(holdings.at(-1)?.from),
        to: newest.to ? this.words.date(lastDay(newest.to)) : this.speak.say('now'),
        out: newest.to && newest.state === 'left' ? this.speak.wayOut(newest.wayOut) : '',
        note: this.words.list([...this.speak.marks(newest), this.speak.station(newest)].filter(Boolean)),
        quiet: newest.state === 'left',
      }));
      const gaps = row.gaps.map((gap) => ({
        ...about,
        who: this.words.say(`team.${gap.sort}`),
        sort: gap.from,
        from: this.words.date(gap.from),
        to: gap.to ? this.words.date(lastDay(gap.to)) : this.speak.say('now'),
        out: '',
        note: '',
        quiet: true,
      }));
      return [...bars, ...gaps].sort((one, other) => one.sort.replace('[..', '').localeCompare(other.sort.replace('[..', '')));
    });
  });
}
