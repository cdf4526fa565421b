import { Component, computed, input } from '@angular/core';

/** A text with the part that was looked for marked; pinyin that was typed marks nothing. */
@Component({
  selector: 'tx-marked',
  template: `{{ pieces().before }}
    @if (pieces().hit) {
      <mark>{{ pieces().hit }}</mark>
    }
    {{ pieces().after }}`,
})
export class Marked {
  readonly text = input.required<string>();
  readonly part = input<string>('');

  protected readonly pieces = computed(() => {
    const [text, part] = [this.text(), this.part().trim()];
    const at = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
    if (at < 0) return { before: text, hit: '', after: '' };
    return { before: text.slice(0, at), hit: text.slice(at, at + part.length), after: text.slice(at + part.length) };
  });
}
