import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, output, signal, untracked, viewChild, type ElementRef } from '@angular/core';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { asked } from '../api/client';
import type { SearchAnswer, SearchHit } from '../api/finding';
import { Marked } from '../ui/marked';
import { showPeriod } from '../ui/partial-date';
import { AsOf } from './as-of';
import { Language } from './language';
import { Recents } from './recents';
import { SearchPages } from './search-pages';
import { arranged, atRest, type Row, wayTo } from './search-rows';

/** How long the typing rests before the server is asked, in milliseconds. */
const STILL = 160;
const MOST_HITS = 12;

/**
 * The one search box and command box: organizations by any name they ever had, areas, screens and acts, the best three on top; what was open
 * of late where nothing is typed. Enter opens the first: pressed before the answer is there, it waits for it, so that the same keys always
 * lead to the same place.
 */
@Component({
  selector: 'tx-search-box',
  imports: [MatAutocompleteModule, MatIcon, Marked, TranslocoDirective],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly asOf = inject(AsOf);
  private readonly words = inject(TranslocoService);
  private readonly pages = inject(SearchPages);
  private readonly recents = inject(Recents);
  protected readonly language = inject(Language);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly panel = viewChild.required(MatAutocompleteTrigger);

  /** Something was chosen: the page has the word now. */
  readonly left = output();
  protected readonly typed = signal('');
  /** What is asked of the server: the typing when it has rested a moment and no input method is composing. */
  protected readonly asking = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Enter was pressed before the answer was there. */
  private readonly hurried = signal(false);

  protected readonly answer = httpResource<SearchAnswer>(() =>
    this.asking() ? { url: '/api/search', params: asked({ q: this.asking(), limit: MOST_HITS, ...this.asOf.params() }) } : undefined,
  );
  /** The answer to what is typed is there, or none will come. */
  protected readonly settled = computed(() => this.typed().trim() === this.asking() && !this.answer.isLoading());
  private readonly hits = computed(() => (this.asking() && this.settled() && this.answer.hasValue() ? this.answer.value().items : []));
  protected readonly nothing = computed(() => this.asking() !== '' && this.settled() && !this.answer.error() && !this.hits().length);
  /** Where one is already needs no way to it. */
  private readonly here = signal('');
  protected readonly groups = computed(() => {
    const text = this.typed().trim();
    const pages = this.pages.all();
    if (text) return arranged(this.hits(), pages, text);
    return atRest(
      this.recents.all().filter((one) => !this.here().startsWith(wayTo(one).join('/'))),
      pages,
    );
  });
  protected readonly count = computed(() => (this.asking() && this.settled() ? this.hits().length : null));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    effect(() => {
      if (this.hurried() && this.settled()) untracked(() => void this.chooseFirst());
    });
  }

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected arrive(): void {
    this.here.set(this.router.url);
  }

  protected type(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    this.typed.set(text);
    this.hurried.set(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.asking.set(text.trim()), STILL);
  }

  /** A row of the list; one that was shown before the last key is not what was meant. */
  protected async chosen(row: Row): Promise<void> {
    const passed = this.typed().trim() !== '' && ('recent' in row || ('hit' in row && !this.settled()));
    if (!passed) return this.choose(row);
    this.box().nativeElement.value = this.typed();
    this.hurry();
  }

  private async choose(row: Row): Promise<void> {
    this.clear();
    const queryParams = this.asOf.params();
    if ('page' in row) await row.page.act();
    else if ('list' in row) await this.router.navigate(['/organizations'], { queryParams: { q: row.list, status: 'all', ...queryParams } });
    else await this.router.navigate(wayTo('hit' in row ? row.hit : row.recent), { queryParams });
  }

  /** Enter without a row chosen: the answer may still be under way. */
  protected enter(event: Event): void {
    if ((event as KeyboardEvent).isComposing || this.panel().activeOption || !this.typed().trim()) return;
    this.hurry();
  }

  private hurry(): void {
    clearTimeout(this.timer);
    this.asking.set(this.typed().trim());
    this.hurried.set(true);
  }

  /** Whoever goes away has not asked to be led anywhere. */
  protected leave(): void {
    this.hurried.set(false);
  }

  protected where(row: { readonly type: string; readonly areaName?: string | null; readonly kindType?: string | null }): string {
    const sort = row.type === 'organization' ? row.kindType : this.words.translate(`search.types.${row.type}`);
    return [row.areaName, sort].filter(Boolean).join(' · ');
  }

  protected note(hit: SearchHit): string {
    const matched = hit.matched;
    if (!matched) return '';
    const period = showPeriod(matched.from, matched.to, this.language.now());
    const sort = this.words.translate(`names.${matched.sort ?? 'former'}`);
    return `${sort} ${matched.name}${period ? `（${period}）` : ''}`;
  }

  private async chooseFirst(): Promise<void> {
    this.hurried.set(false);
    await this.choose(this.groups()[0]?.rows[0] ?? { list: this.typed().trim() });
    this.panel().closePanel();
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.typed.set('');
    this.asking.set('');
    const box = this.box().nativeElement;
    box.value = '';
    // The list of hits gives the focus back to the box when it closes; only then it can go on to the page.
    setTimeout(() => this.left.emit());
  }
}
