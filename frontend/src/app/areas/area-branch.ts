import { httpResource } from '@angular/common/http';
import { Component, computed, forwardRef, inject, input, linkedSignal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked } from '../api/client';
import type { Area, AreaList } from '../api/areas';
import { AsOf } from '../shell/as-of';
import { Language } from '../shell/language';
import { OpenArea } from './open-area';
import { OpenBranches } from './open-branches';

/** A branch of the tree: an area with what lies right under it on the day, read when it is opened. */
@Component({
  selector: 'tx-area-branch',
  imports: [MatIcon, RouterLink, TranslocoDirective, forwardRef(() => AreaBranch)],
  template: `
    <ng-container *transloco="let t; prefix: 'areas.tree'">
      <div class="node" [class.on]="selected()">
        @if (area().below) {
          <button
            type="button"
            class="toggle"
            [attr.aria-expanded]="opened()"
            [attr.aria-label]="t(opened() ? 'close' : 'open', { name: name() })"
            (click)="branches.toggle(area().id)"
          >
            <mat-icon class="tx-small" [svgIcon]="opened() ? 'down' : 'right'" aria-hidden="true" />
          </button>
        } @else {
          <span class="toggle"></span>
        }
        <a [routerLink]="['/areas', area().id]" [queryParams]="asOf.params()" [attr.aria-current]="selected() ? 'page' : null">{{
          name()
        }}</a>
      </div>
      @if (opened()) {
        <ul [attr.aria-label]="name()">
          @for (one of children(); track one.id) {
            <li><tx-area-branch [area]="one" /></li>
          } @empty {
            @if (below.error()) {
              <li class="state">
                <button type="button" class="tx-link" (click)="below.reload()">{{ t('failed') }}</button>
              </li>
            } @else {
              <li class="state tx-quiet">{{ below.isLoading() ? t('loading') : t('none') }}</li>
            }
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    .node {
      display: flex;
      align-items: center;
      min-height: 28px;
      border-radius: 4px;
      font-size: 13px;
      line-height: 20px;
    }
    .node:hover {
      background: var(--tx-hover);
    }
    .node.on {
      background: var(--tx-ink-soft);
      font-weight: 600;
    }
    .toggle {
      flex: none;
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      border: 0;
      padding: 0;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
    span.toggle {
      cursor: default;
    }
    a {
      flex: 1;
      padding: 4px 4px 4px 0;
      color: var(--mat-sys-on-surface);
      overflow-wrap: anywhere;
    }
    ul {
      margin: 0;
      padding: 0 0 0 16px;
      list-style: none;
    }
    .state {
      padding: 4px 24px;
      font-size: 13px;
    }
  `,
})
export class AreaBranch {
  readonly area = input.required<Area>();
  protected readonly asOf = inject(AsOf);
  protected readonly branches = inject(OpenBranches);
  private readonly open = inject(OpenArea);
  private readonly language = inject(Language);

  protected readonly name = computed(() => {
    const area = this.area();
    return this.language.nameOf(area.level === 'province' ? { name: area.shortName, nameEn: area.nameEn } : area);
  });
  protected readonly selected = computed(() => this.open.id() === this.area().id);
  protected readonly opened = computed(() => this.area().below && this.branches.isOpen(this.area().id));
  protected readonly below = httpResource<AreaList>(() => {
    this.open.edition();
    return this.opened()
      ? { url: '/api/areas', params: asked({ parent: this.area().code, limit: 500, ...this.asOf.params() }) }
      : undefined;
  });
  /** The last ones stay while they are read anew. */
  protected readonly children = linkedSignal<readonly Area[] | undefined, readonly Area[]>({
    source: () => (this.below.hasValue() ? this.below.value().items : undefined),
    computation: (now, before) => now ?? before?.value ?? [],
  });
}
