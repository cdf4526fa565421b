import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Organization } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { Session } from '../../shell/session';
import { OrganizationCare } from './organization-care';
import { OpenRecord } from '../open-record';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs } from '../organizations.api';
import { RecordActs } from '../acts/record-acts';

/** 概况: the facts in two columns, counts with their day, contact, and the last changes as sentences. */
@Component({
  selector: 'tx-organization-overview',
  imports: [MatIcon, OrganizationCare, RouterLink, TranslocoDirective],
  templateUrl: './organization-overview.html',
  styleUrl: './organization-overview.scss',
})
export class OrganizationOverview {
  protected readonly open = inject(OpenRecord);
  protected readonly acts = inject(RecordActs);
  protected readonly words = inject(OrganizationWords);
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  private readonly api = inject(OrganizationActs);

  /** The phone once it was asked for; another record hides it again. */
  protected readonly phone = linkedSignal<string | undefined, string | null>({
    source: () => this.open.record()?.id,
    computation: () => null,
  });

  protected readonly facts = computed(() => {
    const record = this.open.record();
    return record ? this.factsOf(record) : [];
  });
  protected readonly measures = computed(() => {
    const record = this.open.record();
    if (!record) return [];
    return this.words.measures(record.kind).map((measure) => {
      const known = record.observations.filter((o) => o.measure === measure.code).sort((a, b) => b.onDay.localeCompare(a.onDay));
      return { code: measure.code, name: this.words.measureName(measure, record), last: known[0], earlier: known.slice(1, 4) };
    });
  });
  protected readonly missing = computed(() => {
    const record = this.open.record();
    if (!record || record.status === 'dissolved' || record.status === 'merged') return [];
    const wanted: (readonly [string, unknown])[] = [
      ['seatAreaId', record.seatAreaId],
      ['address', this.words.keeps('address', record.kind) ? record.address : 'none is kept'],
      ...(this.words.mayBeRegistered(record.kind)
        ? ([
            ['supervisor', record.supervisor],
            ['creditCode', record.creditCode ?? record.creditCodeAbsent],
          ] as const)
        : []),
      // One in preparation has none yet, and the page says so.
      ['foundedOn', record.status === 'preparing' || (record.certainty !== 'possible' && record.foundedOn)],
    ];
    return wanted.filter(([, value]) => !value).map(([code]) => ({ code, label: this.words.label(code) }));
  });
  /** 称号 of the day. */
  protected readonly held = computed(() =>
    (this.open.record()?.recognitions ?? [])
      .filter((one) => one.state === 'held' || one.state === 'possible')
      .map((one) => ({ ...one, word: this.words.recognition(one) })),
  );
  protected readonly recent = computed(() => (this.open.changes.hasValue() ? this.open.changes.value().items.slice(0, 4) : []));

  protected async showPhone(record: Organization): Promise<void> {
    this.phone.set((await this.api.phone(record.id)) ?? '--');
  }

  private factsOf(record: Organization): { label: string; value: string; link?: readonly string[]; wide?: boolean }[] {
    const own = this.words
      .descriptions(record.kind, record.typeCode)
      .map((f) => ({ label: f.label, value: this.words.value(record.kind, f.code, record.fields[f.code]), wide: f.wide ?? false }));
    const label = (field: string) => this.words.label(field);
    return [
      { label: label('shortName'), value: record.shortName ?? '' },
      { label: label('supervisor'), value: record.supervisor ?? '' },
      {
        label: label('parentId'),
        value: record.parent?.name ?? (record.hasParent ? this.words.say('overview.parentOutside') : ''),
        ...(record.parent ? { link: ['/organizations', record.parent.id] } : {}),
      },
      {
        label: label('level'),
        value: record.level ? this.words.level(record.level) : '',
      },
      {
        label: label('creditCode'),
        value: record.creditCode ?? (record.creditCodeAbsent ? this.words.say(`creditCodeAbsent.${record.creditCodeAbsent}`) : ''),
      },
      { label: label('foundedOn'), value: this.words.date(record.foundedOn) },
      ...(record.dissolvedOn ? [{ label: label('dissolvedOn'), value: this.words.date(record.dissolvedOn) }] : []),
      ...(this.words.keeps('address', record.kind) || record.address ? [{ label: label('address'), value: record.address ?? '' }] : []),
      ...own,
      ...(record.approvedOn ? [{ label: label('approvedOn'), value: this.words.date(record.approvedOn) }] : []),
      ...(record.remarks ? [{ label: label('remarks'), value: record.remarks, wide: true }] : []),
      { label: label('summary'), value: record.summary ?? '', wide: true },
    ];
  }
}
