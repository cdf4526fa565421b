import { httpResource } from '@angular/common/http';
import { Component, computed, effect, type ElementRef, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LegalReminderList, VacancyList } from '../../api/leadership';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { showDate } from '../../ui/partial-date';

/** 一把手空缺: where nobody holds the first post on the day, and where the 法定代表人 is to be settled. */
@Component({
  selector: 'tx-vacancies-page',
  imports: [MatButton, MatProgressBar, RouterLink, TranslocoDirective],
  templateUrl: './vacancies-page.html',
  styleUrl: './vacancies-page.scss',
})
export class VacanciesPage {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);

  private readonly vacant = httpResource<VacancyList>(() => ({ url: '/api/leadership/vacancies', params: this.asOf.params() }));
  private readonly reminders = httpResource<LegalReminderList>(() => ({ url: '/api/leadership/reminders', params: this.asOf.params() }));
  protected readonly list = computed(() => (this.vacant.hasValue() ? this.vacant.value() : undefined));
  protected readonly legal = computed(() => (this.reminders.hasValue() ? this.reminders.value().items : undefined));
  protected readonly failure = computed(() => {
    const error = this.vacant.error() ?? this.reminders.error();
    return error ? (problemOf(error)?.detail ?? this.words.translate('leadership.vacancies.failed')) : '';
  });
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  private readonly legalHeading = viewChild<ElementRef<HTMLElement>>('legalHeading');

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.words.translate('leadership.vacancies.title')} · ${this.words.translate('frame.name')}`);
    });
    // Asked for by its place in the page, it is gone to once both lists stand and nothing above it grows any more.
    effect(() => {
      if (this.fragment() === 'legal' && this.list()) this.legalHeading()?.nativeElement.focus();
    });
  }

  protected date(text: string | null): string {
    return showDate(text, this.language.now());
  }

  protected read(): void {
    this.vacant.reload();
    this.reminders.reload();
  }
}
