import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { newKey } from '../../api/client';
import type { SavedView, ViewColumn, ViewContent } from '../../api/list-types';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import type { ListState } from '../list/list-query';
import { OrganizationWords } from '../organization-words';
import { OpenView } from './open-view';
import { SavedViews, type ViewName } from './saved-views';
import { differs, PRESETS, questionOf, ruleFor } from './view-content';

/** 常用视图 above the list: opens them, saves what is shown, and does to the open one what its owner may. */
@Component({
  selector: 'tx-view-menu',
  imports: [MatButton, MatIcon, MatMenuModule, RouterLink, TranslocoDirective],
  templateUrl: './view-menu.html',
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-left: auto;
      min-width: 0;
    }
    .name {
      max-width: 320px;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .one {
      display: flex;
      gap: 12px;
      justify-content: space-between;
      max-width: 420px;
    }
    hr {
      margin: 0;
      border: 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    b {
      font-weight: 400;
      overflow-wrap: anywhere;
    }
    .one .tx-quiet {
      white-space: nowrap;
    }
  `,
})
export class ViewMenu {
  readonly state = input.required<ListState>();
  readonly columns = input.required<readonly ViewColumn[]>();
  protected readonly open = inject(OpenView);
  private readonly asOf = inject(AsOf);
  private readonly views = inject(SavedViews);
  private readonly words = inject(OrganizationWords);
  private readonly dialog = inject(MatDialog);
  private readonly snack = inject(MatSnackBar);
  private readonly router = inject(Router);

  /** Undefined while they come. */
  protected readonly all = signal<readonly SavedView[] | undefined>(undefined);
  protected readonly failed = signal(false);
  private readonly shown = computed<ViewContent>(() => ({
    query: questionOf(this.state()),
    columns: this.columns(),
    asOf: ruleFor(this.asOf.day(), this.asOf.today(), this.open.view()?.asOf),
  }));
  protected readonly changed = computed(() => {
    const view = this.open.view();
    return view !== undefined && differs(view, this.shown(), this.asOf.today());
  });

  /** Asked for when the menu opens: the list itself does not wait for it. */
  protected async load(): Promise<void> {
    this.failed.set(false);
    try {
      this.all.set(await this.views.all());
    } catch {
      this.failed.set(true);
    }
  }

  /** Its day, and with whom it is shared or by whom. */
  protected about(view: SavedView): string {
    const parts = [
      view.asOf === 'today' ? '' : this.open.rule(view.asOf),
      view.own
        ? view.sharedWith === 'nobody'
          ? ''
          : this.words.say('views.sharedWith', { whom: view.areaName ?? view.sectionName ?? this.words.say('views.sharings.office') })
        : this.words.say('views.by', { owner: view.owner }),
    ];
    return parts.filter(Boolean).join(' · ');
  }

  protected async save(title: 'save' | 'copy', from?: SavedView): Promise<void> {
    const { query, columns, asOf } = this.shown();
    const saved = await this.ask(
      title,
      { name: from?.name ?? '', sharedWith: 'nobody', areaId: null, sectionId: null, asOf },
      (input, key) => this.views.save({ query, columns, ...input }, key),
    );
    if (saved) await this.show(saved, 'views.saved');
  }

  protected async rename(view: SavedView): Promise<void> {
    const { name, sharedWith, areaId, sectionId, asOf } = view;
    const saved = await this.ask('rename', { name, sharedWith, areaId, sectionId, asOf }, (input, key) =>
      this.views.change(view, input, key),
    );
    if (saved) await this.show(saved, 'views.renamed');
  }

  protected async replace(view: SavedView): Promise<void> {
    const before: ViewContent = { query: view.query, columns: view.columns, asOf: view.asOf };
    await this.tried(async () => {
      const saved = await this.views.change(view, this.shown(), newKey());
      this.open.changed(saved);
      this.undoable(this.words.say('views.replaced', { name: view.name }), async () => {
        await this.show(await this.views.change(saved, before, newKey()), 'views.back');
      });
    });
  }

  protected async remove(view: SavedView): Promise<void> {
    await this.tried(async () => {
      await this.views.remove(view, newKey());
      await this.router.navigate([], { queryParams: { view: null }, queryParamsHandling: 'merge' });
      this.undoable(this.words.say('views.removed', { name: view.name }), async () => {
        await this.show(await this.views.restore(view.id), 'views.back');
      });
    });
  }

  private undoable(message: string, undo: () => Promise<void>): void {
    const bar = this.snack.open(message, this.words.say('undo.short'));
    bar.onAction().subscribe(() => void this.tried(undo));
  }

  private async ask(
    title: 'save' | 'copy' | 'rename',
    start: ViewName & { readonly asOf: string },
    act: (input: typeof start, key: string) => Promise<SavedView>,
  ): Promise<SavedView | undefined> {
    const { ViewDialog } = await import('./view-dialog');
    const days = [...new Set([this.asOf.day(), start.asOf])].filter((one) => /^\d/.test(one) && one !== this.asOf.today());
    const rules = [...PRESETS, ...days].map((rule) => ({ rule, word: this.open.rule(rule) }));
    return ViewDialog.ask(this.dialog, { title, start, rules, act });
  }

  private async show(view: SavedView, word: string): Promise<void> {
    this.snack.open(this.words.say(word, { name: view.name }));
    if (this.open.id() === view.id) this.open.changed(view);
    await this.router.navigate(['/organizations/views', view.id]);
  }

  private async tried(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const problem = problemOf(error);
      this.snack.open(problem?.errors?.[0]?.message ?? problem?.detail ?? this.words.say('views.notDone'));
    }
  }
}
