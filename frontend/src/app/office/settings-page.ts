import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { disabled, form, FormField, FormRoot, max, maxLength, min, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AreaList } from '../api/areas';
import { Client } from '../api/client';
import type { SettingsDone } from '../api/office';
import { AsOf } from '../shell/as-of';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { OfficeActs } from '../shell/office-acts';
import { OfficeSettings } from '../shell/office-settings';
import { RegistryInfo } from '../shell/registry';
import { Session } from '../shell/session';
import { pageTitle } from './page-title';

interface Model {
  officeName: string;
  cityCode: string;
  confirmMonths: number | null;
  exportMark: string;
}

/** 设置: what the office decides for itself, each with what it does. */
@Component({
  selector: 'tx-settings-page',
  imports: [FormField, FormRoot, MatButton, MatFormFieldModule, MatInput, MatSelectModule, RouterLink, TranslocoDirective],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  protected readonly session = inject(Session);
  protected readonly asOf = inject(AsOf);
  protected readonly settings = inject(OfficeSettings);
  protected readonly registry = inject(RegistryInfo);
  private readonly kinds = inject(Kinds);
  private readonly acts = inject(OfficeActs);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);

  private readonly cities = httpResource<AreaList>(() =>
    this.settings.now()?.cityStays === false ? { url: '/api/areas', params: { level: 'city', limit: '500' } } : undefined,
  );
  protected readonly choices = computed(() =>
    this.cities.hasValue()
      ? this.cities.value().items.map(({ code, name, path }) => ({ code, name: [...path.map((p) => p.name).reverse(), name].join(' ') }))
      : [],
  );

  private readonly model = linkedSignal<Model>(() => {
    const now = this.settings.now();
    return {
      officeName: now?.officeName ?? '',
      cityCode: now?.city.code ?? '',
      confirmMonths: now?.confirmMonths ?? null,
      exportMark: now?.exportMark ?? '',
    };
  });
  protected readonly f = form(
    this.model,
    (o) => {
      disabled(o, { when: () => this.asOf.elsewhere() });
      required(o.officeName, { message: () => this.say('needOffice') });
      maxLength(o.officeName, 100);
      required(o.confirmMonths, { message: () => this.say('months') });
      min(o.confirmMonths, 1, { message: () => this.say('months') });
      max(o.confirmMonths, 60, { message: () => this.say('months') });
      maxLength(o.exportMark, 40);
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  constructor() {
    pageTitle('settings.title');
  }

  private save(field: FieldTree<Model>) {
    const now = this.settings.now();
    const { officeName, cityCode, confirmMonths, exportMark } = field().value();
    const next = { officeName: officeName.trim(), cityCode, confirmMonths, exportMark: exportMark.trim() || null };
    const before = {
      officeName: now?.officeName,
      cityCode: now?.city.code,
      confirmMonths: now?.confirmMonths,
      exportMark: now?.exportMark,
    };
    const changed = Object.fromEntries(Object.entries(next).filter(([key, value]) => value !== before[key as keyof typeof before]));
    return this.acts.submit(field, {
      work: () => this.client.patch<SettingsDone>('/api/registry/settings', changed),
      told: this.words.translate('office.settings.saved'),
      after: (done) => {
        if (done) this.settings.take(done);
        else this.settings.reload();
        void this.registry.load();
        this.kinds.reload();
      },
    });
  }

  private say(key: 'needOffice' | 'months'): string {
    this.language.now();
    return this.words.translate(key === 'months' ? 'office.settings.monthsRange' : 'office.settings.needOffice');
  }
}
