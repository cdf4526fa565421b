import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { Settings } from '../api/office';
import { Session } from './session';

/** What the office has set for itself, for all screens that follow it. */
@Injectable({ providedIn: 'root' })
export class OfficeSettings {
  private readonly session = inject(Session);
  private readonly answer = httpResource<Settings>(() => (this.session.account() ? '/api/registry/settings' : undefined));

  readonly now = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  readonly failed = computed(() => this.answer.error() !== undefined);

  reload(): void {
    this.answer.reload();
  }

  /** As an act left them. */
  take(settings: Settings): void {
    this.answer.set(settings);
  }
}
