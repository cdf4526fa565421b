import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { GuardsCheckEnd, NavigationCancel, NavigationEnd, NavigationError, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { isDay } from '../ui/days';
import { RegistryInfo } from './registry';

/** 截至日期: the one day that every list, page, figure and export shows. It lives in the address (`?asOf=`); absent means today. */
@Injectable({ providedIn: 'root' })
export class AsOf {
  private readonly router = inject(Router);
  private readonly registry = inject(RegistryInfo);

  // The address counts from the moment the guards have agreed: a page that is being made already reads the right day,
  // and one that may not be left does not move.
  private readonly address = toSignal(
    this.router.events.pipe(
      filter(
        (e) => e instanceof GuardsCheckEnd || e instanceof NavigationEnd || e instanceof NavigationCancel || e instanceof NavigationError,
      ),
      map((e) => (e instanceof GuardsCheckEnd && e.shouldActivate ? e.urlAfterRedirects : this.router.url)),
    ),
    { initialValue: this.router.url },
  );
  private readonly written = computed(() => this.router.parseUrl(this.address()).queryParamMap.get('asOf'));
  private readonly asked = computed(() => {
    const day = this.written();
    return day !== null && isDay(day) && day !== this.registry.today() ? day : null;
  });

  readonly today = computed(() => this.registry.today());
  readonly day = computed(() => this.asked() ?? this.today());
  /** The address has something in the place of the day that is none: today is shown, and that must be said. */
  readonly wrong = computed(() => {
    const written = this.written();
    return written !== null && !isDay(written);
  });
  /** Another day than today: the page is tinted and nothing can be changed. */
  readonly elsewhere = computed(() => this.asked() !== null);
  /** For links and for requests: `{asOf}` on another day, nothing today (the server then takes its own today). */
  readonly params = computed<Readonly<Record<string, string>>>(() => {
    const day = this.asked();
    const params: Record<string, string> = day ? { asOf: day } : {};
    return params;
  });

  set(day: string | null): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: { asOf: day === this.today() ? null : day, after: null, before: null, page: null },
      queryParamsHandling: 'merge',
    });
  }
}
