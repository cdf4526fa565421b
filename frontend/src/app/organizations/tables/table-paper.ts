import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PrintedLine, PrintedTable } from '../../api/tables';

/** A table as it will lie on the desk: A4 landscape, its head on every page when it is printed. */
@Component({
  selector: 'tx-table-paper',
  imports: [RouterLink],
  template: `
    <article class="paper" [attr.lang]="table().locale" [attr.aria-label]="table().title.join(' ')">
      @for (mark of table().marks; track mark) {
        <b class="mark">{{ mark }}</b>
      }
      @for (title of table().title; track $index) {
        <h1>{{ title }}</h1>
      }
      <p class="ends">
        <span>{{ table().reporterLabel }}{{ table().reporter }}</span
        ><span>{{ table().day }}</span
        ><span>{{ table().unit }}</span>
      </p>
      <table>
        <colgroup>
          @for (width of widths(); track $index) {
            <col [style.width.%]="width" />
          }
        </colgroup>
        <thead>
          @for (row of table().head; track $index) {
            <tr>
              @for (cell of row; track $index) {
                <th
                  scope="col"
                  [class.place]="$first && row === table().head[0] && table().columns[0]?.key === 'number'"
                  [attr.colspan]="cell.columns > 1 ? cell.columns : null"
                  [attr.rowspan]="cell.rows > 1 ? cell.rows : null"
                >
                  {{ cell.text }}
                </th>
              }
            </tr>
          }
        </thead>
        <tbody>
          @for (line of table().lines; track $index) {
            @if (line.sort === 'group') {
              <tr class="group">
                <th scope="rowgroup" [attr.colspan]="table().columns.length">{{ line.cells[0] }}</th>
              </tr>
            } @else {
              <tr [class]="line.sort">
                @for (cell of line.cells; track $index; let at = $index) {
                  @if (line.down?.[at] !== 0) {
                    <td
                      [attr.rowspan]="(line.down?.[at] ?? 1) > 1 ? line.down?.[at] : null"
                      [class]="table().columns[at]?.format"
                      [class.place]="table().columns[at]?.key === 'number'"
                    >
                      @if (links() && line.sort === 'row' && line.id && table().columns[at]?.key === 'name') {
                        <a [routerLink]="['/organizations', line.id]" [queryParams]="params()">{{ cell }}</a>
                      } @else if (counts() && at > 1 && number(line, at)) {
                        <button type="button" class="count" (click)="counted.emit({ line, at })">{{ cell }}</button>
                      } @else {
                        {{ cell }}
                      }
                    </td>
                  }
                }
              </tr>
            }
          } @empty {
            <tr>
              <td class="none" [attr.colspan]="table().columns.length">{{ table().nothing }}</td>
            </tr>
          }
        </tbody>
      </table>
      @for (note of table().notes; track $index) {
        <p class="note">{{ note }}</p>
      }
      @if (table().signatures.length) {
        <p class="signatures">
          @for (one of table().signatures; track one) {
            <span>{{ one }}</span>
          }
        </p>
      }
    </article>
  `,
  styleUrl: './table-paper.scss',
})
export class TablePaper {
  readonly table = input.required<PrintedTable>();
  /** Names lead to their records: not on what was kept. */
  readonly links = input(false);
  /** Numbers of the table can be opened. */
  readonly counts = input(false);
  readonly params = input<Readonly<Record<string, string>>>({});
  /** A number was opened. */
  readonly counted = output<{ readonly line: PrintedLine; readonly at: number }>();

  protected readonly widths = computed(() => {
    const all = this.table().columns.map(({ width }) => width);
    const whole = all.reduce((sum, one) => sum + one, 0) || 1;
    return all.map((width) => (width / whole) * 100);
  });

  protected number({ cells }: PrintedLine, at: number): boolean {
    return this.table().columns[at]?.format === 'number' && !!cells[at] && cells[at] !== '0';
  }
}
