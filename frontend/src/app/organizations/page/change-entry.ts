import { Component, computed, ElementRef, inject, input, model, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChangeSet } from '../../api/changes';
import { Diff } from '../../ui/diff';
import { OrganizationWords } from '../organization-words';
import { bringsBack, UndoPanel } from './undo-panel';

/** One change set in a list of them: when and who, of what (put in by the list), its sentence, old → new, and 撤销 with its panel beneath. */
@Component({
  selector: 'tx-change-entry',
  imports: [Diff, MatIcon, RouterLink, TranslocoDirective, UndoPanel],
  templateUrl: './change-entry.html',
  styleUrl: './change-entry.scss',
})
export class ChangeEntry {
  readonly change = input.required<ChangeSet>();
  /** Kind of the organization, whose words its fields are told in. */
  readonly kind = input('');
  /** The organization on whose page it stands; elsewhere empty. */
  readonly record = input('');
  readonly mayUndo = input(false);
  readonly who = input('');
  /** Field by field; else by its sentence alone. */
  readonly told = input(true);
  /** Its 撤销 is open. */
  readonly undoing = model(false);
  /** Taken back; where the record itself went, by the change set that brings it back. */
  readonly undone = output<string | null>();
  protected readonly words = inject(OrganizationWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly back = computed(() => bringsBack(this.change()));
  protected readonly rows = computed(() =>
    this.told() ? this.change().fields.map((field) => this.words.diffRow(field, this.kind())) : [],
  );

  /** To its 撤销, where there is one. */
  focus(): boolean {
    const button = this.host.nativeElement.querySelector<HTMLButtonElement>('.do button');
    button?.focus();
    return button !== null;
  }

  holds(element: Element | null): boolean {
    return this.host.nativeElement.contains(element);
  }

  protected close(): void {
    this.undoing.set(false);
    setTimeout(() => this.focus());
  }
}
