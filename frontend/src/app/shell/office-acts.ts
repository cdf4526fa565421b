import { inject, Injectable, signal } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { MatSnackBar } from '@angular/material/snack-bar';
import { TranslocoService } from '@jsverse/transloco';
import { Client } from '../api/client';
import { findings, isCutOff, problemOf } from '../api/problem';
import type { UndoAnswer } from '../api/changes';

/** What an act on something of the office's answers with. */
interface Done {
  /** By what it is taken back. Null: nothing was changed. Absent: the history does not take it back. */
  readonly changeSet?: string | null;
}

/** An act, what is told when it is done, and what follows: given the answer, or nothing after it was taken back. */
export interface OfficeAct<T extends object> {
  readonly work: () => Promise<T>;
  readonly told: string;
  readonly after: (done?: T) => void;
  /** The act that takes it back, where the history does not. */
  readonly back?: (done: T) => Promise<unknown>;
}

/** The administrator's acts on what the office sets for itself: done at once, told with 撤销; what is refused comes to its field, else to a message. */
@Injectable({ providedIn: 'root' })
export class OfficeActs {
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly snack = inject(MatSnackBar);
  readonly busy = signal(false);

  /** An act behind a button. */
  async run<T extends object>(act: OfficeAct<T>): Promise<void> {
    const done = await this.attempt(act.work);
    if (done) this.done(done, act);
  }

  /** Work whose refusal is told; nothing where it was refused. One at a time: a key held down does not run ahead of the server. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy()) return undefined;
    this.busy.set(true);
    try {
      return await work();
    } catch (error) {
      this.refused(error);
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }

  /** An act behind a form: gives what is wrong with its fields. */
  async submit<T extends object>(field: FieldTree<unknown>, act: OfficeAct<T>): Promise<ValidationError.WithFieldTree[] | undefined> {
    try {
      this.done(await act.work(), act);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (!problem && !isCutOff(error)) throw error;
      const found = problem ? findings(field, problem) : { atFields: [], otherwise: [this.words.translate('acts.notSaved')] };
      for (const words of found.otherwise) this.snack.open(words);
      return found.atFields;
    }
  }

  /** What follows when an act was done, here or in a dialog of its own. */
  done<T extends object>(done: T, { told, after, back }: Omit<OfficeAct<T>, 'work'>): void {
    after(done);
    const { changeSet } = done as Done;
    if (changeSet === null) return;
    const undo = back ? () => back(done) : changeSet ? () => this.undo(changeSet, this.words.translate('acts.undoReason')) : undefined;
    const message = this.snack.open(told, undo && this.words.translate('acts.undo'));
    if (undo) message.onAction().subscribe(() => void this.undone(undo, after));
  }

  /** Takes back what was done. @throws the problem, with what stands in the way */
  async takeBack(changeSet: string, reason: string): Promise<void> {
    await this.backed(() => this.undo(changeSet, reason));
  }

  private undo(changeSet: string, reason: string): Promise<UndoAnswer> {
    return this.client.post<UndoAnswer>(`/api/changes/${changeSet}/undo`, { reason });
  }

  private async undone(undo: () => Promise<unknown>, after: () => void): Promise<void> {
    if (await this.attempt(() => this.backed(undo))) after();
  }

  private async backed(undo: () => Promise<unknown>): Promise<true> {
    await undo();
    this.snack.open(this.words.translate('acts.undone'));
    return true;
  }

  private refused(error: unknown): void {
    this.snack.open(problemOf(error)?.detail ?? this.words.translate('acts.notSaved'));
  }
}
