import { Component, computed, DestroyRef, effect, inject, input, model, output, signal, viewChild, type ElementRef } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Choice } from './area-lookup';

/** A box that finds records by typing and holds the id of the one chosen. What is left half typed is taken where it
 * means one record alone; else it goes back to what was chosen, and that is said. */
@Component({
  selector: 'tx-picker',
  imports: [MatAutocompleteModule, MatFormFieldModule, MatIcon, MatIconButton, MatInput, TranslocoDirective],
  templateUrl: './picker.html',
  styleUrl: './picker.scss',
})
export class Picker implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly hint = input('');
  /** What to say where nothing is found; by default just that. */
  readonly nothing = input('');
  readonly required = input(false);
  readonly disabled = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly find = input.required<(text: string) => Promise<readonly Choice[]>>();
  readonly nameOf = input.required<(id: string) => Promise<string>>();

  /** Only what was chosen is meant: what is left half typed goes back, however few it may mean. */
  readonly sure = input(false);

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly choices = signal<readonly Choice[]>([]);
  protected readonly searching = signal(false);
  protected readonly failed = signal(false);
  protected readonly foundNothing = signal(false);
  /** Only what was typed may be completed by Enter: opening the box alone must not replace what is chosen. */
  protected readonly typed = signal(false);
  /** What was typed and meant no single record: it is gone from the box, and has to be told. */
  protected readonly dropped = signal('');
  /** The name of what is chosen. */
  protected readonly chosen = signal('');
  protected readonly shownErrors = computed(() => (this.touched() ? this.errors() : []));
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = 0;

  constructor() {
    effect(() => {
      const id = this.value();
      if (!id) {
        this.chosen.set('');
        return;
      }
      this.nameOf()(id).then(
        (name) => {
          if (this.value() === id) this.chosen.set(name);
        },
        () => {
          if (this.value() === id) this.chosen.set(id);
        },
      );
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.typed.set(text.trim() !== '');
    this.dropped.set('');
    if (!text.trim()) this.value.set('');
    this.timer = setTimeout(() => void this.look(text), 150);
  }

  protected async look(text: string): Promise<void> {
    const turn = ++this.asking;
    this.searching.set(true);
    this.failed.set(false);
    try {
      const found = await this.find()(text);
      if (turn !== this.asking) return;
      this.choices.set(found);
      this.foundNothing.set(found.length === 0);
    } catch {
      if (turn === this.asking) this.failed.set(true);
    } finally {
      if (turn === this.asking) this.searching.set(false);
    }
  }

  protected choose(choice: Choice): void {
    this.chosen.set(choice.name);
    this.value.set(choice.id);
    this.dropped.set('');
  }

  protected clear(): void {
    this.value.set('');
    this.box().nativeElement.value = '';
    this.focus();
  }

  protected open(): void {
    this.typed.set(false);
    this.box().nativeElement.select();
    if (!this.choices().length) void this.look('');
  }

  protected leave(): void {
    this.touch.emit();
    const text = this.box().nativeElement.value.trim();
    // After a click on a row the box still holds the old text for a moment.
    setTimeout(() => void this.settle(text), 200);
  }

  private async settle(text: string): Promise<void> {
    const box = this.box().nativeElement;
    if (this.typed() && text && text !== this.chosen() && box.value.trim() === text) {
      clearTimeout(this.timer);
      await this.look(text);
      const exact = this.choices().filter(({ name }) => name === text);
      const [only, ...more] = exact.length ? exact : this.choices();
      if (only && !more.length && !this.failed() && !this.sure()) this.choose(only);
      else this.dropped.set(text);
    }
    this.typed.set(false);
    box.value = this.chosen();
  }

  protected readonly named = (choice: Choice | string | null): string =>
    choice && typeof choice === 'object' ? choice.name : this.chosen();
}
