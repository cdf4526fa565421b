import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../api/problem';
import type { ChangeSet } from '../api/changes';
import { OfficeActs } from '../shell/office-acts';
import { AreaWords } from './area-words';
import { OpenArea } from './open-area';

/** 变更记录 of an area, for who administers: what was done to it, and 撤销 with its reason. */
@Component({
  selector: 'tx-area-changes',
  imports: [MatButton, MatFormFieldModule, MatInput, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'areas.changes'">
      <section class="tx-panel tx-no-print">
        <h2>{{ t('title') }}</h2>
        <ol>
          @for (change of open.changes.hasValue() ? open.changes.value().items : []; track change.changeSet) {
            <li>
              <span class="tx-quiet">{{ words.time(change.at) }}　{{ words.who(change.account) }}</span>
              <span>
                {{ said(change) }}
                @if (change.undone) {
                  <span class="tx-tag">{{ t('undone') }}</span>
                }
                @if (change.reason) {
                  <span class="tx-hint">{{ change.reason }}</span>
                }
              </span>
              @if (mayUndo(change) && undoing() !== change.changeSet) {
                <button type="button" class="tx-link" [attr.aria-label]="t('undoOf', { what: said(change) })" (click)="ask(change)">
                  {{ t('undo') }}
                </button>
              }
              @if (undoing() === change.changeSet) {
                <div class="ask" role="region" [attr.aria-label]="t('undoOf', { what: said(change) })">
                  <mat-form-field>
                    <mat-label>{{ t('reason') }}</mat-label>
                    <input matInput required maxlength="500" autocomplete="off" [value]="reason()" (input)="write($event)" />
                  </mat-form-field>
                  <button matButton="filled" type="button" [disabled]="saving() || !reason().trim()" (click)="undo(change)">
                    {{ t('confirm') }}
                  </button>
                  <button matButton="text" type="button" (click)="undoing.set(null)">{{ t('cancel') }}</button>
                  @if (failure()) {
                    <p class="tx-error" role="alert">{{ failure() }}</p>
                  }
                </div>
              }
            </li>
          } @empty {
            <li class="tx-quiet">{{ t(open.changes.error() ? 'failed' : open.changes.isLoading() ? 'loading' : 'none') }}</li>
          }
        </ol>
      </section>
    </ng-container>
  `,
  styles: `
    section {
      padding: 10px 16px 12px;
    }
    h2 {
      font-size: 14px;
      line-height: 20px;
    }
    ol {
      margin: 6px 0 0;
      padding: 0;
      list-style: none;
      font-size: 13px;
      line-height: 20px;
    }
    li {
      display: grid;
      grid-template-columns: 232px minmax(0, 1fr) auto;
      gap: 4px 12px;
      padding: 4px 0;
    }
    .ask {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding: 8px 0;
    }
    .ask mat-form-field {
      flex: 1;
    }
    .ask p {
      flex-basis: 100%;
      margin: 0;
    }
  `,
})
export class AreaChanges {
  protected readonly open = inject(OpenArea);
  protected readonly words = inject(AreaWords);
  private readonly acts = inject(OfficeActs);
  protected readonly undoing = signal<string | null>(null);
  protected readonly reason = signal('');
  protected readonly saving = signal(false);
  protected readonly failure = signal('');

  protected said(change: ChangeSet): string {
    return change.sentence ?? change.actLabel ?? change.act;
  }

  /** The beginning of the registry, and what came with the lists of the country, stay. */
  protected mayUndo({ act, undone }: ChangeSet): boolean {
    return !undone && act !== 'areas.standard' && (act.startsWith('areas.') || act === 'history.undo');
  }

  protected ask(change: ChangeSet): void {
    this.reason.set('');
    this.failure.set('');
    this.undoing.set(change.changeSet);
  }

  protected write(event: Event): void {
    this.reason.set((event.target as HTMLInputElement).value);
  }

  protected async undo(change: ChangeSet): Promise<void> {
    this.saving.set(true);
    this.failure.set('');
    try {
      await this.acts.takeBack(change.changeSet, this.reason().trim());
      this.open.again();
      this.undoing.set(null);
    } catch (error) {
      this.failure.set(problemOf(error)?.detail ?? this.words.say('page.failed'));
    } finally {
      this.saving.set(false);
    }
  }
}
