import { Component, computed, effect, inject, viewChild, type ElementRef } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { presetDay, type Preset } from '../ui/days';
import { AsOf } from './as-of';
import { AsOfControl } from './as-of-control';
import { Drafts } from './drafts';
import { Keys } from './keys';
import { Kinds } from './kinds';
import { Language } from './language';
import { OfficeSettings } from './office-settings';
import { RegistryInfo } from './registry';
import { Screens } from './screens';
import { SearchBox } from './search-box';
import { Session } from './session';

/** What stands around every page: menu, search, the day, who is signed in. */
@Component({
  selector: 'tx-frame',
  imports: [AsOfControl, MatButton, MatIcon, MatMenuModule, RouterLink, RouterLinkActive, RouterOutlet, SearchBox, TranslocoDirective],
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
})
export class Frame {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly registry = inject(RegistryInfo);
  protected readonly language = inject(Language);
  protected readonly kinds = inject(Kinds);
  protected readonly screens = inject(Screens);
  private readonly words = inject(TranslocoService);
  private readonly drafts = inject(Drafts);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly search = viewChild.required(SearchBox);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  private readonly settings = inject(OfficeSettings);
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  /** The administrator has not said that he is through with what comes before the first record; in the guide itself that needs no saying. */
  protected readonly unready = computed(
    () => this.settings.now()?.ready === false && this.session.may('registry.change') && !this.address().startsWith('/setup'),
  );

  protected readonly pastPresets = computed(() =>
    (['lastYear', 'lastQuarter', 'lastMonth'] as Preset[]).map((name) => ({ name, day: presetDay(name, this.asOf.today()) })),
  );

  /** Where and as what: 崇川区 · 联络员; the first grant speaks for the others. */
  protected readonly standing = computed(() => {
    this.language.now();
    const [grant] = this.session.grants();
    if (this.session.account()?.unit) return this.session.account()?.unit ?? '';
    if (!grant) return '';
    const where = grant.areaName ?? this.registry.info()?.city?.name;
    return [where, this.words.translate(`roles.${grant.role}`)].filter(Boolean).join(' · ');
  });

  constructor() {
    inject(Keys).bind([
      { key: '/', word: 'keys.search', act: () => this.search().focus() },
      { key: 'Ctrl+k', word: 'keys.commands', act: () => this.search().focus() },
      { key: 'h', word: 'pages.home', act: () => void this.router.navigate(['/home'], { queryParams: this.asOf.params() }) },
      { key: 'm', word: 'pages.mine', act: () => void this.router.navigate(['/operations'], { queryParams: this.asOf.params() }) },
      { key: '?', word: 'keys.list', act: () => void this.showKeys() },
    ]);
    // Somebody signed out in another window of the same browser, or the session ended: nothing of it may stay on the screen.
    effect(() => {
      if (!this.session.account()) void this.router.navigate(['/sign-in']);
    });
  }

  protected toContent(event: Event): void {
    event.preventDefault();
    this.toPage();
  }

  protected toPage(): void {
    this.main().nativeElement.focus();
  }

  protected async setPassword(): Promise<void> {
    const { OwnPassword } = await import('./own-password');
    OwnPassword.open(this.dialog);
  }

  protected async showKeys(): Promise<void> {
    const { KeyList } = await import('./key-list');
    this.dialog.open(KeyList, { width: '460px' });
  }

  /** Drafts are asked about: the next person at this machine must not wonder whose they are. */
  protected async signOut(): Promise<void> {
    const drafts = this.drafts.mine();
    if (drafts.length) {
      const { SignOut } = await import('./sign-out');
      const answer = await SignOut.ask(this.dialog, drafts);
      if (answer === 'stay') return;
      if (answer === 'drop') this.drafts.dropAll();
    }
    await this.session.signOut();
    await this.router.navigate(['/sign-in']);
  }
}
