import { signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { newKey } from './client';
import { findings, isCutOff, problemOf, type Findings } from './problem';

/** What a dialog sends: done once, however often it is tried while no answer comes. What is refused stands at its field, or among `refusals`. */
export class SentOnce {
  readonly refusals = signal<readonly string[]>([]);
  // The same key while a request was cut off: sent again, it does the thing once.
  private key = newKey();

  /** Gives what belongs to fields of the form; `cutOff` is said where nobody knows whether it was done. @throws what the server did not say */
  async send(root: FieldTree<unknown>, act: (key: string) => Promise<void>, cutOff: string): Promise<Findings['atFields'] | undefined> {
    this.refusals.set([]);
    try {
      await act(this.key);
    } catch (error) {
      if (isCutOff(error)) {
        this.refusals.set([cutOff]);
        return undefined;
      }
      this.key = newKey();
      const problem = problemOf(error);
      if (!problem) throw error;
      const found = findings(root, problem);
      this.refusals.set(found.otherwise);
      return found.atFields;
    }
    return undefined;
  }
}
