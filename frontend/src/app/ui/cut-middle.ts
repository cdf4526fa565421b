import { Component, computed, input } from '@angular/core';

/** A long name is cut in its middle, so that its telling end stays; the whole name is its title and what is copied. */
@Component({
  selector: 'tx-cut-middle',
  template: `<span class="head">{{ parts().head }}</span
    ><span class="tail">{{ parts().tail }}</span>`,
  host: { '[attr.title]': 'parts().tail ? text() : null' },
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
      max-width: 100%;
    }
    .head {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: pre;
      min-width: 0;
    }
    .tail {
      flex: none;
      white-space: pre;
    }
    @media print {
      :host {
        display: inline;
      }
      .head,
      .tail {
        white-space: normal;
      }
    }
  `,
})
export class CutMiddle {
  readonly text = input.required<string>();

  protected readonly parts = computed(() => {
    const letters = [...this.text()];
    if (letters.length <= 18) return { head: this.text(), tail: '' };
    return { head: letters.slice(0, -11).join(''), tail: letters.slice(-11).join('') };
  });
}
