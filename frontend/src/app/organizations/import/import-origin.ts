import { Component, computed, input } from '@angular/core';
import { MatAnchor } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ImportOrigin } from '../../api/imports';
import { officeTime } from '../../ui/days';

/** A list of our own that came back: what it is, of which day, how many of its organizations were changed since, and what that means. */
@Component({
  selector: 'tx-import-origin',
  imports: [MatAnchor, RouterLink, TranslocoDirective],
  template: `
    <p class="tx-notice amber" role="status" *transloco="let t; prefix: 'organizations.import.origin'">
      {{ t('is.' + what(), { at: time(origin().at), title: origin().title, day: origin().asOf }) }}
      {{ t(since(), { records: origin().records?.toLocaleString('en-US'), changed: origin().changed?.toLocaleString('en-US') }) }}
      @if (origin().sort === 'kept') {
        <a matButton="text" [routerLink]="['/tables/kept', origin().id]">{{ t('open') }}</a>
      }
    </p>
  `,
})
export class ImportOriginNotice {
  readonly origin = input.required<ImportOrigin>();
  protected readonly time = officeTime;

  protected readonly what = computed(() => {
    const { sort, title } = this.origin();
    return sort === 'export' && title !== null ? 'table' : sort;
  });

  /** Rows of a printed table carry no ids: what was changed since would be changed back. */
  protected readonly since = computed(() => {
    const { changed } = this.origin();
    if (changed === null) return 'unknown';
    if (changed === 0) return 'unchanged';
    return this.what() === 'export' ? 'compared' : 'changedBack';
  });
}
