import { Component, computed, inject, resource, signal } from '@angular/core';
import { applyEach, FormField, form, FormRoot, required, validate, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../../../api/client';
import type { Holding } from '../../../api/leadership';
import { findings, isCutOff, problemOf } from '../../../api/problem';
import type { Organization } from '../../../api/types';
import { RegistryInfo } from '../../../shell/registry';
import { DateBox } from '../../../ui/date-box';
import { DayButton } from '../../../ui/day-button';
import { addDays } from '../../../ui/days';
import { dayRange } from '../../../ui/partial-date';
import { OrganizationWords } from '../../organization-words';
import { LeadershipRequests } from './leadership.api';
import { holderName } from './team-rows';

interface RotaData {
  readonly record: Organization;
  /** Who may take turns. */
  readonly holders: readonly Holding[];
}

/** A line of the roster as people write it: with its last day. */
interface Turn {
  holdingId: string;
  from: string;
  to: string;
}

/** 轮值: the roster inside an office, a line for each turn; the whole of it is saved. */
@Component({
  selector: 'tx-rota-dialog',
  imports: [
    DateBox,
    DayButton,
    FormField,
    FormRoot,
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './rota-dialog.html',
  styleUrl: './rota-dialog.scss',
})
export class RotaDialog {
  protected readonly data = inject<RotaData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<RotaDialog, Organization>>(MatDialogRef);
  private readonly acts = inject(LeadershipRequests);
  private readonly words = inject(OrganizationWords);
  private readonly registry = inject(RegistryInfo);

  protected readonly model = signal<{ turns: Turn[] }>({ turns: [] });
  /** The roster as it stands: only then it is known what would be replaced. */
  protected readonly rota = resource({ loader: () => this.read() });
  protected readonly refusals = signal<readonly string[]>([]);
  /** Refused because somebody was faster: the next try stands on the record as it is then. */
  private record = this.data.record;
  // The same key while a request was cut off: sent again, it does the thing once.
  private key = newKey();
  protected readonly holders = computed(() =>
    this.data.holders.map((one) => ({ id: one.id, label: `${holderName(one)}（${one.post.name}）` })),
  );
  /** Turns of whoever is no longer in office are over: they stay as they are, out of the way. */
  private readonly kept = signal<readonly Turn[]>([]);
  protected readonly past = computed(() => this.kept().length);

  protected readonly f = form(
    this.model,
    (o) => {
      applyEach(o.turns, (turn) => {
        required(turn.holdingId, { message: this.say('required') });
        for (const day of [turn.from, turn.to]) {
          required(day, { message: this.say('required') });
          validate(day, ({ value }) => (!value() || isOneDay(value()) ? undefined : { kind: 'day', message: this.say('oneDay') }));
        }
        validate(turn.to, ({ value, valueOf }) =>
          isOneDay(value()) && isOneDay(valueOf(turn.from)) && value() < valueOf(turn.from)
            ? { kind: 'reversed', message: this.say('reversed') }
            : undefined,
        );
      });
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  static ask(dialog: MatDialog, data: RotaData): Promise<Organization | undefined> {
    return firstValueFrom(dialog.open<RotaDialog, RotaData, Organization>(RotaDialog, { data, width: '680px' }).afterClosed());
  }

  /** The next one of the holders, from the day after the last turn on, a month. */
  protected add(): void {
    this.model.update(({ turns }) => {
      const last = turns.at(-1);
      const ids = this.data.holders.map(({ id }) => id);
      const holdingId = ids[(ids.indexOf(last?.holdingId ?? '') + 1) % ids.length] ?? '';
      const from = last && isOneDay(last.to) ? addDays(last.to, 1) : this.registry.today();
      return { turns: [...turns, { holdingId, from, to: monthOn(from) }] };
    });
  }

  protected drop(at: number): void {
    this.model.update(({ turns }) => ({ turns: turns.filter((_, i) => i !== at) }));
  }

  private async read(): Promise<true> {
    const { turns } = await this.acts.rota(this.data.record.id);
    const all = turns.map(({ holdingId, from, to }) => ({ holdingId, from, to: addDays(to, -1) }));
    const known = new Set(this.data.holders.map(({ id }) => id));
    const today = this.registry.today();
    const [open, over] = [all.filter(({ holdingId, to }) => known.has(holdingId) && to >= today), all];
    this.model.set({ turns: open });
    this.kept.set(over.filter((one) => !open.includes(one)));
    return true;
  }

  private async save(field: FieldTree<{ turns: Turn[] }>) {
    this.refusals.set([]);
    try {
      const turns = [...this.model().turns, ...this.kept()].map(({ holdingId, from, to }) => ({ holdingId, from, to: addDays(to, 1) }));
      this.dialog.close(await this.acts.act('put', this.record, 'rota', { turns }, this.key));
      return undefined;
    } catch (error) {
      if (isCutOff(error)) {
        this.refusals.set([this.say('cutOff')]);
        return undefined;
      }
      this.key = newKey();
      const problem = problemOf(error);
      this.record = problem?.current ?? this.record;
      const found = problem ? findings(field, problem) : { atFields: [], otherwise: [this.say('failed')] };
      this.refusals.set(found.otherwise);
      return found.atFields;
    }
  }

  private say(key: string): string {
    return this.words.say(`team.rota.${key}`);
  }
}

/** The contract asks for days here, no months and no ranges. */
const isOneDay = (text: string): boolean => {
  const range = dayRange(text);
  return !!range && range.earliest === range.latest;
};

/** The last day of a month that begins on the day: 2026-12-31 of 2026-12-01, 2027-01-14 of 2026-12-15. */
function monthOn(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = next.getUTCDate();
  next.setUTCMonth(next.getUTCMonth() + 1);
  // A month without that day ends with its own last one.
  if (next.getUTCDate() !== dayOfMonth) next.setUTCDate(0);
  else next.setUTCDate(next.getUTCDate() - 1);
  return next.toISOString().slice(0, 10);
}
