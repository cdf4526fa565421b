import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { problemOf } from '../api/problem';
import type { ChangeList } from '../api/changes';
import type { Organization } from '../api/types';
import { AsOf } from '../shell/as-of';
import { Recents } from '../shell/recents';
import { Session } from '../shell/session';
import { changesRequest, oneRequest } from './organizations.api';
import { Saved } from './saved';

/** The organization of a page, shared by its header and tabs. Made by the page, gone with it. */
@Injectable()
export class OpenRecord {
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly saved = inject(Saved);
  readonly id = signal('');

  readonly answer = httpResource<Organization>(() => {
    this.saved.takenBack();
    return this.id() ? oneRequest(this.id(), this.asOf.params()) : undefined;
  });
  // The record of an act's answer stands at once; the next reading replaces it.
  private readonly held = linkedSignal<Organization | undefined, Organization | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  readonly record = computed(() => {
    const record = this.held();
    return record?.id === this.id() && !this.answer.error() ? record : undefined;
  });
  readonly problem = computed(() => {
    const error = this.answer.error();
    if (!error) return null;
    const problem = problemOf(error);
    // An id that cannot be one (/organizations/abc) is, to whoever reads it, an organization that is not there.
    return { status: problem?.status === 400 ? 404 : (problem?.status ?? 0), detail: problem?.detail ?? null };
  });
  readonly changes = httpResource<ChangeList>(() => {
    this.saved.takenBack();
    return this.record() && this.session.may('history.read') ? changesRequest(this.id()) : undefined;
  });

  constructor() {
    const recents = inject(Recents);
    effect(() => {
      const [record, problem] = [this.record(), this.problem()];
      untracked(() => {
        if (record) recents.visit({ type: 'organization', id: record.id, name: record.name });
        else if (problem?.status === 404) recents.forget(this.id());
      });
    });
  }

  /** Changing is possible today, for whom the server says so, and not on a record that is void or has merged. */
  readonly mayChange = computed(() => {
    const record = this.record();
    return (
      !!record &&
      record.mayChange &&
      this.session.may('organizations.change') &&
      !this.asOf.elsewhere() &&
      !record.voided &&
      !record.mergedInto
    );
  });

  /** Taking back is a right of its own; a void record is brought back by it too. */
  readonly mayUndo = computed(() => {
    const record = this.record();
    return !!record && (record.mayChange || record.mayRestore) && this.session.may('history.undo') && !this.asOf.elsewhere();
  });

  /** Turns to a record that was fetched ahead: it stands at once, and is asked for anew behind it. */
  show(id: string, record?: Organization): void {
    this.id.set(id);
    if (record) this.held.set(record);
  }

  /** After an act: its answer at once, then everything afresh. */
  changed(record?: Organization): void {
    if (record?.id === this.id()) this.held.set(record);
    this.answer.reload();
    this.changes.reload();
  }
}
