import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSnackBar } from '@angular/material/snack-bar';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../../api/problem';
import type { Blocking, ChangeSet, Offer, RecordNamed, UndoAnswer } from '../../api/changes';
import { Session } from '../../shell/session';
import { Diff, type DiffRow } from '../../ui/diff';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs } from '../organizations.api';

/** Whether taking this change set back brings something back: 恢复 instead of 撤销. */
export const bringsBack = (change: ChangeSet): boolean => !!change.undoes && !change.redo;

/** No record is without a kind, and none changes it. */
const goes = (diff: UndoAnswer['diff']): boolean =>
  diff.some(({ table, field, after }) => table === 'organizations' && field === 'kind' && after === null);

/** What is known of a record that goes is not left empty: it goes with it. */
const marked = (rows: readonly DiffRow[], gone: boolean): readonly DiffRow[] =>
  gone ? rows.map((row) => ({ ...row, mark: 'removed' as const })) : rows;

/** A record that goes has no name any more but the one that goes with it. */
function nameBefore(diff: UndoAnswer['diff']): string | undefined {
  const named = diff.find(({ table, field }) => table === 'organization_profiles' && field === 'name');
  return goes(diff) && typeof named?.before === 'string' ? named.before : undefined;
}

interface Way {
  readonly label: string;
  readonly choice: Omit<Parameters<OrganizationActs['undo']>[1], 'reason'>;
  readonly diff: readonly DiffRow[];
  /** Of a change set over several records: what it does to each of them. */
  readonly records: readonly { readonly id: string; readonly name: string; readonly diff: readonly DiffRow[] }[];
  /** Records that stay as they are, by their names. */
  readonly left: readonly string[];
  /** It takes a founding back: the record itself goes, with all that is known of it. */
  readonly gone: boolean;
  /** Of several records those that go in this way. */
  readonly goneOf: number;
}

interface Outlook {
  readonly ways: readonly Way[];
  readonly blocking: readonly Blocking[];
  readonly refusal: string | null;
}

/** 撤销 beneath its row: what would change back; where something stands in the way, it is named, with the ways out and a preview of each. */
@Component({
  selector: 'tx-undo-panel',
  imports: [Diff, MatButton, MatFormFieldModule, MatIcon, MatInput, MatRadioModule, TranslocoDirective],
  templateUrl: './undo-panel.html',
  styleUrl: './undo-panel.scss',
})
export class UndoPanel {
  readonly change = input.required<ChangeSet>();
  readonly kind = input.required<string>();
  /** The record whose page it is: of a bulk edit it goes back alone, unless somebody wants all. */
  readonly record = input<string>();
  /** Done; where the record itself went, the change set that brings it back when it is taken back in its turn. */
  readonly done = output<string | null>();
  readonly closed = output();
  private readonly acts = inject(OrganizationActs);
  private readonly snack = inject(MatSnackBar);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(OrganizationWords);
  protected readonly session = inject(Session);

  /** Where the words of bringing back stand, when it is an undo that is taken back. */
  protected readonly again = computed(() => (bringsBack(this.change()) ? 'redo.' : ''));
  protected readonly chosen = signal(0);
  protected readonly reason = signal('');
  protected readonly needReason = signal(false);
  protected readonly saving = signal(false);
  protected readonly failure = signal('');
  protected readonly outlook = resource({ params: () => this.change().changeSet, loader: ({ params }) => this.look(params) });

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      if (this.outlook.hasValue()) afterNextRender(() => this.comeIntoSight(), { injector });
    });
  }

  /** Whoever takes thousands back looks at the first of them; all were shown when they were changed. */
  protected readonly shownRecords = 20;

  protected value(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected blocked(blocking: Blocking): string {
    const fields = blocking.fields.map((f) =>
      typeof f === 'string' ? this.words.label(f, this.kind()) : (f.label ?? this.words.label(f.field, this.kind())),
    );
    return blocking.sentence ?? this.words.list(fields);
  }

  /** Enter after the reason; of an input method that composes it means the word. */
  protected async enter(event: Event, way: Way): Promise<void> {
    if (!(event as KeyboardEvent).isComposing && !this.saving()) await this.undo(way);
  }

  protected async undo(way: Way): Promise<void> {
    if (!this.reason().trim()) {
      this.needReason.set(true);
      return;
    }
    this.saving.set(true);
    this.failure.set('');
    try {
      const { changeSet } = await this.acts.undo(this.change().changeSet, { reason: this.reason().trim(), ...way.choice });
      if (!way.gone) this.snack.open(this.words.say(`undo.${this.again()}done`));
      this.done.emit(way.gone ? changeSet : null);
    } catch (error) {
      this.failure.set(problemOf(error)?.errors?.[0]?.message ?? problemOf(error)?.detail ?? this.words.say(`undo.${this.again()}failed`));
    } finally {
      this.saving.set(false);
    }
  }

  /** Beneath the last row it would open below the screen, and look as if nothing had happened. */
  private comeIntoSight(): void {
    const panel = this.host.nativeElement;
    panel.querySelector<HTMLElement>('input:not([type="radio"])')?.focus({ preventScroll: true });
    panel.scrollIntoView({ block: 'nearest' });
  }

  private async look(changeSet: string): Promise<Outlook> {
    try {
      const answer = await this.acts.undo(changeSet, { reason: this.words.say('undo.preview') }, true);
      const whole = this.way(this.words.say('undo.whole'), {}, answer);
      return { ways: await this.withAlone(changeSet, [whole]), blocking: [], refusal: null };
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) return { ways: [], blocking: [], refusal: this.words.say('undo.failed') };
      const ways = await Promise.all((problem.offers ?? []).map((offer) => this.preview(changeSet, offer)));
      return {
        ways: await this.withAlone(
          changeSet,
          ways.filter((w) => w !== null),
        ),
        blocking: problem.blocking ?? [],
        refusal: problem.detail ?? problem.title,
      };
    }
  }

  /** One of the ways out, with what it would do; null when it isn't open any more. */
  private async preview(changeSet: string, offer: Offer & { readonly records?: readonly string[] }): Promise<Way | null> {
    const { fields, with: along, except, records } = offer;
    const choice = {
      ...(fields ? { fields } : {}),
      ...(along ? { with: along } : {}),
      ...(except ? { except } : {}),
      ...(records ? { records } : {}),
    };
    try {
      const answer = await this.acts.undo(changeSet, { reason: this.words.say('undo.preview'), ...choice }, true);
      return this.way(offer.label, choice, answer, offer.left ?? []);
    } catch {
      return null;
    }
  }

  /** On the page of one record a bulk edit is first taken back for that record alone. */
  private async withAlone(changeSet: string, ways: Way[]): Promise<Way[]> {
    const id = this.record();
    if (id === undefined || this.change().act !== 'organizations.changeMany') return ways;
    const alone = await this.preview(changeSet, { records: [id], label: this.words.say('undo.alone') });
    return alone ? [alone, ...ways] : ways;
  }

  private way(label: string, choice: Way['choice'], { diff, records }: UndoAnswer, left: readonly RecordNamed[] = []): Way {
    const goneOf = (records ?? []).filter((one) => goes(one.diff)).length;
    const gone = goneOf > 0 || goes(diff);
    const rows = diff.map((change) => this.words.diffRow(change, this.kind()));
    const several = (records ?? []).map((one) => ({
      id: one.id,
      name: one.name ?? nameBefore(one.diff) ?? this.words.say('undo.elsewhere'),
      diff: marked(
        one.diff.map((change) => this.words.diffRow(change, this.kind() || undefined)),
        goes(one.diff),
      ),
    }));
    const staying = left.map(({ name }) => name ?? this.words.say('undo.elsewhere'));
    return { label, choice, gone, goneOf, records: several, left: staying, diff: marked(rows, gone) };
  }
}
