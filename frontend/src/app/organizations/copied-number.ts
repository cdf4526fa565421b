import { Clipboard } from '@angular/cdk/clipboard';
import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { OrganizationWords } from './organization-words';

/** A number, of which day it is, and what it counts in words. */
export interface SourcedNumber {
  readonly count: number;
  readonly unit: string;
  readonly day: string;
  readonly what: readonly string[];
}

/** Copies a number with its source, so that it keeps it wherever it is pasted. */
@Injectable({ providedIn: 'root' })
export class CopiedNumber {
  private readonly words = inject(OrganizationWords);
  private readonly clipboard = inject(Clipboard);
  private readonly snack = inject(MatSnackBar);

  /** 57个（截至2022-06-30，实践创新基地，正常） */
  copy({ count, unit, day, what }: SourcedNumber): void {
    const said = what.filter(Boolean);
    const of = said.length ? this.words.list(said) : this.words.say('number.all');
    const text = this.words.say('number.source', { count: count.toLocaleString('en-US'), unit, day, what: of });
    this.snack.open(this.words.say(this.clipboard.copy(text) ? 'number.copied' : 'number.notCopied', { text }));
  }
}
