import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CanDeactivateFn } from '@angular/router';
import { LeaveDialog } from './leave-dialog';

/** A page that may hold something typed and not saved. */
export interface MayHoldTyping {
  unsaved(): boolean;
  /** No draft of it is kept. */
  readonly undrafted?: true;
  /** Drops what was typed; no draft of it stays. */
  forget(): void;
}

/** Asks before a page with unsaved typing is left, on links and on back. Closing the window loses nothing: the draft is there. */
export const leaveGuard: CanDeactivateFn<MayHoldTyping> = async (page) => {
  if (!page.unsaved()) return true;
  const answer = await LeaveDialog.ask(inject(MatDialog), !page.undrafted);
  if (answer === 'drop') page.forget();
  return answer !== 'stay';
};
