import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** A page that may hold something typed and not saved. */
export interface MayHoldTyping {
  unsaved(): boolean;
}

/** Asks before a page with unsaved typing is left, on links and on back; what was typed stays as a draft either way. */
export const leaveGuard: CanDeactivateFn<MayHoldTyping> = (page) =>
  !page.unsaved() || confirm(inject(TranslocoService).translate('ui.leave'));
