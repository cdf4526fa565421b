import { Component, effect, ElementRef, inject, input } from '@angular/core';

/**
 * A text with the part that was looked for marked; pinyin that was typed marks nothing. The pieces are set as nodes of the host itself:
 * a template would put blanks between them, which Chinese doesn't have.
 */
@Component({ selector: 'tx-marked', template: '' })
export class Marked {
  readonly text = input.required<string>();
  readonly part = input<string>('');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      const [text, part] = [this.text(), this.part().trim()];
      const at = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
      if (at < 0) {
        host.replaceChildren(text);
        return;
      }
      const mark = document.createElement('mark');
      mark.textContent = text.slice(at, at + part.length);
      host.replaceChildren(text.slice(0, at), mark, text.slice(at + part.length));
    });
  }
}
