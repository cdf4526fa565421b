import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { newKey } from '../../api/client';
import { isCutOff, problemOf } from '../../api/problem';
import { ranked } from './congress-draft';
import type { CongressReading } from './congress-reading';
import type { CongressTyping } from './congress-typing';
import { CongressWords } from './congress-words';
import { CongressActs, type LeadershipChange } from './congress.api';
import { type Refusal, refusalsOf, type Step } from './refusals';

/** A save as it was sent: sent again the same, it does the thing once. */
export interface SentCongress {
  readonly body: unknown;
  readonly version: number;
}

/** What is known of the charter's notes. */
export type Check = 'nobody' | 'running' | 'known' | 'failed';

/** A congress tried, saved and taken back, and what the server says to it. Call it in an injection context. */
export class CongressSaving {
  private readonly acts = inject(CongressActs);
  private readonly words = inject(CongressWords);
  private readonly snack = inject(MatSnackBar);

  /** What the dry run says of what is chosen, as it runs along. */
  readonly preview = signal<LeadershipChange | null>(null);
  /** What was asked of, whether it was answered or refused. */
  private readonly asked = signal<object | null>(null);
  /** How far the charter's notes on what is chosen now are known: nobody is chosen, asked still, known, or not to be had. */
  readonly check = computed<Check>(() => {
    const body = this.typing.body();
    if (!body.holders.length) return 'nobody';
    if (!same(this.asked(), body)) return 'running';
    return this.preview() ? 'known' : 'failed';
  });
  /** What was compared: its body alone is saved. */
  readonly compared = signal<{ readonly body: object; readonly change: LeadershipChange } | null>(null);
  /** It is what is chosen now. */
  readonly agrees = computed(() => same(this.compared()?.body, this.typing.body()));
  readonly done = signal<LeadershipChange | null>(null);
  readonly taken = signal(false);
  readonly busy = signal(false);
  /** What was sent and has no answer yet. */
  readonly sent = signal<SentCongress | null>(null);
  readonly cutOff = computed(() => this.sent() !== null && !this.busy());
  /** What the server refused: said above, and the step to which it belongs. */
  readonly refusals = signal<readonly Refusal[]>([]);
  /** Version of the record on which the typing stands; null: on the one that is being read. */
  readonly standsOn = signal<number | null>(null);
  /** Somebody was faster: the draft stays, and what he saved is there to see. What was cut off may have moved the record on itself. */
  readonly stale = computed(() => {
    const [now, then] = [this.reading.version(), this.standsOn()];
    return now !== null && then !== null && now !== then && this.sent() === null;
  });
  /** Of the next save; the same while a save was cut off, so that sent again it does the thing once. */
  key = newKey();
  private turn = 0;
  /** What was asked quietly and has no answer yet: the server takes the record for one at a time. */
  private quiet: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly id: Signal<string>,
    private readonly step: Signal<Step>,
    private readonly reading: CongressReading,
    private readonly typing: CongressTyping,
  ) {
    effect(() => {
      const version = reading.version();
      if (version !== null && this.standsOn() === null) untracked(() => this.standsOn.set(version));
    });
  }

  /** Asks quietly what the congress would do while it is being chosen; not while something louder is under way. */
  async look(): Promise<void> {
    if (this.busy()) return;
    const turn = ++this.turn;
    await this.quiet;
    if (turn !== this.turn || this.busy()) return;
    const body = this.typing.body();
    const heard = (change: LeadershipChange | null): void => {
      if (turn === this.turn) this.hear(body, change);
    };
    // What is refused now is told when the step is left.
    this.quiet = this.acts.try(this.id(), body).then(heard, () => heard(null));
    await this.quiet;
  }

  /** Compares what is chosen with what is. False: it is refused, and that is told. */
  async compare(): Promise<boolean> {
    if (this.busy()) return false;
    const body = this.typing.body();
    this.turn++;
    this.busy.set(true);
    try {
      await this.quiet;
      const change = await this.acts.try(this.id(), body);
      this.hear(body, change);
      this.compared.set({ body, change });
      this.refusals.set([]);
      return true;
    } catch (error) {
      this.hear(body, null);
      this.refuse(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /**
   * Holds the congress as it was compared. What was cut off is sent again as it was, unless something else was chosen since. False: it is not known to be saved, and what is
   * known of it is told.
   */
  save(): Promise<boolean> {
    const [compared, version, sent] = [this.compared(), this.standsOn(), this.sent()];
    if (!compared || !this.agrees()) return Promise.resolve(false);
    const body = { ...compared.body, ...this.typing.reason() };
    if (sent && same(sent.body, body)) return this.send(sent);
    if (sent) this.key = newKey();
    return version === null ? Promise.resolve(false) : this.send({ body, version });
  }

  /** Sends again what was cut off. */
  async repeat(): Promise<boolean> {
    const sent = this.sent();
    return sent !== null && this.send(sent);
  }

  /** Takes back what was saved. False: it is refused, and that is told. */
  async takeBack(): Promise<boolean> {
    const changeSet = this.done()?.changeSet;
    if (!changeSet) return false;
    this.busy.set(true);
    try {
      await this.acts.undo(changeSet, this.words.say('congress.undoReason'), newKey());
      this.taken.set(true);
      this.key = newKey();
      this.readAnew();
      return true;
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.say('congress.failed'));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** After it was taken back: the next save is another congress. */
  beginAnew(): void {
    this.done.set(null);
    this.taken.set(false);
  }

  /** What the other one saved is read; what was chosen here stays, and stands on it. */
  readAnew(): void {
    this.refusals.set([]);
    this.standsOn.set(null);
    this.reading.again();
  }

  /** Goes on where a draft was left: what it stands on, and what was cut off. */
  takeUp(key: string, version: number | null, sent: SentCongress | null): void {
    this.key = key;
    this.standsOn.set(version);
    this.sent.set(sent);
  }

  private hear(body: object, change: LeadershipChange | null): void {
    this.asked.set(body);
    this.preview.set(change);
  }

  private async send(what: SentCongress): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.refusals.set([]);
    this.sent.set(what);
    try {
      this.done.set(await this.acts.hold(this.id(), what.version, what.body, this.key));
      this.sent.set(null);
      return true;
    } catch (error) {
      if (isCutOff(error)) return false;
      this.sent.set(null);
      this.key = newKey();
      this.refuse(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private refuse(error: unknown): void {
    const problem = problemOf(error);
    if (!problem) {
      this.refusals.set([{ text: this.words.say('congress.failed'), step: this.step() }]);
      return;
    }
    if (problem.status === 412) this.reading.again();
    const members = ranked(this.reading.team(), this.typing.people());
    this.refusals.set(
      refusalsOf(problem, this.typing.fields(), members, (name, message) => this.words.say('congress.at', { name, message })),
    );
    this.typing.tell(problem);
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
