import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client } from '../api/client';
import { problemOf } from '../api/problem';
import type { AreaList } from '../api/areas';
import { FrontPage } from './front-page';
import { Language } from './language';
import { RegistryInfo } from './registry';
import { Session } from './session';

/** The first screen of a new registry: 体验示例 or 正式启用. Only an administrator decides; others are told to wait for him. */
@Component({
  selector: 'tx-begin',
  imports: [
    FormField,
    FormRoot,
    FrontPage,
    MatButton,
    MatCheckbox,
    MatFormFieldModule,
    MatInput,
    MatProgressBar,
    MatSelectModule,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './begin.html',
  styleUrl: './begin.scss',
})
export class Begin {
  protected readonly registry = inject(RegistryInfo);
  protected readonly session = inject(Session);
  private readonly client = inject(Client);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);

  private readonly language = inject(Language);

  /** The sample is loaded: an office that goes live leaves it behind. */
  protected readonly fromSample = computed(() => this.registry.info()?.begun === true);

  private readonly model = signal({ city: '', office: '', sure: false });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.city, { message: () => this.say('needCity') });
      maxLength(o.office, 100);
      validate(o.sure, ({ value }) => (this.fromSample() && !value() ? { kind: 'sure', message: this.say('needSure') } : undefined));
    },
    {
      submission: {
        action: async () => {
          await this.own();
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly working = signal(false);
  protected readonly failure = signal('');
  private readonly cities = httpResource<AreaList>(() =>
    this.session.may('registry.begin') ? { url: '/api/areas', params: { level: 'city', limit: '500' } } : undefined,
  );
  protected readonly choices = computed(() =>
    this.cities.hasValue()
      ? this.cities.value().items.map((c) => ({ code: c.code, name: [...c.path.map((p) => p.name).reverse(), c.name].join(' ') }))
      : [],
  );

  protected sample(): Promise<void> {
    return this.begin({ kind: 'sample' });
  }

  protected async leave(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/sign-in');
  }

  private own(): Promise<void> {
    const { city, office } = this.model();
    const name = office.trim();
    return this.begin({ kind: 'own', cityCode: city, ...(name ? { officeName: name } : {}) });
  }

  /** Computed anew when the language changes. */
  private say(key: 'needCity' | 'needSure'): string {
    this.language.now();
    return this.words.translate(`begin.${key}`);
  }

  private async begin(body: Readonly<Record<string, string>>): Promise<void> {
    this.working.set(true);
    this.failure.set('');
    try {
      await this.client.post('/api/registry', body);
      await this.wait();
      // Accounts and names are new: everybody signs in anew.
      this.session.close();
      await this.router.navigate(['/sign-in'], body['kind'] === 'own' ? { queryParams: { returnTo: '/setup' } } : {});
    } catch (error) {
      const problem = problemOf(error);
      this.failure.set(problem?.errors?.map((e) => e.message).join('；') ?? problem?.detail ?? this.words.translate('begin.failed'));
    } finally {
      this.working.set(false);
    }
  }

  /** Loading the sample takes a while: asks until the registry says that it has begun. */
  private async wait(): Promise<void> {
    for (let i = 0; i < 300; i++) {
      await this.registry.load();
      if (this.registry.info()?.begun) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
