import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client, newKey } from '../api/client';
import type { Person } from '../api/people';
import { problemOf } from '../api/problem';
import { AsOf } from '../shell/as-of';
import { Language } from '../shell/language';
import { OfficeActs } from '../shell/office-acts';
import { Session } from '../shell/session';
import { lastDay, showDate } from '../ui/partial-date';
import { ReasonDialog } from '../ui/reason-dialog';
import { JoinDialog } from './join-dialog';
import { PersonDialog } from './person-dialog';

/** A person: what is published of him, the offices he holds and held, and whether records of him stand apart. */
@Component({
  selector: 'tx-person-page',
  imports: [MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  readonly id = input.required<string>();
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly acts = inject(OfficeActs);
  private readonly client = inject(Client);
  private readonly dialog = inject(MatDialog);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);

  protected readonly answer = httpResource<Person>(() => ({ url: `/api/people/${this.id()}`, params: { ...this.asOf.params() } }));
  protected readonly person = linkedSignal(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly missing = computed(() => [400, 403, 404].includes(problemOf(this.answer.error())?.status ?? 0));
  protected readonly parts = computed(() => {
    const offices = this.person()?.offices ?? [];
    return [
      { key: 'now', rows: offices.filter(({ state }) => state !== 'left') },
      { key: 'before', rows: offices.filter(({ state }) => state === 'left') },
    ];
  });
  protected readonly mayChange = computed(() => this.person()?.mayChange === true && !this.asOf.elsewhere());
  protected readonly mayJoin = computed(() => this.person()?.mayJoin === true && !this.asOf.elsewhere());
  /** The phone once it was asked for; another person hides it again. */
  protected readonly phone = linkedSignal<string | undefined, string | null>({ source: () => this.person()?.id, computation: () => null });

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.person()?.name ?? this.say('title')} · ${this.words.translate('frame.name')}`);
    });
  }

  protected day(text: string | null): string {
    return text ? showDate(text, this.language.now()) : '';
  }

  protected last(to: string | null): string {
    return to ? showDate(lastDay(to), this.language.now()) : '';
  }

  protected numbers(terms: readonly number[]): string {
    return terms.join(this.language.now() === 'en' ? ', ' : '、');
  }

  protected showPhone({ id }: Person): Promise<void> {
    return this.client.get<{ phone: string | null }>(`/api/people/${id}/phone`).then(
      ({ phone }) => this.phone.set(phone ?? '--'),
      () => this.phone.set(this.say('failed')),
    );
  }

  protected async mend(person: Person): Promise<void> {
    const done = await PersonDialog.ask(this.dialog, { person, sort: 'mend' });
    if (done) this.acts.done(done, { told: this.say('mended'), after: this.take });
  }

  protected async setPhone(person: Person): Promise<void> {
    const done = await PersonDialog.ask(this.dialog, { person, sort: 'phone' });
    if (done) this.acts.done(done, { told: this.say('phoneSet'), after: this.take });
  }

  protected async erasePhone(person: Person): Promise<void> {
    const sure = await ReasonDialog.ask(this.dialog, {
      title: this.say('erasePhone'),
      effect: this.say('eraseEffect', { name: person.name }),
      submit: this.say('erasePhone'),
      reason: false,
    });
    if (sure === undefined) return;
    await this.acts.run({
      work: () => this.client.remove<Person>(`/api/people/${person.id}/phone`, { version: person.version, key: newKey() }),
      told: this.say('phoneErased'),
      after: this.take,
    });
  }

  protected async join(person: Person): Promise<void> {
    const done = await JoinDialog.ask(this.dialog, person);
    if (done) this.acts.done(done, { told: this.say('joinedDone'), after: this.take });
  }

  protected part(person: Person, id: string): Promise<void> {
    return this.acts.run({
      work: () => this.client.post<Person>(`/api/people/${id}/part`, {}, { version: person.version, key: newKey() }),
      told: this.say('parted'),
      after: this.take,
    });
  }

  /** As the last act left him; after an undo he is asked for. */
  private readonly take = (done?: Person): void => {
    this.phone.set(null);
    if (done) this.person.set(done);
    else this.answer.reload();
  };

  private say(key: string, params: Record<string, string> = {}): string {
    return this.words.translate(`people.${key}`, params);
  }
}
