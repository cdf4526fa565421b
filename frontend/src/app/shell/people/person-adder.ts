import { Component, DestroyRef, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatAutocompleteModule, type MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FoundPerson } from '../../api/people';
import type { Choice } from '../../ui/area-lookup';
import { isName, PersonLookup } from './person-lookup';

/** A box in which one name after the other is entered: whoever is found is chosen from below it, else Enter takes what is typed. */
@Component({
  selector: 'tx-person-adder',
  imports: [MatAutocompleteModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'persons'">
      <input
        #box
        #trigger="matAutocompleteTrigger"
        [value]="text()"
        [attr.aria-label]="label()"
        [placeholder]="placeholder()"
        [matAutocomplete]="auto"
        autocomplete="off"
        spellcheck="false"
        (input)="type($event)"
        (compositionend)="type($event)"
        (keydown)="enter($event, trigger)"
      />
      <mat-autocomplete
        #auto="matAutocomplete"
        class="tx-picker-panel"
        panelWidth="460px"
        [hideSingleSelectionIndicator]="true"
        [displayWith]="empty"
        (optionSelected)="choose($event.option.value)"
      >
        @for (choice of choices(); track choice.id) {
          <mat-option [value]="choice.id">
            <span class="choice">
              <span>{{ choice.name }}</span>
              <span class="tx-hint">{{ choice.detail }}</span>
            </span>
          </mat-option>
        }
        @if (failed()) {
          <mat-option disabled>{{ t('notFound') }}</mat-option>
        }
      </mat-autocomplete>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-width: 0;
    }
    input {
      width: 100%;
      height: 34px;
    }
    .choice {
      display: flex;
      align-items: baseline;
      gap: 0 12px;
    }
    .tx-hint {
      margin-left: auto;
    }
  `,
})
export class PersonAdder {
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** Nobody is searched for. */
  readonly alone = input(false);
  /** What was typed is to be taken. */
  readonly entered = output<string>();
  readonly chosen = output<FoundPerson>();

  readonly text = signal('');
  private readonly lookup = inject(PersonLookup);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private readonly found = signal<readonly FoundPerson[]>([]);
  protected readonly choices = signal<readonly Choice[]>([]);
  protected readonly failed = signal(false);
  protected readonly empty = (): string => '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** What is left in the box, to be mended or empty; it has the focus for the next name. */
  put(text: string): void {
    this.text.set(text);
    const box = this.box()?.nativeElement;
    if (box) box.value = text;
    this.focus();
  }

  focus(): void {
    this.box()?.nativeElement.focus();
  }

  protected type(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    this.text.set(text);
    this.show([]);
    if (!this.alone() && isName(text.trim())) this.timer = setTimeout(() => void this.look(text.trim()), 150);
  }

  /** Enter takes what is typed, unless somebody below is chosen or an input method is still composing. */
  protected enter(event: KeyboardEvent, trigger: MatAutocompleteTrigger): void {
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented || (trigger.panelOpen && trigger.activeOption)) return;
    event.preventDefault();
    trigger.closePanel();
    this.show([]);
    this.entered.emit(this.text());
  }

  protected choose(id: string): void {
    const person = this.found().find((one) => one.id === id);
    this.text.set('');
    this.show([]);
    if (person) this.chosen.emit(person);
  }

  private async look(text: string): Promise<void> {
    const turn = this.asking;
    try {
      const found = await this.lookup.find(text);
      if (turn === this.asking) this.show(found);
    } catch {
      if (turn === this.asking) this.failed.set(true);
    }
  }

  private show(found: readonly FoundPerson[]): void {
    clearTimeout(this.timer);
    this.asking += 1;
    this.failed.set(false);
    this.found.set(found);
    this.choices.set(found.map((one) => this.lookup.choice(one)));
  }
}
