import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked } from '../api/client';
import type { Area, AreaList } from '../api/areas';
import { AsOf } from '../shell/as-of';
import { Language } from '../shell/language';
import { listState } from '../ui/list-state';
import { AreaActs } from './area-acts';
import { AreaBranch } from './area-branch';
import { AreaWords } from './area-words';
import { OpenArea } from './open-area';
import { OpenBranches } from './open-branches';

/** 中国香港, 中国澳门, 中国台湾: a group apart (office.md 7). */
const APART: readonly string[] = ['81', '82', '71'];

/** 区划: the tree of the day at the left with a search in it, the page of the area that is open beside it. */
@Component({
  selector: 'tx-areas-browser',
  imports: [AreaBranch, MatButton, MatFormFieldModule, MatIcon, MatInput, RouterLink, RouterOutlet, TranslocoDirective],
  providers: [OpenArea, OpenBranches, AreaActs, AreaWords],
  templateUrl: './areas-browser.html',
  styleUrl: './areas-browser.scss',
})
export class AreasBrowser {
  private readonly asOf = inject(AsOf);
  private readonly open = inject(OpenArea);
  private readonly branches = inject(OpenBranches);
  protected readonly language = inject(Language);
  protected readonly words = inject(AreaWords);
  private readonly state = listState({ q: '' });
  protected readonly q = computed(() => this.state.query().q);
  protected readonly typed = signal(this.q());
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly found = httpResource<AreaList>(() =>
    this.q() ? { url: '/api/areas', params: asked({ q: this.q(), limit: 50, ...this.asOf.params() }) } : undefined,
  );
  private readonly provinces = httpResource<AreaList>(() => this.level('province'));
  private readonly countries = httpResource<AreaList>(() => (this.branches.isOpen('countries') ? this.level('country') : undefined));

  /** The office's own city, as a branch of its own at the top. */
  private readonly city = httpResource<Area>(() => {
    const id = this.open.ownCity();
    this.open.edition();
    return id ? { url: `/api/areas/${id}`, params: this.asOf.params() } : undefined;
  });
  protected readonly groups = computed(() => {
    const provinces = this.provinces.hasValue() ? this.provinces.value().items : [];
    return [
      { code: 'own', areas: this.city.hasValue() ? [this.city.value()] : [] },
      { code: 'provinces', areas: provinces.filter(({ code }) => !APART.includes(code)) },
      { code: 'apart', areas: provinces.filter(({ code }) => APART.includes(code)) },
      { code: 'countries', areas: this.countries.hasValue() ? this.countries.value().items : [] },
    ].map((group) => ({ ...group, open: this.branches.isOpen(group.code) }));
  });
  protected readonly failed = computed(() => this.provinces.error() !== undefined);

  constructor() {
    effect(() => this.branches.lead(this.open.area()));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected toggle(group: string): void {
    this.branches.toggle(group);
  }

  protected again(): void {
    this.open.again();
  }

  protected type(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.state.change({ q: text.trim() }), 200);
  }

  protected params(): Readonly<Record<string, string>> {
    return asked({ q: this.q(), ...this.asOf.params() });
  }

  private level(level: 'province' | 'country') {
    this.open.edition();
    return { url: '/api/areas', params: asked({ level, limit: 500, ...this.asOf.params() }) };
  }
}
