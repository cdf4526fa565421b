import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { AsOf } from '../../shell/as-of';
import { around, HEIGHT, MIDDLE, type Placed, type Neighbour } from './drawing-places';

/** What stands around an organization on the day: above it at the left, below it at the right. The table beside it says the same. */
@Component({
  selector: 'tx-relation-drawing',
  template: `
    <svg
      role="group"
      [attr.aria-label]="label()"
      [attr.viewBox]="'0 0 ' + places().width + ' ' + places().height"
      [attr.width]="places().width"
      [attr.height]="places().height"
    >
      @for (place of places().all; track $index) {
        <path [attr.d]="place.line" />
      }
      <g class="self">
        <rect [attr.x]="places().selfX" [attr.y]="places().selfY" [attr.width]="middle" [attr.height]="height" rx="4" />
        <text [attr.x]="places().selfX + middle / 2" [attr.y]="places().selfY + 20" text-anchor="middle">{{ places().self }}</text>
      </g>
      @for (place of places().all; track $index) {
        @if (place.link; as link) {
          <a [attr.href]="address(link)" [attr.aria-label]="place.full" (click)="go($event, link)">
            <title>{{ place.full }}</title>
            <rect [attr.x]="place.x" [attr.y]="place.y" [attr.width]="place.width" [attr.height]="height" rx="4" />
            <text class="name" [attr.x]="place.x + 10" [attr.y]="place.y + 20">{{ place.shown }}</text>
            <text class="role" [attr.x]="place.x + place.width - 10" [attr.y]="place.y + 20" text-anchor="end">{{ place.role }}</text>
          </a>
        } @else {
          <g class="plain">
            <title>{{ place.full }}</title>
            <rect [attr.x]="place.x" [attr.y]="place.y" [attr.width]="place.width" [attr.height]="height" rx="4" />
            <text class="name" [attr.x]="place.x + 10" [attr.y]="place.y + 20">{{ place.shown }}</text>
            <text class="role" [attr.x]="place.x + place.width - 10" [attr.y]="place.y + 20" text-anchor="end">{{ place.role }}</text>
          </g>
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    svg {
      display: block;
      max-width: 100%;
      font-size: 12px;
    }
    path {
      fill: none;
      stroke: var(--tx-ink-line);
    }
    rect {
      fill: var(--mat-sys-surface);
      stroke: var(--tx-ink-line);
    }
    .self rect {
      fill: var(--tx-ink-soft);
      stroke: var(--mat-sys-primary);
    }
    .self text {
      fill: var(--tx-ink-dark);
      font-weight: 600;
    }
    .name {
      fill: var(--mat-sys-on-surface);
    }
    .role {
      fill: var(--tx-quiet);
    }
    a .name {
      fill: var(--mat-sys-primary);
    }
    a:focus-visible {
      outline: none;
    }
    a:hover rect,
    a:focus-visible rect {
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    .plain rect {
      stroke-dasharray: 3 3;
    }
  `,
})
export class RelationDrawing {
  private readonly router = inject(Router);
  private readonly asOf = inject(AsOf);
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly above = input.required<readonly Neighbour[]>();
  readonly below = input.required<readonly Neighbour[]>();
  /** Says how many more there are than fit. */
  readonly more = input.required<(count: number) => string>();

  protected readonly height = HEIGHT;
  protected readonly middle = MIDDLE;
  protected readonly places = computed(() => around(this.name(), this.above(), this.below(), this.more()));

  protected address(id: string): string {
    return this.router.serializeUrl(this.tree(id));
  }

  /** An anchor inside a drawing is none that the router knows. */
  protected go(event: MouseEvent, id: NonNullable<Placed['link']>): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void this.router.navigateByUrl(this.tree(id));
  }

  private tree(id: string) {
    return this.router.createUrlTree(['/organizations', id, 'relations'], { queryParams: this.asOf.params() });
  }
}
