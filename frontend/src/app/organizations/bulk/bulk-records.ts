import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BulkAnswer, BulkItem } from '../../api/bulk-edit';
import { Diff, type DiffRow } from '../../ui/diff';
import { OrganizationWords } from '../organization-words';

const ON_A_PAGE = 50;
const OUTCOMES = ['changed', 'unchanged', 'refused'] as const;

/** What becomes of each record, by outcome: old → new, 不变, or why it stays as it is. */
@Component({
  selector: 'tx-bulk-records',
  imports: [Diff, MatButton, RouterLink, TranslocoDirective],
  templateUrl: './bulk-records.html',
  styleUrl: './bulk-records.scss',
})
export class BulkRecords {
  readonly answer = input.required<BulkAnswer>();
  /** It is what would become of them. */
  readonly preview = input(false);
  private readonly words = inject(OrganizationWords);

  protected readonly tabs = computed(() => OUTCOMES.filter((outcome) => this.answer().count[outcome] > 0));
  protected readonly shown = linkedSignal(() => this.tabs()[0] ?? 'changed');
  private readonly items = computed(() => this.answer().items.filter(({ outcome }) => outcome === this.shown()));
  protected readonly page = linkedSignal({ source: this.items, computation: () => 0 });
  protected readonly pages = computed(() => Math.ceil(this.items().length / ON_A_PAGE));
  protected readonly rows = computed(() => this.items().slice(this.page() * ON_A_PAGE, (this.page() + 1) * ON_A_PAGE));

  protected diff(item: BulkItem): DiffRow[] {
    return item.fields.map((change) => this.words.diffRow(change, item.kind ?? undefined));
  }
}
