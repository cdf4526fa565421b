import { Component, computed, effect, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DefinedTable } from '../../api/tables';
import { Session } from '../../shell/session';
import { officeTime } from '../../ui/days';
import { OrganizationWords } from '../organization-words';
import { READY_MADE } from './table-content';
import { TablesApi } from './tables.api';

/** 上报表: those that were saved, those that offices ask for, and what was handed up. */
@Component({
  selector: 'tx-tables-page',
  imports: [MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './tables-page.html',
  styleUrl: './tables-page.scss',
})
export class TablesPage {
  protected readonly session = inject(Session);
  private readonly api = inject(TablesApi);
  protected readonly words = inject(OrganizationWords);
  private readonly may = computed(() => this.session.may('organizations.export') || undefined);
  protected readonly tables = resource({ params: this.may, loader: () => this.api.all() });
  protected readonly kept = resource({ params: this.may, loader: () => this.api.kept() });
  protected readonly ready = READY_MADE;
  protected readonly time = officeTime;

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('tables.title')} · ${this.words.say('product')}`);
    });
  }

  /** The day of a view by its rule, in words. */
  protected rule(asOf: string): string {
    return /^\d/.test(asOf) ? this.words.say('views.rules.day', { day: asOf }) : this.words.say(`views.rules.${asOf}`);
  }

  protected form({ definition }: DefinedTable): string {
    if (definition.officers) return 'officers';
    if (definition.movements) return 'movements';
    return definition.statistic ? 'statistic' : 'register';
  }

  protected again(): void {
    this.tables.reload();
    this.kept.reload();
  }
}
