import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, output, signal, viewChild, type ElementRef } from '@angular/core';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { asked } from '../api/client';
import type { SearchAnswer, SearchHit } from '../api/types';
import { Marked } from '../ui/marked';
import { showPeriod } from '../ui/partial-date';
import { AsOf } from './as-of';
import { Language } from './language';
import { Session } from './session';

interface Command {
  readonly name: string;
  /** What it may be called by: the words of both languages and initials. */
  readonly calls: string;
  readonly act: () => unknown;
}

type Row = { readonly hit: SearchHit } | { readonly command: Command } | { readonly list: string };

/** The one search box: organizations by any name they ever had, then commands. Enter opens the first (an act where only that is called so), or the list where nothing is found yet. */
@Component({
  selector: 'tx-search-box',
  imports: [MatAutocompleteModule, MatIcon, Marked, TranslocoDirective],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  protected readonly language = inject(Language);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly panel = viewChild.required(MatAutocompleteTrigger);

  /** Something was chosen: the page has the word now. */
  readonly left = output();
  protected readonly typed = signal('');
  /** What is asked of the server: the typing when it has rested a moment and no input method is composing. */
  protected readonly asking = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly answer = httpResource<SearchAnswer>(() =>
    this.asking() ? { url: '/api/search', params: asked({ q: this.asking(), limit: 8, ...this.asOf.params() }) } : undefined,
  );
  protected readonly hits = computed(() => (this.asking() && this.answer.hasValue() ? this.answer.value().items : []));
  protected readonly nothing = computed(
    () => this.asking() !== '' && !this.answer.isLoading() && !this.answer.error() && this.hits().length === 0,
  );
  protected readonly commands = computed(() => {
    this.language.now();
    const text = this.typed().trim().toLowerCase();
    return this.allCommands().filter((c) => !text || c.calls.includes(text) || c.name.toLowerCase().includes(text));
  });

  /** The words begin as an act does, and no organization has them: the act is the best there is, so Enter does it. */
  private readonly leading = computed(() => {
    const [text, [first]] = [this.typed().trim().toLowerCase(), this.commands()];
    if (text.length < 2 || !first || this.hits().length) return null;
    return this.nothing() || first.name.toLowerCase().startsWith(text) ? first : null;
  });
  protected readonly sections = computed(() => (this.leading() ? ['acts', 'found'] : ['found', 'acts']));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected type(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.asking.set(text.trim()), 160);
  }

  protected async choose(row: Row): Promise<void> {
    this.clear();
    if ('hit' in row && row.hit.type === 'area')
      await this.router.navigate(['/organizations'], { queryParams: { areaId: row.hit.id, ...this.asOf.params() } });
    else if ('hit' in row && row.hit.type === 'document')
      await this.router.navigate(['/documents', row.hit.id], { queryParams: this.asOf.params() });
    else if ('hit' in row) await this.router.navigate(['/organizations', row.hit.id], { queryParams: this.asOf.params() });
    else if ('list' in row)
      await this.router.navigate(['/organizations'], { queryParams: { q: row.list, status: 'all', ...this.asOf.params() } });
    else await row.command.act();
  }

  /** Enter without a row chosen: the answer may still be under way. */
  protected async enter(event: Event): Promise<void> {
    if ((event as KeyboardEvent).isComposing || this.panel().activeOption) return;
    const text = this.box().nativeElement.value.trim();
    const command = this.leading();
    if (text) await this.choose(command ? { command } : { list: text });
  }

  /** Where it stands: county and type; of an area, that it is one. */
  protected where(hit: SearchHit): string {
    if (hit.type === 'area') return this.words.translate('search.area');
    if (hit.type === 'document') return [this.words.translate('search.document'), hit.areaName].filter(Boolean).join(' · ');
    return [hit.areaName, hit.kindType].filter(Boolean).join(' · ');
  }

  protected note(hit: SearchHit): string {
    const matched = hit.matched;
    if (!matched) return '';
    const period = showPeriod(matched.from, matched.to, this.language.now());
    const sort = this.words.translate(`names.${matched.sort ?? 'former'}`);
    return `${sort} ${matched.name}${period ? `（${period}）` : ''}`;
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

  private allCommands(): Command[] {
    const say = (key: string) => this.words.translate(`commands.${key}`);
    const commands: Command[] = [];
    if (this.session.may('organizations.found') && !this.asOf.elsewhere()) {
      commands.push({
        name: say('new'),
        calls: 'xjzz xinjian 新建组织 new organization',
        act: () => this.router.navigateByUrl('/organizations/new'),
      });
    }
    commands.push(
      {
        name: say('list'),
        calls: 'zzml minglu 组织名录 organizations',
        act: () => this.router.navigate(['/organizations'], { queryParams: this.asOf.params() }),
      },
      {
        name: say('areas'),
        calls: 'qh quhua 区划 areas',
        act: () => this.router.navigate(['/areas'], { queryParams: this.asOf.params() }),
      },
      {
        name: say('home'),
        calls: 'gzt gongzuotai 工作台 home workbench',
        act: () => this.router.navigate(['/home'], { queryParams: this.asOf.params() }),
      },
      {
        name: say('mine'),
        calls: 'wdcz wodecaozuo 我的操作 my operations undo 撤销',
        act: () => this.router.navigate(['/operations'], { queryParams: this.asOf.params() }),
      },
      { name: say('language'), calls: 'yy yuyan english 中文 语言', act: () => this.session.speak(this.language.other()) },
    );
    return commands;
  }
}
