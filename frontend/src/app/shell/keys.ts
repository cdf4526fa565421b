import { DestroyRef, inject, Injectable, signal } from '@angular/core';

export interface Key {
  /** As `KeyboardEvent.key` says it; with `Ctrl+` before it where that is held. */
  readonly key: string;
  /** Full key of its sentence in the word files. */
  readonly word: string;
  readonly act: () => void;
  /** Held down it acts once: a confirmation must not run through a list by itself. */
  readonly once?: boolean;
}

/** Keys of the whole screen. They are asleep while something is typed, while an input method composes, and under a dialog. */
@Injectable({ providedIn: 'root' })
export class Keys {
  readonly known = signal<readonly Key[]>([]);

  constructor() {
    const listen = (event: KeyboardEvent) => this.press(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Binds keys for as long as the caller lives. Call it in an injection context. */
  bind(keys: readonly Key[]): void {
    this.known.update((all) => [...all, ...keys]);
    inject(DestroyRef).onDestroy(() => {
      this.known.update((all) => all.filter((k) => !keys.includes(k)));
    });
  }

  /** Does what a key of the screen does, for a button that says so in words. */
  act(key: string): void {
    this.bound(key)?.act();
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing || event.key === 'Process' || event.defaultPrevented || event.altKey || event.metaKey) return;
    const name = (event.ctrlKey ? 'Ctrl+' : '') + (event.key.length === 1 && event.ctrlKey ? event.key.toLowerCase() : event.key);
    if (!event.ctrlKey && isTyping(event.target)) return;
    // The space bar presses the button that has the focus.
    if (name === ' ' && isPressed(event.target)) return;
    if (document.querySelector('mat-dialog-container')) return;
    const found = this.bound(name);
    if (!found) return;
    event.preventDefault();
    if (!event.repeat || !found.once) found.act();
  }

  /** What was bound last wins. */
  private bound(key: string): Key | undefined {
    return [...this.known()].reverse().find((k) => k.key === key);
  }
}

function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="combobox"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|MAT-SELECT)$/.test(target.tagName);
}
