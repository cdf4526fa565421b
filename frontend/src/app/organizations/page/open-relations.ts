import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { problemOf } from '../../api/problem';
import type { Relations } from '../../api/relations';
import { AsOf } from '../../shell/as-of';
import { OpenRecord } from '../open-record';
import { relationsRequest } from '../organizations.api';

/** What stands around the organization of a page, asked for once a tab of it wants to know. Provided by the page. */
@Injectable()
export class OpenRelations {
  private readonly open = inject(OpenRecord);
  private readonly asOf = inject(AsOf);
  private readonly version = computed(() => this.open.record()?.version);

  readonly answer = httpResource<Relations>(() =>
    this.version() === undefined ? undefined : relationsRequest(this.open.id(), this.asOf.params()),
  );
  /** While it is asked anew for the same record, what was there stays on the screen. */
  private readonly held = linkedSignal<{ id: string; now: Relations | undefined }, { id: string; value: Relations | undefined }>({
    source: () => ({ id: this.open.id(), now: this.answer.hasValue() ? this.answer.value() : undefined }),
    computation: ({ id, now }, before) => ({ id, value: now ?? (before?.value.id === id ? before.value.value : undefined) }),
  });
  readonly relations = computed(() => (this.answer.error() ? undefined : this.held().value));
  readonly failed = computed(() => {
    const error = this.answer.error();
    return error ? (problemOf(error)?.detail ?? '') : null;
  });
}
