import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../shell/as-of';
import { OrganizationLookup } from './organization-lookup';

const STILL = 400;

/** What makes one doubt a new organization before it is saved: another one has its name, or its day has not come. Nothing is refused. */
@Component({
  selector: 'tx-founding-doubts',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations'">
      @for (other of same(); track other.id) {
        <p class="tx-notice amber" role="status">
          <span>{{ t('form.sameName', { detail: other.detail }) }}</span>
          <a class="tx-link" [routerLink]="['/organizations', other.id]" target="_blank">{{ t('form.sameNameShow') }}</a>
        </p>
      }
      @if (ahead()) {
        <p class="tx-notice amber" role="status">{{ t('form.foundedAhead') }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    :host(:empty) {
      display: none;
    }
    p {
      margin: 0;
    }
  `,
})
export class FoundingDoubts {
  readonly name = input.required<string>();
  /** A day, a month or a year, as the date box writes it. */
  readonly foundedOn = input.required<string>();
  private readonly lookup = inject(OrganizationLookup);
  private readonly asOf = inject(AsOf);

  private readonly others = resource({
    params: () => this.name().trim() || undefined,
    loader: async ({ params, abortSignal }) => {
      // Asked when the typing stands still.
      await new Promise((resolve) => setTimeout(resolve, STILL));
      return abortSignal.aborted ? [] : this.lookup.called(params);
    },
  });
  protected readonly same = computed(() => (this.others.hasValue() ? this.others.value() : []));
  protected readonly ahead = computed(() => /^\d{4}(-\d{2}){0,2}$/.test(this.foundedOn()) && this.foundedOn() > this.asOf.today());
}
