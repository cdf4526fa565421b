import { Component, computed, inject, Injector, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OrganizationCount, OrganizationPage } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { Language } from '../../shell/language';
import { GoneUnits } from './gone-units';
import { ListChips, STATUSES } from './list-chips';
import { FIRST_PAGE, type ListState } from './list-query';
import { OrganizationWords } from '../organization-words';

/** Below the rows: how many there are of which status, what is to be verified, and the pages. */
@Component({
  selector: 'tx-list-foot',
  imports: [MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './list-foot.html',
  styleUrl: './list-foot.scss',
})
export class ListFoot {
  readonly query = input.required<ListState>();
  readonly page = input.required<OrganizationPage | undefined>();
  /** Undefined while it is counted, null where it could not be. */
  readonly count = input.required<OrganizationCount | null | undefined>();
  /** The filters in force, in words. */
  readonly asked = input<readonly string[]>([]);
  readonly turned = output<Partial<ListState>>();

  private readonly injector = inject(Injector);
  protected readonly asOf = inject(AsOf);
  private readonly language = inject(Language);
  private readonly chipping = inject(ListChips);
  private readonly units = inject(GoneUnits);
  protected readonly words = inject(OrganizationWords);

  protected readonly total = computed(() => totalOf(this.count()));
  protected readonly pages = computed(() => {
    const total = this.total();
    return total === null ? null : Math.max(1, Math.ceil(total / Number(this.query().limit)));
  });
  protected readonly breakdown = computed(() => {
    this.language.now();
    const byStatus = this.count()?.byStatus;
    if (!byStatus) return '';
    return STATUSES.filter((status) => byStatus[status])
      .map((status) => `${this.chipping.statusWord(status, this.query().kind)} ${(byStatus[status] ?? 0).toLocaleString('en-US')}`)
      .join(' · ');
  });
  protected readonly goneHere = computed(() => [
    ...new Set((this.page()?.items ?? []).map((row) => row.areaName).filter((name) => this.units.gone(name))),
  ]);

  /** Loaded where it is first needed: most visits never copy a number. */
  protected async copyNumber(count: number): Promise<void> {
    const { CopiedNumber } = await import('../copied-number');
    const possible = this.count()?.possible ?? 0;
    const toVerify = possible && this.query().certainty !== 'possible' ? [this.words.say('list.possible', { count: possible })] : [];
    this.injector
      .get(CopiedNumber)
      .copy({ count, unit: this.words.say('number.unit'), day: this.asOf.day(), what: [...this.asked(), ...toVerify] });
  }

  protected turn(step: 1 | -1): void {
    const number = Math.max(1, Number(this.query().page) + step);
    const { next, previous } = this.page() ?? {};
    if (step === 1 && next) this.turned.emit({ after: next, before: '', page: String(number) });
    if (step === -1 && previous) this.turned.emit(number === 1 ? FIRST_PAGE : { before: previous, after: '', page: String(number) });
  }

  protected limit(limit: string): void {
    this.turned.emit({ limit, ...FIRST_PAGE });
  }
}

/** All rows of the list, those with it whose dates are to be verified; null where that isn't known. */
export function totalOf(count: OrganizationCount | null | undefined): number | null {
  return count ? count.count + count.possible : null;
}
