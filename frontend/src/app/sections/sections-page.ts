import { httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, linkedSignal, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client, newKey } from '../api/client';
import type { Section, SectionList, SectionsDone } from '../api/care';
import { AsOf } from '../shell/as-of';
import { Language } from '../shell/language';
import { OfficeActs } from '../shell/office-acts';
import { Session } from '../shell/session';
import { focusOnRenamed, KeptActs } from '../ui/kept-acts';
import { focusOnMoved, withMoved } from '../ui/order-list';

const URL = '/api/sections';

/** 责任科室: the sections of the office in its own order. The administrator adds, renames, retires and moves them. */
@Component({
  selector: 'tx-sections-page',
  imports: [FormField, FormRoot, KeptActs, MatButton, MatFormFieldModule, MatIcon, MatInput, RouterLink, TranslocoDirective],
  templateUrl: './sections-page.html',
  styleUrl: './sections-page.scss',
})
export class SectionsPage {
  protected readonly session = inject(Session);
  protected readonly asOf = inject(AsOf);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly acts = inject(OfficeActs);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly answer = httpResource<SectionList>(() => (this.session.may('sections.manage') ? URL : undefined));
  /** As the last act left them; the next reading replaces it. */
  protected readonly sections = linkedSignal<readonly Section[]>(() => (this.answer.hasValue() ? this.answer.value().items : []));
  /** The section that is being renamed. */
  protected readonly renaming = signal('');

  private readonly fresh = signal({ name: '' });
  protected readonly adding = form(
    this.fresh,
    (o) => {
      required(o.name, { message: () => this.needed() });
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
      required(o.name, { message: () => this.needed() });
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

  protected move(index: number, by: 1 | -1): Promise<void> {
    const [ids, moved] = withMoved(this.sections(), index, by);
    if (moved === undefined) return Promise.resolve();
    return this.acts.run({
      work: () => this.client.put<SectionsDone>(`${URL}/order`, { ids }),
      told: this.words.translate('sections.moved'),
      after: (done) => {
        this.take(done);
        if (done) afterNextRender(() => focusOnMoved(this.element.nativeElement, moved, by), { injector: this.injector });
      },
    });
  }

  protected startRenaming(id: string): void {
    this.renaming.set(id);
    afterNextRender(() => this.naming.name().focusBoundControl(), { injector: this.injector });
  }

  protected stopRenaming(): void {
    const id = this.renaming();
    this.renaming.set('');
    afterNextRender(() => focusOnRenamed(this.element.nativeElement, id), { injector: this.injector });
  }

  protected retire({ id, name, retired }: Section): Promise<void> {
    return this.acts.run({
      work: () => this.client.patch<SectionsDone>(`${URL}/${id}`, { retired: !retired }),
      told: this.words.translate(retired ? 'sections.takenUp' : 'sections.retiredDone', { name }),
      after: this.take,
    });
  }

  private add(field: FieldTree<{ name: string }>) {
    const name = this.fresh().name.trim();
    return this.acts.submit(field, {
      work: () => this.client.post<SectionsDone>(URL, { name }, { key: newKey() }),
      told: this.words.translate('sections.added', { name }),
      after: (done) => {
        this.take(done);
        if (done) field().reset({ name: '' });
      },
    });
  }

  private rename(field: FieldTree<{ name: string }>) {
    const name = this.name().name.trim();
    return this.acts.submit(field, {
      work: () => this.client.patch<SectionsDone>(`${URL}/${this.renaming()}`, { name }),
      told: this.words.translate('sections.renamed', { name }),
      after: (done) => {
        this.take(done);
        this.stopRenaming();
      },
    });
  }

  /** As the act left them; after an undo they are asked for. */
  private readonly take = (done?: SectionsDone): void => {
    if (done) this.sections.set(done.items);
    else this.answer.reload();
  };

  private needed(): string {
    this.language.now();
    const field: string = this.words.translate('sections.name');
    return this.words.translate('ui.field.required', { field });
  }
}
