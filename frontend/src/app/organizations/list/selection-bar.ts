import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConfirmationSource } from '../../api/care';
import { newKey } from '../../api/client';
import { AsOf } from '../../shell/as-of';
import { Session } from '../../shell/session';
import { Confirming } from '../acts/confirming';
import { ListSelection, MOST_AT_ONCE, MOST_CONFIRMED } from './list-selection';
import { LIST_DEFAULTS, type ListState } from './list-query';
import { OrganizationWords, SOURCES } from '../organization-words';
import { OrganizationActs } from '../organizations.api';
import { Saved } from '../saved';

/** 已选 12 项 · 批量修改 · 核对无变化 · 导出, and 批量修改 for all that the filter finds. */
@Component({
  selector: 'tx-selection-bar',
  imports: [MatButton, MatIcon, MatMenuModule, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.selection'">
      <b role="status">{{ t('count', { count: count().toLocaleString('en-US') }) }}</b>
      @if (changing()) {
        <a matButton="filled" routerLink="/organizations/bulk">{{ t('edit') }}</a>
        <button
          matButton="outlined"
          type="button"
          [disabled]="busy() || count() > mostConfirmed"
          [attr.title]="count() > mostConfirmed ? t('tooManyConfirmed', { most: mostConfirmed }) : null"
          [matMenuTriggerFor]="sourceMenu"
        >
          {{ t('confirm') }}<mat-icon svgIcon="down" iconPositionEnd aria-hidden="true" />
        </button>
        <mat-menu #sourceMenu>
          @for (source of sources; track source) {
            <button mat-menu-item type="button" (click)="confirm(source)">{{ t('by', { source: words.source(source) }) }}</button>
          }
        </mat-menu>
      }
      @if (session.may('organizations.export')) {
        <button
          matButton="outlined"
          type="button"
          [disabled]="count() > most"
          [attr.title]="count() > most ? t('tooManyExported', { most: most.toLocaleString('en-US') }) : null"
          (click)="exported.emit()"
        >
          {{ t('export') }}
        </button>
      }
      @if (changing() && total(); as total) {
        @if (total > most) {
          <span class="tx-quiet">{{ t('tooMany', { count: total.toLocaleString('en-US'), most: most.toLocaleString('en-US') }) }}</span>
        } @else if (total > count()) {
          <a matButton="outlined" routerLink="/organizations/bulk" [queryParams]="whole()">{{
            t('whole', { count: total.toLocaleString('en-US') })
          }}</a>
        }
      }
      <button matButton="text" type="button" (click)="selection.clear()">{{ t('clear') }}</button>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 42px;
      padding: 4px 14px;
      border-bottom: 1px solid var(--tx-ink-line);
      background: var(--tx-ink-soft);
      font-size: 13px;
      flex: none;
    }
  `,
})
export class SelectionBar {
  readonly query = input.required<ListState>();
  /** How many the filter finds; null while that is not known. */
  readonly total = input.required<number | null>();
  /** Reads the list again: the selected records were confirmed, or that was taken back when this bar was long gone. */
  readonly again = input.required<() => void>();
  /** The chosen rows are wanted as a file. */
  readonly exported = output();
  protected readonly session = inject(Session);
  private readonly asOf = inject(AsOf);
  protected readonly selection = inject(ListSelection);
  protected readonly words = inject(OrganizationWords);
  private readonly acts = inject(OrganizationActs);
  private readonly confirming = inject(Confirming);
  private readonly saved = inject(Saved);
  private readonly snack = inject(MatSnackBar);
  protected readonly most = MOST_AT_ONCE;
  protected readonly mostConfirmed = MOST_CONFIRMED;
  protected readonly sources = SOURCES;
  /** On another day nothing is changed; what stood then may be exported. */
  protected readonly changing = computed(() => this.session.may('organizations.change') && !this.asOf.elsewhere());
  protected readonly busy = signal(false);
  protected readonly count = computed(() => this.selection.ids().size);
  protected readonly whole = computed(() => ({
    of: 'filter',
    ...Object.fromEntries(
      Object.entries(this.query()).filter(
        ([key, value]) => value !== LIST_DEFAULTS[key as keyof ListState] && !['sort', 'limit', 'after', 'before', 'page'].includes(key),
      ),
    ),
  }));

  /** 无变化 for all that is selected, as its rows were read; who has changed one meanwhile keeps all of it from being confirmed. */
  protected async confirm(source: ConfirmationSource): Promise<void> {
    const [rows, again] = [this.selection.rows(), this.again()];
    this.confirming.choose(source);
    this.busy.set(true);
    try {
      const { changeSet } = await this.acts.confirmMany(rows, source, newKey());
      const told = { count: rows.length, source: this.words.source(source) };
      this.selection.clear();
      this.saved.offer(this.words.say(changeSet ? 'selection.confirmed' : 'care.already', told), changeSet, () => {
        again();
        return Promise.resolve();
      });
      again();
    } catch (error) {
      this.snack.open(this.words.refusedConfirmation(error));
    } finally {
      this.busy.set(false);
    }
  }
}
