import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { type FieldTree, form, required, validateTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { type Arrangement, STATE_MARKS } from '../../api/leadership';
import type { Findings } from '../../api/problem';
import { SentOnce } from '../../api/sent-once';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { AreaLookup } from '../../ui/area-lookup';
import { FieldForm } from '../../ui/field-form';
import { faultOf, type FieldDescription } from '../../ui/field-rules';
import { showDate } from '../../ui/partial-date';
import { StateMark } from '../../ui/state-mark';
import { DueActs } from './due.api';

interface Data {
  /** Bodies that were selected; none: they are found by kind, type and area. */
  readonly organizationIds: readonly string[];
}

/** 换届安排: one document, one window, many bodies; their states before and after are shown first. */
@Component({
  selector: 'tx-arrangement-dialog',
  imports: [CitedDocuments, FieldForm, MatButton, MatDialogModule, StateMark, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'leadership.due.arrange'">
      <h2 matDialogTitle>{{ t('title') }}</h2>
      <mat-dialog-content>
        <p class="tx-quiet">{{ data.organizationIds.length ? t('ofChosen', { count: data.organizationIds.length }) : t('ofFilter') }}</p>
        @if (refusals().length) {
          <div class="tx-notice red" role="alert">
            @for (one of refusals(); track one) {
              <p>{{ one }}</p>
            }
          </div>
        }
        <form class="grid" novalidate (submit)="$event.preventDefault()">
          <tx-field-form [fields]="fields()" [tree]="f" />
          <tx-cited-documents class="wide" [value]="model()['documentIds'] ?? ''" (valueChange)="cite($event)" />
        </form>
        @if (preview(); as preview) {
          <p>{{ t('preview', { count: preview.items.length }) }}</p>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{{ t('name') }}</th>
                  <th scope="col">{{ t('dueOn') }}</th>
                  <th scope="col">{{ t('before') }}</th>
                  <th scope="col">{{ t('after') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (one of preview.items; track one.id) {
                  <tr [class.same]="one.before === one.state">
                    <th scope="row">{{ one.name }}</th>
                    <td>{{ date(one.dueOn) || '--' }}</td>
                    <td>{{ one.before ? state(one.before) : '--' }}</td>
                    <td>
                      <tx-state-mark [mark]="marks[one.state]">{{ state(one.state) }}</tx-state-mark>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" [matDialogClose]="undefined">{{ t('cancel') }}</button>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="look()">{{ t('look') }}</button>
        <button matButton="filled" type="button" [disabled]="busy() || !preview()" (click)="save()">{{ t('save') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    .grid {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 14px 16px;
      align-items: start;
      padding-top: 6px;
    }
    .wide {
      grid-column: 1 / -1;
    }
    .scroll {
      max-height: 220px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 13px;
    }
    th,
    td {
      padding: 4px 8px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      text-align: left;
      font-weight: 400;
    }
    .same {
      color: var(--tx-quiet);
    }
  `,
})
export class ArrangementDialog {
  protected readonly data = inject<Data>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ArrangementDialog, Arrangement>>(MatDialogRef);
  private readonly acts = inject(DueActs);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly areas = inject(AreaLookup);
  private readonly tried = new SentOnce();
  private readonly sent = new SentOnce();

  private readonly area = { find: (text: string) => this.areas.find(text), name: (id: string) => this.areas.name(id) };

  protected readonly marks = STATE_MARKS;
  protected readonly busy = signal(false);
  private readonly incomplete = signal<readonly string[]>([]);
  protected readonly refusals = computed(() => [...this.incomplete(), ...this.tried.refusals(), ...this.sent.refusals()]);
  protected readonly model = signal<Record<string, string>>({
    title: '',
    documentNumber: '',
    documentOn: '',
    from: '',
    lastOn: '',
    kind: 'democraticParty',
    type: '',
    areaId: '',
    documentIds: '',
  });
  /** It speaks of what is typed, and goes with the next thing typed: nothing is saved that was not shown. */
  protected readonly preview = linkedSignal<unknown, Arrangement | null>({ source: () => this.model(), computation: () => null });
  /** What the server refused at a field. Two days may be wrong together: it goes with the next thing typed anywhere. */
  private readonly found = linkedSignal<unknown, Findings['atFields']>({ source: () => this.model(), computation: () => [] });
  protected readonly fields = computed<FieldDescription[]>(() => {
    this.language.now();
    const field = (code: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
      code,
      type,
      label: this.say(`fields.${code}`),
      ...more,
    });
    const withTerms = this.kinds.all().filter(({ termYears }) => !!termYears);
    const types = withTerms.find(({ code }) => code === this.model()['kind'])?.types ?? [];
    return [
      field('title', 'text', { max: 200, required: true, wide: true }),
      field('documentNumber', 'text', { max: 60 }),
      field('documentOn', 'date', { required: true }),
      field('from', 'date', { required: true }),
      field('lastOn', 'date', { required: true }),
      ...(this.data.organizationIds.length
        ? []
        : [
            field('kind', 'option', {
              options: withTerms.map((kind) => ({ code: kind.code, label: this.language.nameOf(kind) })),
              required: true,
            }),
            field('type', 'option', {
              options: types.filter(({ retired }) => !retired).map((type) => ({ code: type.code, label: this.language.nameOf(type) })),
            }),
            field('areaId', 'record', { lookup: this.area, wide: true }),
          ]),
    ];
  });
  protected readonly f = form(this.model, (o) => {
    for (const code of ['title', 'documentOn', 'from', 'lastOn']) required(o[code] as never, { message: this.say('required') });
    validateTree(o, () => [...this.found()]);
  });

  constructor() {
    // The types are those of the kind.
    const kind = computed(() => this.model()['kind']);
    effect(() => {
      kind();
      untracked(() => this.model.update((typed) => ({ ...typed, type: '' })));
    });
  }

  protected cite(documentIds: string): void {
    this.model.update((typed) => ({ ...typed, documentIds }));
  }

  protected date(text: string | null): string {
    return showDate(text, this.language.now());
  }

  protected state(state: string): string {
    return this.words.translate(`leadership.due.state.${state}`);
  }

  protected async look(): Promise<void> {
    const asked = this.model();
    const look = async (): Promise<void> => {
      const found = await this.acts.tryArrangement(this.body());
      if (this.model() === asked) this.preview.set(found);
    };
    await this.send((field) => this.tried.send(field, look, this.say('failed')));
  }

  protected async save(): Promise<void> {
    const save = async (key: string): Promise<void> => this.ref.close(await this.acts.arrange(this.body(), key));
    await this.send((field) => this.sent.send(field, save, this.say('cutOff')));
  }

  private async send(act: (field: FieldTree<unknown>) => ReturnType<SentOnce['send']>): Promise<void> {
    for (const refusals of [this.incomplete, this.tried.refusals, this.sent.refusals]) refusals.set([]);
    this.found.set([]);
    this.f().markAsTouched();
    const wrong = this.fields().flatMap((field) => (faultOf(field, this.model()[field.code] ?? '') ? [field.label] : []));
    if (this.f().invalid() || wrong.length) {
      this.incomplete.set([this.say('incomplete', { fields: wrong.join('、') })]);
      this.f().errorSummary()[0]?.fieldTree().focusBoundControl();
      return;
    }
    this.busy.set(true);
    try {
      this.found.set((await act(this.f)) ?? []);
    } finally {
      this.busy.set(false);
    }
  }

  private body(): unknown {
    const { title, documentNumber, documentOn, from, lastOn, kind, type, areaId, documentIds } = this.model();
    const { organizationIds } = this.data;
    const whom = organizationIds.length ? { organizationIds } : { filter: { kind, ...(type && { type }), ...(areaId && { areaId }) } };
    const facts = { title, ...(documentNumber && { documentNumber }), documentOn, from, lastOn };
    return { ...facts, ...(documentIds && { documentIds: documentIds.split(',') }), ...whom };
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.words.translate(`leadership.due.arrange.${key}`, values);
  }

  static ask(dialog: MatDialog, data: Data): Promise<Arrangement | undefined> {
    return firstValueFrom(dialog.open<ArrangementDialog, Data, Arrangement>(ArrangementDialog, { data, width: '720px' }).afterClosed());
  }
}
