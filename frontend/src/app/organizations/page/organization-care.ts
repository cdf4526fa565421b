import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { Confirming } from '../acts/confirming';
import { ConfirmActs } from '../acts/confirm-acts';
import { OpenRecord } from '../open-record';
import { OrganizationWords, SOURCES } from '../organization-words';
import { ResponsibilityActs } from '../acts/responsibility-acts';

/** 核对与分工: when the record was last found right, and who in the office looks after it. */
@Component({
  selector: 'tx-organization-care',
  imports: [MatButton, MatIcon, MatMenuModule, TranslocoDirective],
  providers: [ResponsibilityActs],
  templateUrl: './organization-care.html',
  styleUrl: './organization-care.scss',
})
export class OrganizationCare {
  protected readonly open = inject(OpenRecord);
  protected readonly words = inject(OrganizationWords);
  protected readonly confirming = inject(Confirming);
  protected readonly responsibility = inject(ResponsibilityActs);
  /** Absent while a list is walked: there the walk confirms, and goes on. */
  protected readonly confirm = inject(ConfirmActs, { optional: true });
  protected readonly sources = SOURCES;

  protected readonly earlier = computed(() => this.open.record()?.confirmations.slice(1) ?? []);
  /** The row of the day, to be mended, and those before it. */
  protected readonly rows = computed(() => {
    const record = this.open.record();
    const now = record?.responsibilities.find(({ from }) => from === record.responsible?.from);
    return { now, others: record?.responsibilities.filter((one) => one !== now) ?? [] };
  });
}
