import { Component, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Client, newKey } from '../api/client';
import type { Person } from '../api/people';
import { problemOf } from '../api/problem';
import { Language } from '../shell/language';
import { PersonLookup } from '../shell/people/person-lookup';
import { showPeriod } from '../ui/partial-date';
import { Picker } from '../ui/picker';

/** 合为一人: who the other one is, and which offices will stand together. */
@Component({
  selector: 'tx-join-dialog',
  imports: [MatButton, MatDialogModule, Picker, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'people.join'">
      <h2 matDialogTitle>{{ t('title') }}</h2>
      <mat-dialog-content>
        <p class="tx-quiet">{{ t('effect', { name: person.name }) }}</p>
        <div class="fields">
          <tx-picker
            [label]="t('other')"
            [hint]="t('otherHint')"
            [find]="lookup.find"
            [nameOf]="lookup.name"
            [sure]="true"
            [(value)]="other"
          />
        </div>
        @if (preview(); as together) {
          <h3>{{ t('together') }}</h3>
          <ul>
            @for (office of together.offices; track office.id) {
              <li>{{ office.organization.name }}　{{ office.post.name }}　{{ period(office.from, office.to) }}</li>
            } @empty {
              <li>{{ t('noOffices') }}</li>
            }
          </ul>
        }
        @if (refusal(); as why) {
          <p class="tx-notice red" role="alert">{{ why }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" matDialogClose>{{ t('cancel') }}</button>
        <button matButton="filled" type="button" [disabled]="!preview() || saving()" (click)="join()">{{ t('submit') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styleUrl: './dialog-styles.scss',
})
export class JoinDialog {
  protected readonly person = inject<Person>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<JoinDialog, Person>>(MatDialogRef);
  private readonly client = inject(Client);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  protected readonly lookup = inject(PersonLookup).of({ but: this.person.id });
  protected readonly other = signal('');
  protected readonly preview = signal<Person | undefined>(undefined);
  protected readonly refusal = signal('');
  protected readonly saving = signal(false);
  private readonly key = newKey();

  constructor() {
    effect(() => void this.look(this.other()));
  }

  static ask(dialog: MatDialog, person: Person): Promise<Person | undefined> {
    return firstValueFrom(dialog.open<JoinDialog, Person, Person>(JoinDialog, { data: person, width: '560px' }).afterClosed());
  }

  protected period(from: string, to: string | null): string {
    return showPeriod(from, to, this.language.now());
  }

  protected async join(): Promise<void> {
    this.saving.set(true);
    const done = await this.send(this.other(), { key: this.key });
    this.saving.set(false);
    if (done) this.dialog.close(done);
  }

  private async look(withId: string): Promise<void> {
    this.preview.set(undefined);
    this.refusal.set('');
    if (!withId) return;
    const together = await this.send(withId, { params: { dryRun: 'true' } });
    if (this.other() === withId) this.preview.set(together);
  }

  private async send(
    withId: string,
    options: { readonly key?: string; readonly params?: Record<string, string> },
  ): Promise<Person | undefined> {
    try {
      return await this.client.post<Person>(`/api/people/${this.person.id}/join`, { withId }, { version: this.person.version, ...options });
    } catch (error) {
      const problem = problemOf(error);
      this.refusal.set(
        problem?.status === 403 ? this.words.translate('people.join.beyond') : (problem?.detail ?? this.words.translate('people.failed')),
      );
      return undefined;
    }
  }
}
