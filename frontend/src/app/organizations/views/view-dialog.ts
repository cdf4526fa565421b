import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { SectionList } from '../../api/care';
import type { SavedView } from '../../api/list-types';
import { AreaPicker } from '../../ui/area-picker';
import { SentOnce } from '../../api/sent-once';
import { OrganizationWords } from '../organization-words';
import { sectionsRequest } from '../organizations.api';
import type { ViewName } from './saved-views';

export interface ViewDialogData {
  readonly title: 'save' | 'rename' | 'copy';
  readonly start: ViewName & { readonly asOf: string };
  /** Rules for the day to choose from, with their words. */
  readonly rules: readonly { readonly rule: string; readonly word: string }[];
  readonly act: (input: ViewName & { readonly asOf: string }, key: string) => Promise<SavedView>;
}

/** Name, day and sharing of a 常用视图; stays open while the server refuses. */
@Component({
  selector: 'tx-view-dialog',
  imports: [AreaPicker, FormField, FormRoot, MatButton, MatDialogModule, MatFormFieldModule, MatInput, MatSelectModule, TranslocoDirective],
  template: `
    <form [formRoot]="f" *transloco="let t; prefix: 'organizations.views'">
      <h2 matDialogTitle>{{ t('titles.' + data.title) }}</h2>
      <mat-dialog-content>
        <p class="effect">{{ t('keeps') }}</p>
        <div class="fields">
          <mat-form-field>
            <mat-label>{{ t('name') }}</mat-label>
            <input matInput [formField]="f.name" autocomplete="off" />
            @for (e of f.name().errors(); track e.kind) {
              <mat-error>{{ e.message }}</mat-error>
            }
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ t('asOf') }}</mat-label>
            <mat-select [formField]="f.asOf" [hideSingleSelectionIndicator]="true">
              @for (one of data.rules; track one.rule) {
                <mat-option [value]="one.rule">{{ one.word }}</mat-option>
              }
            </mat-select>
            <mat-hint>{{ t('asOfHelp') }}</mat-hint>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ t('sharing') }}</mat-label>
            <mat-select [formField]="f.sharedWith" [hideSingleSelectionIndicator]="true">
              @for (sharing of sharings; track sharing) {
                <mat-option [value]="sharing">{{ t('sharings.' + sharing) }}</mat-option>
              }
            </mat-select>
            <mat-hint>{{ t('sharingHelp') }}</mat-hint>
          </mat-form-field>
          @if (f.sharedWith().value() === 'area') {
            <tx-area-picker [label]="t('area')" [formField]="f.areaId" />
          }
          @if (f.sharedWith().value() === 'section') {
            <mat-form-field>
              <mat-label>{{ t('section') }}</mat-label>
              <mat-select [formField]="f.sectionId" [hideSingleSelectionIndicator]="true">
                @for (section of sections(); track section.id) {
                  <mat-option [value]="section.id">{{ section.name }}</mat-option>
                }
              </mat-select>
              @for (e of f.sectionId().errors(); track e.kind) {
                <mat-error>{{ e.message }}</mat-error>
              }
            </mat-form-field>
          }
        </div>
        @for (refusal of sent.refusals(); track $index) {
          <p class="tx-notice red" role="alert">{{ refusal }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" matDialogClose [disabled]="f().submitting()">{{ t('cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="f().submitting()">{{ t('save') }}</button>
      </mat-dialog-actions>
    </form>
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
    .tx-notice {
      margin: 12px 0 0;
    }
  `,
})
export class ViewDialog {
  protected readonly data = inject<ViewDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ViewDialog, SavedView>>(MatDialogRef);
  private readonly words = inject(OrganizationWords);
  protected readonly sharings: readonly SavedView['sharedWith'][] = ['nobody', 'area', 'section', 'office'];
  protected readonly sent = new SentOnce();
  private readonly model = signal({
    ...this.data.start,
    areaId: this.data.start.areaId ?? '',
    sectionId: this.data.start.sectionId ?? '',
  });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.name, { message: this.words.say('views.needName') });
      maxLength(o.name, 60);
      required(o.areaId, { when: ({ valueOf }) => valueOf(o.sharedWith) === 'area', message: this.words.say('views.needArea') });
      required(o.sectionId, { when: ({ valueOf }) => valueOf(o.sharedWith) === 'section', message: this.words.say('views.needSection') });
    },
    {
      submission: {
        action: (field) => {
          const { areaId, sectionId, name, ...rest } = this.model();
          const shared = {
            areaId: rest.sharedWith === 'area' ? areaId : null,
            sectionId: rest.sharedWith === 'section' ? sectionId : null,
          };
          const input = { ...rest, ...shared, name: name.trim() };
          const act = async (key: string): Promise<void> => this.dialog.close(await this.data.act(input, key));
          return this.sent.send(field, act, this.words.say('views.cutOff'));
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  // Asked for when somebody shares with one.
  private readonly answer = httpResource<SectionList>(() => (this.model().sharedWith === 'section' ? sectionsRequest() : undefined));
  protected readonly sections = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : []).filter(({ id, retired }) => !retired || id === this.data.start.sectionId),
  );

  /** The view as it was saved; undefined when nothing was decided. */
  static ask(dialog: MatDialog, data: ViewDialogData): Promise<SavedView | undefined> {
    return firstValueFrom(dialog.open<ViewDialog, ViewDialogData, SavedView>(ViewDialog, { data, width: '480px' }).afterClosed());
  }
}
