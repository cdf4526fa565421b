import { inject, signal, type Signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { newKey } from '../../api/client';
import { isCutOff, problemOf } from '../../api/problem';
import { ranked } from './congress-draft';
import type { CongressReading } from './congress-reading';
import type { CongressTyping } from './congress-typing';
import { CongressWords } from './congress-words';
import { CongressActs, type LeadershipChange } from './congress.api';
import { type Refusal, refusalsOf, type Step } from './refusals';

/** A congress tried, saved and taken back, and what the server says to it. Call it in an injection context. */
export class CongressSaving {
  private readonly acts = inject(CongressActs);
  private readonly words = inject(CongressWords);
  private readonly snack = inject(MatSnackBar);

  /** What the dry run says of what is chosen now. */
  readonly preview = signal<LeadershipChange | null>(null);
  readonly done = signal<LeadershipChange | null>(null);
  readonly taken = signal(false);
  readonly busy = signal(false);
  readonly cutOff = signal(false);
  /** What the server refused: said above, and the step to which it belongs. */
  readonly refusals = signal<readonly Refusal[]>([]);
  /** Somebody was faster: the draft stays, and what he saved is there to see. */
  readonly stale = signal(false);
  /** Of the next save; the same while a save was cut off, so that sent again it does the thing once. */
  key = newKey();
  private asked = 0;

  constructor(
    private readonly id: Signal<string>,
    private readonly step: Signal<Step>,
    private readonly reading: CongressReading,
    private readonly typing: CongressTyping,
  ) {}

  /** Asks what the congress would do; aloud, a refusal is told. */
  async try(body: unknown, how: 'quietly' | 'aloud'): Promise<boolean> {
    const turn = ++this.asked;
    if (how === 'aloud') this.busy.set(true);
    try {
      const answer = await this.acts.try(this.id(), body);
      if (turn === this.asked) this.preview.set(answer);
      if (how === 'aloud') this.refusals.set([]);
      return true;
    } catch (error) {
      if (how === 'aloud') this.refuse(error);
      return false;
    } finally {
      if (how === 'aloud') this.busy.set(false);
    }
  }

  /** Holds the congress. False: it is not known to be saved, and what is known of it is told. */
  async save(): Promise<boolean> {
    const record = this.reading.record();
    if (!record || this.busy()) return false;
    this.busy.set(true);
    this.cutOff.set(false);
    try {
      this.done.set(await this.acts.hold(record.id, record.version, this.typing.body(), this.key));
      return true;
    } catch (error) {
      if (isCutOff(error)) this.cutOff.set(true);
      else {
        this.key = newKey();
        this.refuse(error);
      }
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** Takes back what was saved. */
  async takeBack(): Promise<void> {
    const changeSet = this.done()?.changeSet;
    if (!changeSet) return;
    this.busy.set(true);
    try {
      await this.acts.undo(changeSet, this.words.say('congress.undoReason'), newKey());
      this.taken.set(true);
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.say('congress.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  /** What the other one saved is read; what was chosen here stays. */
  readAnew(): void {
    this.stale.set(false);
    this.refusals.set([]);
    this.reading.again();
  }

  private refuse(error: unknown): void {
    const problem = problemOf(error);
    if (!problem) {
      this.refusals.set([{ text: this.words.say('congress.failed'), step: this.step() }]);
      return;
    }
    this.stale.set(problem.status === 412);
    const members = ranked(this.reading.team(), this.typing.people());
    this.refusals.set(
      refusalsOf(problem, this.typing.fields(), members, (name, message) => this.words.say('congress.at', { name, message })),
    );
    this.typing.tell(problem);
  }
}
