import { NgTemplateOutlet } from '@angular/common';
import { afterNextRender, Component, contentChild, effect, ElementRef, inject, Injector, input, output, TemplateRef } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';

/** One of a list that is put in order. */
export interface Ordered {
  readonly id: string;
  readonly name: string;
  /** It changes places only with those of its own group; absent: with all. */
  readonly group?: string;
}

/** A list that the office puts in its own order, one place up or down at a time. What moved keeps the focus, so that a key pressed again moves it on. */
@Component({
  selector: 'tx-order-list',
  imports: [MatIcon, MatIconButton, NgTemplateOutlet, TranslocoDirective],
  template: `
    <ol *transloco="let t; prefix: 'ui.kept'">
      @for (one of items(); track one.id; let i = $index) {
        <li [class.on]="one.id === current()">
          <span class="place">{{ i + 1 }}</span>
          @if (shown(); as shown) {
            <ng-container [ngTemplateOutlet]="shown" [ngTemplateOutletContext]="{ $implicit: one }" />
          } @else {
            <span class="name">{{ one.name }}</span>
          }
          @if (!locked()) {
            <button
              matIconButton
              type="button"
              [attr.data-move]="'up ' + one.id"
              [disabled]="!alike(i, i - 1)"
              [attr.aria-label]="t('upOf', { name: one.name })"
              (click)="move(i, -1)"
            >
              <mat-icon svgIcon="upward" aria-hidden="true" />
            </button>
            <button
              matIconButton
              type="button"
              [attr.data-move]="'down ' + one.id"
              [disabled]="!alike(i, i + 1)"
              [attr.aria-label]="t('downOf', { name: one.name })"
              (click)="move(i, 1)"
            >
              <mat-icon svgIcon="downward" aria-hidden="true" />
            </button>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 40px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .on {
      background: var(--mat-sys-secondary-container);
    }
    .place {
      width: 24px;
      text-align: right;
      color: var(--tx-quiet);
    }
    .name {
      flex: 1;
    }
  `,
})
export class OrderList {
  readonly items = input.required<readonly Ordered[]>();
  /** The one that is open beside the list. */
  readonly current = input('');
  readonly locked = input(false);
  /** All ids as they were asked to stand. */
  readonly moved = output<string[]>();
  /** How one is shown, where its name alone is not enough. */
  protected readonly shown = contentChild<TemplateRef<{ $implicit: Ordered }>>(TemplateRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private last: { readonly id: string; readonly by: 1 | -1 } | null = null;

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      this.items();
      const last = this.last;
      this.last = null;
      if (last) afterNextRender(() => focusOnMoved(this.element.nativeElement, last.id, last.by), { injector });
    });
  }

  protected alike(a: number, b: number): boolean {
    const items = this.items();
    return items[b] !== undefined && items[a]?.group === items[b].group;
  }

  protected move(index: number, by: 1 | -1): void {
    const [ids, id] = withMoved(this.items(), index, by);
    if (id === undefined) return;
    this.last = { id, by };
    this.moved.emit(ids);
  }
}

/** The ids with the one at a place moved up or down, and which that was. */
export function withMoved(items: readonly { readonly id: string }[], index: number, by: 1 | -1): [string[], string | undefined] {
  const ids = items.map(({ id }) => id);
  const [moved] = ids.splice(index, 1);
  if (moved !== undefined) ids.splice(index + by, 0, moved);
  return [ids, moved];
}

/** Puts the focus back on the button by which something moved, or on the other one at either end of the list. */
export function focusOnMoved(host: HTMLElement, id: string, by: 1 | -1): void {
  (by < 0 ? ['up', 'down'] : ['down', 'up'])
    .map((way) => host.querySelector<HTMLButtonElement>(`[data-move="${way} ${id}"]`))
    .find((button) => button && !button.disabled)
    ?.focus();
}
