import { httpResource } from '@angular/common/http';
import { afterNextRender, computed, type ElementRef, type Injector } from '@angular/core';
import { inOffice, type Team } from '../../api/leadership';
import type { Organization } from '../../api/types';

/** The organization whose page led to 期初录入: its name, and whether somebody is in office there already. Call it in an injection context. */
export class FoundFor {
  private readonly record = httpResource<Organization>(() => (this.id === undefined ? undefined : `/api/organizations/${this.id}`));
  private readonly team = httpResource<Team>(() => (this.id === undefined ? undefined : `/api/organizations/${this.id}/team`));
  readonly name = computed(() => (this.record.hasValue() ? this.record.value().name : ''));
  /** A team stands: what is missing is its congress. */
  readonly seated = computed(() => this.team.hasValue() && this.team.value().holdings.some(inOffice));

  constructor(readonly id: string | undefined) {}
}

/** The box is in hand, the cursor behind what it begins with. */
export function cursorBehind({ nativeElement }: ElementRef<HTMLElement>, text: string, injector: Injector): void {
  const go = (): void => {
    const box = nativeElement.querySelector('textarea');
    box?.focus();
    box?.setSelectionRange(text.length, text.length);
  };
  afterNextRender(go, { injector });
}
