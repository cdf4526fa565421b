import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { TypePosts } from '../../api/leadership-rules';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { ReadingState } from '../rules/reading-state';
import { RuleWords } from '../rules/rule-words';
import { CharterPosts } from './charter-posts';
import { CharterActs, typePosts } from './posts.api';

/** 职务 of all organizations of a type, as their own charters do not say otherwise. */
@Component({
  selector: 'tx-type-posts-page',
  imports: [CharterPosts, ReadingState, RouterLink, TranslocoDirective],
  templateUrl: './type-posts-page.html',
  styleUrl: './charter-page.scss',
})
export class TypePostsPage {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(RuleWords);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly charter = inject(CharterActs);

  protected readonly mayRead = computed(() => this.session.may('leadership.rules'));
  protected readonly mayChange = computed(() => this.session.may('leadership.settings') && !this.asOf.elsewhere());
  protected readonly answer = httpResource<TypePosts>(() =>
    this.mayRead() ? { url: typePosts(this.id()), params: this.asOf.params() } : undefined,
  );
  /** As the last act left them; while they are read anew, what was there stays on the screen. */
  protected readonly posts = linkedSignal<TypePosts | undefined, TypePosts | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly failure = computed(() => {
    const error = this.answer.error();
    return error ? (problemOf(error)?.detail ?? this.words.say('rules.failed')) : '';
  });
  protected readonly acts = computed(() => this.charter.ofType(this.id()));
  protected readonly kind = computed(() => this.kinds.all().find(({ types }) => types.some(({ id }) => id === this.id())));
  protected readonly kindName = computed(() => this.kinds.kindName(this.kind()?.code ?? ''));
  protected readonly name = computed(() => {
    const type = this.kind()?.types.find(({ id }) => id === this.id());
    return type ? this.language.nameOf(type) : '';
  });

  constructor() {
    const [title, words] = [inject(Title), inject(TranslocoService)];
    effect(() => title.setTitle(`${this.words.say('posts.ofType', { name: this.name() })} · ${words.translate('frame.name')}`));
  }

  protected take(posts?: TypePosts): void {
    if (posts) this.posts.set(posts);
    else this.answer.reload();
  }
}
