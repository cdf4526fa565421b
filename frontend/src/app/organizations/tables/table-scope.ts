import { Component, computed, inject, input, output, resource } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked } from '../../api/client';
import type { SavedView } from '../../api/list-types';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { AreaPicker } from '../../ui/area-picker';
import { ListChips, STATUSES } from '../list/list-chips';
import { FIRST_PAGE, LIST_DEFAULTS, type ListState } from '../list/list-query';
import { SavedViews } from '../views/saved-views';
import { dayOf, openable } from '../views/view-content';
import { READY_MADE } from './table-content';

/** What a new table is to be of, as the words of its address; `anew`: it is also set anew. */
export interface Scope {
  readonly address: Readonly<Record<string, string>>;
  readonly anew: boolean;
}

/** 范围 of a new table: a ready-made one, a saved view, or what one asks for oneself. What is chosen is the address of the page. */
@Component({
  selector: 'tx-table-scope',
  imports: [AreaPicker, MatFormFieldModule, MatSelectModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations'">
      <mat-form-field>
        <mat-label>{{ t('tables.scope.from') }}</mat-label>
        <mat-select [value]="from()" (valueChange)="begin($event)" [hideSingleSelectionIndicator]="true">
          <mat-option value="">{{ t('tables.scope.own') }}</mat-option>
          <mat-optgroup [label]="t('tables.scope.ready')">
            @for (one of readyMade; track one.code) {
              <mat-option [value]="'ready ' + one.code">{{ t('tables.ready.' + one.code + '.name') }}</mat-option>
            }
          </mat-optgroup>
          @if (all().length) {
            <mat-optgroup [label]="t('tables.scope.views')">
              @for (view of all(); track view.id) {
                <mat-option [value]="'view ' + view.id">{{
                  view.own ? view.name : t('tables.scope.ofOther', { name: view.name, owner: view.owner })
                }}</mat-option>
              }
            </mat-optgroup>
          }
        </mat-select>
        @if (views.error()) {
          <mat-hint>{{ t('tables.scope.failed') }}</mat-hint>
        }
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t('filters.kind') }}</mat-label>
        <mat-select [value]="kindOrType()" (valueChange)="setKind($event)" [hideSingleSelectionIndicator]="true">
          <mat-option value="">{{ t('filters.allKinds') }}</mat-option>
          @for (kind of kinds.all(); track kind.code) {
            <mat-option [value]="kind.code">{{ language.nameOf(kind) }}</mat-option>
            @for (type of kind.types; track type.code) {
              <mat-option class="type" [value]="kind.code + '/' + type.code">{{ language.nameOf(type) }}</mat-option>
            }
          }
        </mat-select>
      </mat-form-field>
      <tx-area-picker
        [label]="asOf.elsewhere() ? t('filters.areaOfDay') : t('filters.area')"
        [value]="question().areaId"
        (valueChange)="ask({ areaId: $event })"
      />
      <mat-form-field>
        <mat-label>{{ asOf.elsewhere() ? t('filters.statusOfDay') : t('filters.status') }}</mat-label>
        <mat-select [value]="question().status" (valueChange)="ask({ status: $event })" [hideSingleSelectionIndicator]="true">
          <mat-option value="all">{{ t('filters.allStatuses') }}</mat-option>
          @for (status of statuses; track status) {
            <mat-option [value]="status">{{ chipping.statusWord(status, question().kind) }}</mat-option>
          }
          <mat-option [value]="living">{{ chipping.statusWords(living, question().kind) }}</mat-option>
          <mat-option value="dissolved,merged">{{ t('filters.ended') }}</mat-option>
        </mat-select>
        <mat-hint>{{ t('tables.scope.day') }}</mat-hint>
      </mat-form-field>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class TableScope {
  readonly question = input.required<ListState>();
  /** The ready-made one that it is. */
  readonly ready = input('');
  readonly chosen = output<Scope>();

  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly chipping = inject(ListChips);
  private readonly session = inject(Session);
  private readonly saved = inject(SavedViews);
  protected readonly readyMade = READY_MADE;
  protected readonly statuses = STATUSES;
  /** Whom the page 换届 looks at. */
  protected readonly living = 'active,suspended';
  protected readonly views = resource({
    params: () => this.session.may('views.own') || undefined,
    loader: () => this.saved.all(),
  });
  /** One's own first, then those that are shared. */
  protected readonly all = computed<readonly SavedView[]>(() => {
    const all = this.views.hasValue() ? this.views.value() : [];
    return [...all.filter(({ own }) => own), ...all.filter(({ own }) => !own)];
  });
  protected readonly from = computed(() => {
    const { view } = this.question();
    return this.ready() ? `ready ${this.ready()}` : view ? `view ${view}` : '';
  });
  protected readonly kindOrType = computed(() => {
    const { kind, type } = this.question();
    return type ? `${this.chipping.kindOfType(kind, type)}/${type}` : kind;
  });

  protected begin(from: string): void {
    const [sort, id = ''] = from.split(' ');
    if (sort === 'ready') {
      this.chosen.emit({ address: { ready: id }, anew: true });
      return;
    }
    const view = this.all().find((one) => one.id === id);
    if (!view) {
      this.say(LIST_DEFAULTS, this.asOf.params());
      return;
    }
    const { query } = openable(view, this.kinds.all(), ({ name }) => name);
    const day = dayOf(view.asOf, this.asOf.today());
    this.say({ ...LIST_DEFAULTS, ...query, view: id }, asked({ asOf: day === this.asOf.today() ? '' : day }));
  }

  protected setKind(kindOrType: string): void {
    const [kind = '', type = ''] = kindOrType.split('/');
    this.ask({ kind, type });
  }

  /** What is asked for beside what is asked already. */
  protected ask(change: Partial<ListState>): void {
    const differs = Object.entries(change).some(([word, value]) => value !== this.question()[word as keyof ListState]);
    if (differs) this.say({ ...this.question(), ...change, ...FIRST_PAGE }, this.asOf.params());
  }

  private say(question: ListState, day: Readonly<Record<string, string>>): void {
    const words = Object.entries(question).filter(([word, value]) => value !== LIST_DEFAULTS[word as keyof ListState]);
    this.chosen.emit({ address: { ...Object.fromEntries(words), ...day }, anew: false });
  }
}
