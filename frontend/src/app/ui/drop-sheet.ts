import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, type CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChild, input, model, output, TemplateRef } from '@angular/core';

/**
 * A small dialog under the button that opens it; Escape and a press beside it close it. What is in it is made when it opens:
 * `<tx-drop-sheet [origin]="origin" [(open)]="open" [label]="…"><ng-template>…</ng-template></tx-drop-sheet>`.
 */
@Component({
  selector: 'tx-drop-sheet',
  imports: [CdkConnectedOverlay, CdkTrapFocus, NgTemplateOutlet],
  template: `
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin()"
      [cdkConnectedOverlayOpen]="open()"
      [cdkConnectedOverlayHasBackdrop]="true"
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayPositions]="places()"
      (backdropClick)="leave()"
      (detach)="open.set(false)"
      (overlayKeydown)="$event.key === 'Escape' && leave()"
    >
      <div class="sheet" role="dialog" [attr.aria-label]="label()" cdkTrapFocus [cdkTrapFocusAutoCapture]="capture()">
        <ng-container [ngTemplateOutlet]="content()" />
      </div>
    </ng-template>
  `,
  styles: `
    .sheet {
      background: var(--mat-sys-surface);
      border: 1px solid var(--tx-line-strong);
      border-radius: 6px;
      box-shadow: 0 6px 20px rgb(22 38 54 / 14%);
    }
  `,
})
export class DropSheet {
  readonly origin = input.required<CdkOverlayOrigin>();
  readonly open = model.required<boolean>();
  readonly label = input.required<string>();
  readonly offset = input(4);
  /** Whether the focus goes to the first thing in it, and back to where it was; false where the content sees to that. */
  readonly capture = input(true);
  /** It was left without a choice. */
  readonly left = output();
  // Below wherever there is room, flush with the right end of the button where it would leave the window.
  protected readonly places = computed(() => {
    const place = (x: 'start' | 'end', below: boolean): ConnectedPosition => ({
      originX: x,
      overlayX: x,
      originY: below ? 'bottom' : 'top',
      overlayY: below ? 'top' : 'bottom',
      offsetY: below ? this.offset() : -this.offset(),
    });
    return [place('start', true), place('end', true), place('start', false), place('end', false)];
  });
  protected readonly content = contentChild.required(TemplateRef);

  protected leave(): void {
    this.open.set(false);
    this.left.emit();
  }
}
