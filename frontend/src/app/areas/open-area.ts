import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { asked } from '../api/client';
import { problemOf } from '../api/problem';
import type { AreaEventList, AreaList, AreaOne, AreaOrganizations } from '../api/areas';
import type { ChangeList } from '../api/changes';
import { AsOf } from '../shell/as-of';
import { Recents } from '../shell/recents';
import { RegistryInfo } from '../shell/registry';
import { Session } from '../shell/session';

/** The area that is open: the one of the address, else the office's own city. Tree and page read the same. */
@Injectable()
export class OpenArea {
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly registry = inject(RegistryInfo);

  /** What the address says; null: nothing. */
  readonly asked = signal<string | null>(null);
  readonly ownCity = computed(() => this.registry.info()?.city?.id ?? null);
  readonly id = computed(() => this.asked() ?? this.ownCity());
  /** Counts what was changed on this screen: whatever shows areas reads them again. */
  readonly edition = signal(0);

  private readonly one = httpResource<AreaOne>(() => this.about(''));
  readonly events = httpResource<AreaEventList>(() => this.about('/events'));
  readonly organizations = httpResource<AreaOrganizations>(() =>
    this.session.may('organizations.read') ? this.about('/organizations') : undefined,
  );
  readonly changes = httpResource<ChangeList>(() => (this.mayChange() ? this.about('/changes', {}) : undefined));
  readonly below = httpResource<AreaList>(() => {
    const area = this.area();
    this.edition();
    return area?.below ? { url: '/api/areas', params: asked({ parent: area.code, limit: 500, ...this.asOf.params() }) } : undefined;
  });

  /** The last one stays while the next is under way. */
  readonly area = linkedSignal<AreaOne | undefined, AreaOne | undefined>({
    source: () => (this.one.hasValue() ? this.one.value() : undefined),
    computation: (now, before) => now ?? (this.one.error() ? undefined : before?.value),
  });
  readonly problem = computed(() => {
    const error = this.one.error();
    return error ? { notFound: problemOf(error)?.status === 404 } : null;
  });
  readonly children = computed(() => (this.area()?.below && this.below.hasValue() ? this.below.value().items : []));

  constructor() {
    const recents = inject(Recents);
    effect(() => {
      const area = this.area();
      // The office's own city, which stands there unasked, was not looked for.
      if (area?.id === this.asked()) untracked(() => recents.visit({ type: 'area', id: area.id, name: area.name }));
    });
  }

  /** Areas are changed as they are today. */
  mayChange(): boolean {
    return this.session.may('areas.change') && !this.asOf.elsewhere();
  }

  /** Something was changed, or did not arrive: everything is read again. */
  again(): void {
    this.edition.update((n) => n + 1);
  }

  private about(path: string, params: Readonly<Record<string, string>> = this.asOf.params()) {
    const id = this.id();
    this.edition();
    return id ? { url: `/api/areas/${id}${path}`, params } : undefined;
  }
}
