import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client, newKey } from '../api/client';
import { findings, isCutOff, problemOf } from '../api/problem';
import type { Section, SectionList, SectionsDone } from '../api/care';
import type { UndoAnswer } from '../api/types';
import { Language } from '../shell/language';
import { Session } from '../shell/session';

const URL = '/api/sections';

/** 责任科室: the sections of the office in its own order. The administrator adds, renames, retires and moves them. */
@Component({
  selector: 'tx-sections-page',
  imports: [FormField, FormRoot, MatButton, MatFormFieldModule, MatIcon, MatInput, RouterLink, TranslocoDirective],
  templateUrl: './sections-page.html',
  styleUrl: './sections-page.scss',
})
export class SectionsPage {
  protected readonly session = inject(Session);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly snack = inject(MatSnackBar);

  protected readonly answer = httpResource<SectionList>(() => (this.session.may('sections.manage') ? URL : undefined));
  /** As the last act left them; the next reading replaces it. */
  protected readonly sections = linkedSignal<readonly Section[]>(() => (this.answer.hasValue() ? this.answer.value().items : []));
  /** The section that is being renamed. */
  protected readonly renaming = signal('');
  protected readonly busy = signal(false);

  private readonly fresh = signal({ code: '', name: '' });
  protected readonly adding = form(
    this.fresh,
    (o) => {
      required(o.code, { message: () => this.needed('sections.code') });
      required(o.name, { message: () => this.needed('sections.name') });
      maxLength(o.name, 60);
    },
    {
      submission: { action: (field) => this.add(field), onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl() },
    },
  );
  private readonly name = linkedSignal({
    source: () => ({ id: this.renaming(), all: this.sections() }),
    computation: ({ id, all }) => ({ name: all.find((one) => one.id === id)?.name ?? '' }),
  });
  protected readonly naming = form(
    this.name,
    (o) => {
      required(o.name, { message: () => this.needed('sections.name') });
      maxLength(o.name, 60);
    },
    { submission: { action: (field) => this.rename(field) } },
  );
  protected readonly failed = computed(() => this.answer.error() !== undefined);

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.words.translate('sections.title')} · ${this.words.translate('sections.product')}`);
    });
  }

  protected async move(index: number, by: 1 | -1): Promise<void> {
    const ids = this.sections().map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (!moved) return;
    ids.splice(index + by, 0, moved);
    await this.done(() => this.client.put<SectionsDone>(`${URL}/order`, { ids }), this.words.translate('sections.moved'));
  }

  protected async retire({ id, name, retired }: Section): Promise<void> {
    const message = retired ? this.words.translate('sections.takenUp', { name }) : this.words.translate('sections.retiredDone', { name });
    await this.done(() => this.client.patch<SectionsDone>(`${URL}/${id}`, { retired: !retired }), message);
  }

  private add(field: FieldTree<{ code: string; name: string }>) {
    const input = { code: this.fresh().code.trim(), name: this.fresh().name.trim() };
    return this.asked(field, async () => {
      this.take(
        await this.client.post<SectionsDone>(URL, input, { key: newKey() }),
        this.words.translate('sections.added', { name: input.name }),
      );
      field().reset({ code: '', name: '' });
    });
  }

  private rename(field: FieldTree<{ name: string }>) {
    const name = this.name().name.trim();
    return this.asked(field, async () => {
      const done = await this.client.patch<SectionsDone>(`${URL}/${this.renaming()}`, { name });
      this.renaming.set('');
      this.take(done, this.words.translate('sections.renamed', { name }));
    });
  }

  /** What the server refuses comes to its field. */
  private async asked(field: FieldTree<unknown>, work: () => Promise<void>) {
    try {
      await work();
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (!problem && !isCutOff(error)) throw error;
      const found = problem ? findings(field, problem) : { atFields: [], otherwise: [this.words.translate('sections.notSaved')] };
      for (const words of found.otherwise) this.snack.open(words);
      return found.atFields;
    }
  }

  private async done(work: () => Promise<SectionsDone>, message: string): Promise<void> {
    this.busy.set(true);
    try {
      this.take(await work(), message);
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.translate('sections.notSaved'));
    } finally {
      this.busy.set(false);
    }
  }

  private take({ items, changeSet }: SectionsDone, message: string): void {
    this.sections.set(items);
    if (!changeSet) return;
    this.snack
      .open(message, this.words.translate('sections.undo'))
      .onAction()
      .subscribe(() => void this.undo(changeSet));
  }

  private async undo(changeSet: string): Promise<void> {
    try {
      await this.client.post<UndoAnswer>(`/api/changes/${changeSet}/undo`, { reason: this.words.translate('sections.undoReason') });
      this.snack.open(this.words.translate('sections.undone'));
      this.answer.reload();
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.translate('sections.notSaved'));
    }
  }

  private needed(field: 'sections.code' | 'sections.name'): string {
    this.language.now();
    const word: string = this.words.translate(field);
    return this.words.translate('ui.field.required', { field: word });
  }
}
