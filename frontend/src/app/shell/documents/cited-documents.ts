import { Component, computed, effect, inject, input, model, output, signal } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Document } from '../../api/documents';
import { Session } from '../session';
import { Documents } from './documents.api';

/** 依据文件: the papers that a change rests on, found among those that are there or entered on the spot. Its value: their ids between commas. */
@Component({
  selector: 'tx-cited-documents',
  imports: [MatAutocompleteModule, MatButton, MatFormFieldModule, MatIcon, MatInput, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'papers.cited'">
      <mat-form-field>
        <mat-label>{{ t('label') }}</mat-label>
        <input
          #box
          matInput
          autocomplete="off"
          [placeholder]="t('find')"
          [matAutocomplete]="found"
          (input)="look(box.value)"
          (focus)="look(box.value)"
          (blur)="touch.emit()"
        />
        <mat-autocomplete #found="matAutocomplete" (optionSelected)="box.value = ''; add($event.option.value)">
          @for (one of choices(); track one.id) {
            <mat-option [value]="one">{{ one.title }} {{ one.number ?? '' }}</mat-option>
          }
        </mat-autocomplete>
        @if (mayAdd()) {
          <button matSuffix matButton="text" type="button" (click)="$event.stopPropagation(); enter()">{{ t('enter') }}</button>
        }
        @for (e of errors(); track e.kind) {
          <mat-error>{{ e.message }}</mat-error>
        }
      </mat-form-field>
      @if (cited().length) {
        <ul [attr.aria-label]="t('label')">
          @for (one of cited(); track one.id) {
            <li>
              <mat-icon class="tx-small" svgIcon="file" aria-hidden="true" />
              <span>{{ one.title }} {{ one.number ?? '' }}</span>
              <button type="button" class="tx-link" [attr.aria-label]="t('dropOf', { title: one.title })" (click)="drop(one)">
                {{ t('drop') }}
              </button>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
    }
    mat-form-field {
      width: 100%;
    }
    [matSuffix] {
      white-space: nowrap;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
      font-size: 13px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    li span {
      overflow-wrap: anywhere;
    }
  `,
})
export class CitedDocuments implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly documents = inject(Documents);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly ids = computed(() => this.value().split(',').filter(Boolean));
  private readonly known = signal<readonly Document[]>([]);
  protected readonly choices = signal<readonly Document[]>([]);
  protected readonly cited = computed(() => this.ids().flatMap((id) => this.known().find((one) => one.id === id) ?? []));
  protected readonly mayAdd = computed(() => this.session.may('documents.add'));
  private asking = 0;

  constructor() {
    effect(() => {
      const unknown = this.ids().filter((id) => !this.known().some((one) => one.id === id));
      for (const id of unknown)
        void this.documents.one(id).then(
          (one) => this.known.update((now) => [...now, one]),
          () => undefined,
        );
    });
  }

  /** Found while it is typed; with nothing typed the newest. */
  protected async look(text: string): Promise<void> {
    const asking = ++this.asking;
    const found = await this.documents.find(text.trim()).catch(() => []);
    if (asking === this.asking) this.choices.set(found.filter(({ id }) => !this.ids().includes(id)));
  }

  protected add(one: Document): void {
    this.known.update((now) => [...now, one]);
    this.value.set([...this.ids(), one.id].join(','));
  }

  protected drop(one: Document): void {
    this.value.set(
      this.ids()
        .filter((id) => id !== one.id)
        .join(','),
    );
  }

  protected async enter(): Promise<void> {
    const { DocumentDialog } = await import('./document-dialog');
    const entered = await DocumentDialog.ask(this.dialog);
    if (entered) this.add(entered);
  }
}
