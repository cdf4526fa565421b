import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { PrintedLine, PrintedTable, TableDefinition } from '../../api/tables';
import { RegistryInfo } from '../../shell/registry';
import { CopiedNumber } from '../copied-number';
import type { ListState } from '../list/list-query';
import { OrganizationWords } from '../organization-words';
import { filterParams } from '../organizations.api';
import { explainable, listOf } from './paper-numbers';

/** A table as it lies on the desk, what it asks, and that in words. */
export interface PaperAtHand {
  readonly paper: PrintedTable;
  readonly definition: TableDefinition;
  readonly question: ListState;
  readonly asked: readonly string[];
}

/** What is done with the numbers of a table: opened, and copied with their source. */
@Injectable({ providedIn: 'root' })
export class TableNumbers {
  private readonly dialog = inject(MatDialog);
  private readonly number = inject(CopiedNumber);
  private readonly registry = inject(RegistryInfo);
  private readonly words = inject(OrganizationWords);

  /** What came and went before a number, and whom it counts. */
  async explain(
    { paper, definition, question, asked }: PaperAtHand,
    counted: { readonly line: PrintedLine; readonly at: number },
  ): Promise<void> {
    const number = explainable(paper, definition, counted);
    if (!number) return;
    const { ExplainedNumber } = await import('./explained-number');
    ExplainedNumber.open(this.dialog, {
      params: { ...filterParams(question, { asOf: paper.asOf }), ...number.across },
      row: number.row,
      list: listOf(number, question, this.registry.info()?.city?.id),
      name: number.name || this.words.say('tables.explained.whole'),
      unit: definition.unit ?? '',
      now: number.now,
      what: [number.name, ...asked, number.column],
    });
  }

  copy({ paper, definition, asked }: PaperAtHand, count: number): void {
    this.number.copy({ count, unit: definition.unit ?? '', day: paper.asOf, what: [...asked] });
  }
}
