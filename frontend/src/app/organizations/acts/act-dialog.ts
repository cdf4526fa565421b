import { Component, computed, DestroyRef, effect, inject, linkedSignal, signal } from '@angular/core';
import { form, FormRoot, required, submit, validateTree, type FieldTree, type ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../../api/client';
import { findings, isCutOff, problemOf, type Problem } from '../../api/problem';
import type { Organization } from '../../api/types';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { FieldForm } from '../../ui/field-form';
import { OrganizationWords } from '../organization-words';
import { faultOf, valueOf, type FieldDescription } from '../../ui/field-rules';

export type ActValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface ActData {
  readonly title: string;
  /** What will follow, in a sentence that names the object. */
  readonly effect: string;
  readonly fields: readonly FieldDescription[];
  readonly start?: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly danger?: boolean;
  /** It may rest on documents: `values.documentIds`. */
  readonly documents?: boolean;
  /** Its fields stand in two columns. */
  readonly wide?: boolean;
  /** What its one field offers opens above the buttons and not over them. */
  readonly roomy?: boolean;
  readonly act: (values: ActValues, key: string) => Promise<Organization>;
  /** It is often done several times over: the word of the button that goes on, which fields stay as typed, and what to say of one that is done. */
  readonly another?: { readonly submit: string; readonly stays: readonly string[]; readonly done: (record: Organization) => string };
  /** Refusals that speak of the table and not of this dialog, by code: which field they mean, and what to do about it. */
  readonly mends?: Readonly<Record<string, { readonly field: string; readonly message: string }>>;
  /** Where the body of the request is not flat: which field stands for a part of it, by the beginning of its pointer. */
  readonly places?: Readonly<Record<string, string>>;
  /** What can be done about a refusal. `type` fills boxes; the dialog stays unless the offer closes it. */
  readonly offers?: (problem: Problem, type: (values: Readonly<Record<string, string>>) => void) => readonly ActOffer[];
  /** What would follow from what is typed, in sentences; asked once everything needed is there. */
  readonly preview?: (values: ActValues) => Promise<readonly string[]>;
  /** The record was changed meanwhile: this is how it stands now. */
  readonly stale?: (current: Organization) => void;
}

/** A way out of a refusal. */
export interface ActOffer {
  readonly label: string;
  readonly act: () => void;
  /** It is done elsewhere. */
  readonly leaves?: boolean;
}

/** A small act with a few fields: it names the object and the effect, stays open while the server refuses, and closes with the record. */
@Component({
  selector: 'tx-act-dialog',
  imports: [CitedDocuments, FieldForm, FormRoot, MatButton, MatDialogModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.dialog'">
      <form [formRoot]="f">
        <h2 matDialogTitle>{{ data.title }}</h2>
        <mat-dialog-content>
          <p class="effect">{{ data.effect }}</p>
          @if (before()) {
            <p class="tx-notice before" role="status">{{ before() }}</p>
          }
          <div class="fields" [class.pairs]="data.wide" [class.roomy]="data.roomy"><tx-field-form [fields]="shown()" [tree]="f" /></div>
          @if (data.documents) {
            <tx-cited-documents class="cited" [(value)]="cited" />
          }
          @if (follows().length) {
            <ul class="tx-notice follows" role="status">
              @for (line of follows(); track $index) {
                <li>{{ line }}</li>
              }
            </ul>
          }
          @for (refusal of refusals(); track $index) {
            <p class="tx-notice red" role="alert">{{ refusal }}</p>
          }
          @if (offers().length) {
            <p class="offers">
              @for (offer of offers(); track offer.label) {
                <button matButton="outlined" type="button" (click)="take(offer)">{{ offer.label }}</button>
              }
            </p>
          }
          @if (cutOff()) {
            <p class="tx-notice amber" role="alert">{{ t('cutOff') }}</p>
          }
        </mat-dialog-content>
        <mat-dialog-actions>
          <button matButton="text" type="button" matDialogClose [disabled]="f().submitting()">
            {{ t(before() ? 'close' : 'cancel') }}
          </button>
          @if (data.another; as another) {
            <button matButton="outlined" type="button" [disabled]="f().submitting()" (click)="goOn()">{{ another.submit }}</button>
          }
          <button matButton="filled" type="submit" [class.danger]="data.danger" [disabled]="f().submitting()">{{ data.submit }}</button>
        </mat-dialog-actions>
      </form>
    </ng-container>
  `,
  styles: `
    .effect {
      margin: 0 0 16px;
    }
    .fields {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      padding-top: 6px;
    }
    .pairs {
      align-items: start; /* a message beneath one box stretches no other */
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .roomy {
      align-content: start;
      min-height: 260px;
    }
    .cited {
      margin-top: 16px;
    }
    .tx-notice {
      margin: 12px 0 0;
    }
    .before {
      margin: 0 0 12px;
    }
    .follows {
      display: block;
      padding-left: 28px;
    }
    .offers {
      display: flex;
      gap: 8px;
      margin: 12px 0 0;
    }
    .danger {
      --mat-button-filled-container-color: var(--mat-sys-error);
    }
  `,
})
export class ActDialog {
  protected readonly data = inject<ActData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ActDialog, Organization>>(MatDialogRef);
  private readonly words = inject(TranslocoService);
  private readonly speak = inject(OrganizationWords);
  protected readonly cited = signal('');
  protected readonly cutOff = signal(false);
  /** What was done in this dialog before, where it goes on. */
  protected readonly before = signal('');
  private goingOn = false;
  protected readonly refusals = signal<readonly string[]>([]);
  /** Ways out of what was refused last. */
  protected readonly offers = signal<readonly ActOffer[]>([]);
  /** What the preview says of what is typed now. */
  protected readonly follows = signal<readonly string[]>([]);
  // The same key while a request was cut off: sent again, it does the thing once.
  private key = newKey();

  private readonly values = computed<ActValues>(() =>
    Object.fromEntries(this.shown().map((d) => [d.code, valueOf(d, this.model()[d.code] ?? '')])),
  );
  private readonly model = signal(this.empty());
  protected readonly shown = computed(() => this.data.fields.filter(({ when }) => when?.(this.model()) ?? true));
  /** What the server found wrong, at its fields. It speaks of all that was sent, so it goes with the next thing typed, wherever that is. */
  private readonly found = linkedSignal<unknown, readonly ValidationError.WithFieldTree[]>({
    source: () => this.model(),
    computation: () => [],
  });
  protected readonly f = form(
    this.model,
    (o) => {
      for (const field of this.data.fields) {
        const at = o[field.code];
        if (field.required && at)
          required(at, {
            message: this.words.translate('ui.field.required', { field: field.label }),
            when: () => this.shown().includes(field),
          });
      }
      validateTree(o, ({ value, fieldTree }) => [
        ...this.found(),
        ...this.shown().flatMap((field) => {
          const fault = faultOf(field, value()[field.code] ?? '');
          const at = (fieldTree as unknown as Record<string, FieldTree<string> | undefined>)[field.code];
          if (!fault || fault === 'required' || !at) return [];
          return [{ kind: fault, message: this.speak.fault(fault, field, value()[field.code] ?? ''), fieldTree: at }];
        }),
      ]);
    },
    {
      submission: {
        action: async (field) => {
          this.cutOff.set(false);
          this.refusals.set([]);
          this.offers.set([]);
          try {
            const cited: ActValues = this.cited() ? { documentIds: this.cited().split(',') } : {};
            const done = await this.data.act({ ...this.values(), ...cited }, this.key);
            if (this.goingOn) this.startAnew(done);
            else this.dialog.close(done);
          } catch (error) {
            if (isCutOff(error)) {
              this.cutOff.set(true);
              return undefined;
            }
            this.key = newKey();
            const problem = problemOf(error);
            if (!problem) throw error;
            if (problem.current) this.data.stale?.(problem.current);
            const found = findings(field, this.mended(problem));
            this.refusals.set(found.otherwise);
            this.found.set(found.atFields);
            this.offers.set(this.data.offers?.(problem, (values) => this.type(values)) ?? []);
          }
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  constructor() {
    const { preview } = this.data;
    if (!preview) return;
    // The server is asked when the typing has rested; what it refuses is told at the field once it is sent.
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const values = this.values();
      const whole = this.f().valid();
      clearTimeout(timer);
      this.follows.set([]);
      if (!whole) return;
      timer = setTimeout(() => {
        const shown = (lines: readonly string[]) => this.values() === values && this.follows.set(lines);
        preview(values).then(shown, () => shown([]));
      }, 350);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Saves, and asks for the next one. */
  protected async goOn(): Promise<void> {
    this.goingOn = true;
    await submit(this.f);
    this.goingOn = false;
  }

  /** Empties what says one thing alone; the documents stay, for one paper often names several. */
  private startAnew(done: Organization): void {
    const { stays = [], done: told } = this.data.another ?? {};
    this.key = newKey();
    this.before.set(told?.(done) ?? '');
    this.model.update((typed) => ({ ...this.empty(), ...Object.fromEntries(stays.map((code) => [code, typed[code] ?? ''])) }));
    this.f().reset();
    const [first] = this.data.fields;
    if (first) (this.f as unknown as Record<string, FieldTree<string>>)[first.code]?.().focusBoundControl();
  }

  private empty(): Record<string, string> {
    return Object.fromEntries(this.data.fields.map(({ code }) => [code, this.data.start?.[code] ?? '']));
  }

  protected take(offer: ActOffer): void {
    this.offers.set([]);
    if (offer.leaves) this.dialog.close();
    offer.act();
  }

  private type(values: Readonly<Record<string, string>>): void {
    this.model.update((typed) => ({ ...typed, ...values }));
  }

  private mended(problem: Problem): Problem {
    if (!problem.errors) return problem;
    const errors = problem.errors.map((e) => {
      const mend = this.data.mends?.[e.code];
      const place = Object.entries(this.data.places ?? {}).find(([part]) => e.pointer.startsWith(part))?.[1];
      if (mend) return { ...e, pointer: `/${mend.field}`, message: mend.message };
      return place ? { ...e, pointer: `/${place}` } : e;
    });
    return { ...problem, errors };
  }

  static ask(dialog: MatDialog, data: ActData): Promise<Organization | undefined> {
    return firstValueFrom(
      dialog.open<ActDialog, ActData, Organization>(ActDialog, { data, width: data.wide ? '620px' : '480px' }).afterClosed(),
    );
  }
}
