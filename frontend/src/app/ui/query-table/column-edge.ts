import { Component, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

export const NARROWEST = 48;
export const WIDEST = 800;
const STEP = 8;

/** The edge of a column's head: dragged by the pointer, or moved by ← and → where it has the focus; pressed twice (or Enter) it goes back. */
@Component({
  selector: 'tx-column-edge',
  imports: [TranslocoDirective],
  template: `
    <span
      *transloco="let t; prefix: 'ui.table'"
      class="edge"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      [attr.aria-label]="t('widthOf', { column: label() })"
      [attr.title]="t('widthHelp')"
      [attr.aria-valuenow]="width()"
      [attr.aria-valuemin]="narrowest"
      [attr.aria-valuemax]="widest"
      (pointerdown)="take($event)"
      (pointermove)="drag($event)"
      (pointerup)="letGo()"
      (pointercancel)="letGo()"
      (dblclick)="usual.emit()"
      (keydown)="press($event)"
    ></span>
  `,
  styles: `
    .edge {
      position: absolute;
      top: 0;
      right: 0;
      bottom: 0;
      width: 9px;
      cursor: col-resize;
      touch-action: none;
    }
    .edge::after {
      content: '';
      position: absolute;
      top: 8px;
      bottom: 8px;
      right: 0;
      width: 1px;
      background: var(--tx-edge, var(--mat-sys-outline-variant));
    }
    .edge:hover::after,
    .edge:focus-visible::after {
      top: 0;
      bottom: 0;
      width: 3px;
      background: var(--mat-sys-primary);
    }
    .edge:focus-visible {
      outline-offset: -2px;
    }
    @media print {
      .edge {
        display: none;
      }
    }
  `,
})
export class ColumnEdge {
  readonly label = input.required<string>();
  readonly width = input.required<number>();
  /** The width while it moves. */
  readonly moved = output<number>();
  /** It stays as it is now. */
  readonly settled = output();
  /** Back to the usual width. */
  readonly usual = output();
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly narrowest = NARROWEST;
  protected readonly widest = WIDEST;
  private from: { readonly x: number; readonly width: number; moved: boolean } | null = null;

  protected take(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.target as HTMLElement).setPointerCapture(event.pointerId);
    this.from = { x: event.clientX, width: this.measured(), moved: false };
  }

  protected drag(event: PointerEvent): void {
    if (!this.from || (!this.from.moved && event.clientX === this.from.x)) return;
    this.from.moved = true;
    this.moved.emit(within(this.from.width + event.clientX - this.from.x));
  }

  protected letGo(): void {
    // Pressed without moving: one half of going back, nothing to keep.
    if (this.from?.moved) this.settled.emit();
    this.from = null;
  }

  protected press(event: KeyboardEvent): void {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) {
      this.usual.emit();
      return;
    }
    this.moved.emit(within(this.measured() + step));
    this.settled.emit();
  }

  /** As it is on the screen: a column that takes what the others leave is wider than it says. */
  private measured(): number {
    return Math.round(this.element.nativeElement.closest('th')?.getBoundingClientRect().width ?? 0) || this.width();
  }
}

const within = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
