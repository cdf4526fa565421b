import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ImportFound, type ImportsFound, ROW_OUTCOMES } from '../../api/imports';
import { isCutOff, problemOf } from '../../api/problem';
import { officeTime } from '../../ui/days';
import { OrganizationWords } from '../organization-words';
import { ImportActs, IMPORTS } from './imports.api';

/** One's own lists of the last days: those not imported yet, to be gone on with or given up; those that were, to be looked at or undone. */
@Component({
  selector: 'tx-import-found',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.import.found'">
      @for (part of parts(); track part.title) {
        <section class="tx-panel" [attr.aria-label]="t(part.title)">
          <h2>{{ t(part.title) }}</h2>
          <ul>
            @for (one of part.lists; track one.id) {
              <li>
                <time [attr.datetime]="one.begunAt">{{ time(one.begunAt) }}</time>
                <span>{{ name(one) }}</span>
                <span class="tx-hint">{{ told(one) }}</span>
                <a
                  routerLink="/organizations/import"
                  [queryParams]="{ id: one.id }"
                  [attr.aria-label]="t(part.go + 'Of', { name: name(one) })"
                >
                  {{ t(part.go) }}
                </a>
                @if (!one.changeSet) {
                  <button
                    type="button"
                    class="tx-link"
                    [disabled]="busy()"
                    [attr.aria-label]="t('dropOf', { name: name(one) })"
                    (click)="drop(one)"
                  >
                    {{ t('drop') }}
                  </button>
                }
              </li>
            }
          </ul>
        </section>
      }
      @if (failure()) {
        <p class="tx-notice red" role="alert">{{ failure() }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }

    section {
      padding: 12px 16px;
    }

    h2 {
      margin: 0;
      font-size: 15px;
      line-height: 24px;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 4px 12px;
      padding: 4px 0;
    }

    p {
      margin: 0;
    }
  `,
})
export class ImportFoundLists {
  private readonly acts = inject(ImportActs);
  private readonly words = inject(OrganizationWords);
  protected readonly time = officeTime;
  private readonly answer = httpResource<ImportsFound>(() => IMPORTS);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly parts = computed(() => {
    const all = this.answer.hasValue() ? this.answer.value().items : [];
    return [
      { title: 'open', go: 'go', lists: all.filter(({ changeSet }) => !changeSet) },
      { title: 'applied', go: 'look', lists: all.filter(({ changeSet }) => changeSet) },
    ].filter(({ lists }) => lists.length);
  });

  protected name({ file }: ImportFound): string {
    return file ?? this.words.say('import.found.pasted');
  }

  /** 8 行：新增 5，错误 3 */
  protected told({ counts }: ImportFound): string {
    const there = ROW_OUTCOMES.filter((outcome) => counts[outcome]);
    const rows = there.reduce((sum, outcome) => sum + counts[outcome], 0);
    const parts = there.map((outcome) => `${this.words.say(`import.outcomes.${outcome}`)} ${counts[outcome].toLocaleString('en-US')}`);
    return this.words.say('import.found.rows', { count: rows.toLocaleString('en-US'), parts: this.words.list(parts) });
  }

  protected async drop({ id }: ImportFound): Promise<void> {
    this.busy.set(true);
    this.failure.set('');
    try {
      await this.acts.forget(id);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem && !isCutOff(error)) throw error;
      // One that is over its days meanwhile is gone already.
      if (problem?.status !== 404) this.failure.set(problem?.detail ?? this.words.say('import.failed'));
    } finally {
      this.busy.set(false);
      this.answer.reload();
    }
  }
}
