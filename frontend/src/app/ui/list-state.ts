import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

export interface ListState<S> {
  readonly query: Signal<S>;
  change(next: Partial<S>): Promise<boolean>;
  reset(): Promise<boolean>;
}

/**
 * The state of a list is its address: reads are computed from it, writes navigate. A parameter at its default is left out,
 * so an address says only what is special. Parameters that aren't the list's own (asOf) stay as they are.
 */
export function listState<S extends Record<string, string>>(defaults: S): ListState<S> {
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  const params = toSignal(route.queryParamMap, { requireSync: true });
  const query = computed(() => Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, params().get(key) ?? value])) as S, {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const change = (next: Partial<S>) =>
    router.navigate([], {
      relativeTo: route,
      queryParamsHandling: 'merge',
      queryParams: Object.fromEntries(
        Object.entries(next).map(([key, value]) => [key, value === defaults[key] || value === '' ? null : value]),
      ),
    });
  return { query, change, reset: () => change(defaults) };
}
