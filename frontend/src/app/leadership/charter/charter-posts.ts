import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CharterPost, KnownPost, TypePosts } from '../../api/leadership-rules';
import { AsOf } from '../../shell/as-of';
import { Language } from '../../shell/language';
import { OfficeActs } from '../../shell/office-acts';
import { lastDay } from '../../ui/partial-date';
import { ReasonDialog } from '../../ui/reason-dialog';
import { FactsDialog, type FactsData } from '../rules/facts-dialog';
import { RuleWords } from '../rules/rule-words';
import { changedPost, EMPTY_POST, newPeriod, newPost, periodFields, postFields, typedPost } from './post-fields';
import { differences, ofOtherDays, type PostFact, postRows, type PostRow } from './post-rows';
import type { PostActs } from './posts.api';

/** 职务 of a type or of one organization on a day, how they differ from the wider ones, and setting them otherwise. */
@Component({
  selector: 'tx-charter-posts',
  imports: [MatButton, MatIcon, TranslocoDirective],
  templateUrl: './charter-posts.html',
  styleUrl: './charter-posts.scss',
})
export class CharterPosts {
  readonly posts = input.required<TypePosts>();
  /** Of all of a type, or of one organization. */
  readonly of = input.required<'type' | 'organization'>();
  /** Whose they are. */
  readonly name = input.required<string>();
  readonly acts = input.required<PostActs>();
  readonly mayChange = input.required<boolean>();
  /** Of organizations of the kind the chair alone is kept: it may be called otherwise, and no post is added. */
  readonly chairAlone = input(false);
  /** The posts as an act left them; nothing: to be read anew. */
  readonly changed = output<TypePosts | undefined>();
  protected readonly asOf = inject(AsOf);
  protected readonly language = inject(Language);
  protected readonly words = inject(RuleWords);
  private readonly office = inject(OfficeActs);
  private readonly dialog = inject(MatDialog);
  private readonly say = (key: string, values?: Readonly<Record<string, unknown>>): string => this.words.say(key, values);

  protected readonly rows = computed(() => postRows(this.posts()));
  protected readonly others = computed(() => ofOtherDays(this.posts()));

  protected seats({ seats }: KnownPost | CharterPost): string {
    return seats === null
      ? this.say('posts.seatsAs.free')
      : seats === 1
        ? this.say('posts.seatsAs.one')
        : this.say('posts.mostSeats', { n: seats });
  }

  protected standing({ responsible, honorary, hired }: KnownPost | CharterPost): string {
    const standing = this.say(`posts.standings.${honorary ? 'honorary' : responsible ? 'yes' : 'no'}`);
    return hired ? this.words.list([standing, this.say('posts.fields.hired')]) : standing;
  }

  /** 职数 原为 一职一人: what was changed, as it would be otherwise. */
  protected changes(row: PostRow): string {
    const { usual } = row;
    if (usual === null) return '';
    const of = (fact: PostFact): string => {
      const was = { name: this.language.nameOf(usual), rank: String(usual.rank), seats: this.seats(usual) } as Partial<
        Record<PostFact, string>
      >;
      const said = was[fact] ?? this.say(usual[fact] === true ? 'posts.wasSo' : 'posts.wasNot');
      return this.say('posts.was', { fact: this.say(`posts.differs.${fact}`), value: said });
    };
    return this.words.list(differences(row).map(of));
  }

  protected period({ from, to }: CharterPost): string {
    if (from === null && to === null) return this.say('rules.always');
    return this.say(`posts.periods.${from === null ? 'until' : to === null ? 'since' : 'between'}`, {
      from: this.words.date(from),
      to: to === null ? '' : this.words.date(lastDay(to)),
    });
  }

  protected add(): Promise<void> {
    return this.ask({
      title: this.say('posts.add'),
      effect: this.say(`posts.addEffect.${this.of()}`, { name: this.name() }),
      fields: (typed) => postFields(typed, this.say),
      start: EMPTY_POST,
      send: (values, key) => this.acts().define(newPost(values), key),
    });
  }

  /** One that was set here is mended; one of the kind is set otherwise here. */
  protected change(post: KnownPost, own: CharterPost | null): Promise<void> {
    return this.ask({
      title: this.say('posts.changeOf', { post: this.language.nameOf(post) }),
      effect: this.say(`posts.changeEffect.${this.of()}`, { name: this.name() }),
      fields: (typed) => postFields(typed, this.say),
      start: typedPost(own ?? post),
      send: async (values, key) => {
        if (!own) return this.acts().define({ code: post.code, ...newPost(values) }, key);
        const changed = changedPost(values, own);
        return changed && this.acts().change(own.id, changed, key);
      },
    });
  }

  /** The charter has no such post. */
  protected away(post: KnownPost): Promise<void> {
    return this.ask({
      title: this.say('posts.awayOf', { post: this.language.nameOf(post) }),
      effect: this.say(`posts.awayEffect.${this.of()}`, { name: this.name(), post: this.language.nameOf(post) }),
      fields: () => periodFields(this.say),
      start: { from: '', to: '' },
      send: (values, key) => this.acts().define({ code: post.code, name: post.name, present: false, ...newPeriod(values) }, key),
    });
  }

  protected async takeBack(own: CharterPost): Promise<void> {
    const usual = this.posts().usual.some(({ code }) => code === own.code);
    const effect = this.say(usual ? `posts.backEffect.${this.of()}` : 'posts.dropEffect', {
      name: this.name(),
      post: this.language.nameOf(own),
    });
    const asked = {
      title: this.say('posts.backOf', { post: this.language.nameOf(own) }),
      effect,
      submit: this.say('posts.back'),
      reason: false,
    };
    if ((await ReasonDialog.ask(this.dialog, asked)) === undefined) return;
    await this.office.run({
      work: () => this.acts().remove(own.id),
      told: this.say('posts.backDone', { post: this.language.nameOf(own) }),
      after: this.take,
    });
  }

  private async ask(data: Omit<FactsData<TypePosts>, 'submit' | 'documents'>): Promise<void> {
    const done = await FactsDialog.ask<TypePosts>(this.dialog, {
      ...data,
      submit: this.say('rules.save'),
      documents: this.of() === 'organization',
    });
    if (done) this.office.done(done, { told: this.say('posts.saved'), after: this.take });
  }

  private readonly take = (done?: TypePosts): void => this.changed.emit(done);
}
