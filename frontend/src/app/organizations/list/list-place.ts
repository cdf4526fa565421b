import { afterNextRender, effect, inject, Injector, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router } from '@angular/router';
import { filter } from 'rxjs';
import { ListTrail } from './list-trail';

interface Scrolled {
  top(): number;
  goTo(top: number): void;
}

/**
 * Coming back from a record, the list stands where it was left. The rows scroll in a box of their own, of which the router knows nothing,
 * so the place is kept with the trail and taken once, as soon as the same rows are there. Call it in an injection context.
 */
export function keepPlace(table: Signal<Scrolled | undefined>, address: Signal<string>, ready: Signal<boolean>): void {
  const [trail, router, injector] = [inject(ListTrail), inject(Router), inject(Injector)];
  router.events
    .pipe(
      filter((e) => e instanceof NavigationStart),
      takeUntilDestroyed(),
    )
    .subscribe(() => {
      trail.left = { address: address(), top: table()?.top() ?? 0 };
    });
  let left = trail.left;
  effect(() => {
    if (!ready() || !left) return;
    const { top } = left;
    if (left.address === address()) afterNextRender(() => table()?.goTo(top), { injector });
    left = null;
  });
}
