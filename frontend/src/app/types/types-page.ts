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
import type { TypeInUse, TypesDone } from '../api/organization-types';
import { AsOf } from '../shell/as-of';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { OfficeActs } from '../shell/office-acts';
import { Session } from '../shell/session';
import { focusOnRenamed, KeptActs } from '../ui/kept-acts';
import { listState } from '../ui/list-state';
import { focusOnMoved, OrderList, type Ordered, withMoved } from '../ui/order-list';

const URL = '/api/types';

interface Names {
  readonly name: string;
  readonly nameEn: string;
}

/** 类型与次序: the kinds in the office's order, and the types of the one that is open. The address says which. */
@Component({
  selector: 'tx-types-page',
  imports: [FormField, FormRoot, MatButton, MatFormFieldModule, KeptActs, MatIcon, MatInput, OrderList, RouterLink, TranslocoDirective],
  templateUrl: './types-page.html',
  styleUrl: './types-page.scss',
})
export class TypesPage {
  protected readonly session = inject(Session);
  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  private readonly acts = inject(OfficeActs);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly state = listState({ kind: '' });

  protected readonly answer = httpResource<{ items: readonly TypeInUse[] }>(() => (this.session.may('types.manage') ? URL : undefined));
  /** As the last act left them; the next reading replaces it. */
  private readonly all = linkedSignal<readonly TypeInUse[]>(() => (this.answer.hasValue() ? this.answer.value().items : []));
  protected readonly kind = computed(() => this.kinds.kind(this.state.query().kind) ?? this.kinds.all()[0]);
  protected readonly types = computed(() => this.all().filter(({ kind }) => kind === this.kind()?.code));
  protected readonly orderedKinds = computed(() => this.kinds.all().map((kind) => this.ordered(kind)));
  /** The parties in the office's order, where the kind has a field for them. */
  protected readonly parties = computed(() => {
    const field = this.kind()?.fields.find(({ code }) => code === 'party');
    return (field?.options ?? []).map((option) => this.ordered(option));
  });
  /** What the system knows of the types in use: posts, and fields that other types of the kind have not; types that are alike are told together. Described, not edited. */
  protected readonly described = computed(() => {
    const kind = this.kind();
    const list = (all: readonly { readonly name: string; readonly nameEn: string | null }[]) =>
      all.map((one) => this.language.nameOf(one)).join(this.language.now() === 'en' ? ', ' : '、');
    const each = (kind?.types ?? [])
      .filter(({ retired }) => !retired)
      .map((type) => ({
        type,
        posts: list(type.posts),
        fields: list(kind?.fields.filter(({ types }) => types?.includes(type.code)) ?? []),
      }));
    type Told = (typeof each)[number];
    const alike = (one: Told) => each.filter(({ posts, fields }) => posts === one.posts && fields === one.fields).map(({ type }) => type);
    return each
      .filter((one) => alike(one)[0] === one.type)
      .map((one) => ({ code: one.type.code, name: list(alike(one)), posts: one.posts, fields: one.fields }));
  });
  protected readonly failed = computed(() => this.answer.error() !== undefined);
  /** The type that is being renamed. */
  protected readonly renaming = signal('');

  protected readonly adding = this.namesForm(signal<Names>({ name: '', nameEn: '' }), (field) => this.add(field));
  protected readonly naming = this.namesForm(
    linkedSignal({
      source: () => ({ id: this.renaming(), all: this.all() }),
      computation: ({ id, all }) => {
        const type = all.find((one) => one.id === id);
        return { name: type?.name ?? '', nameEn: type?.nameEn ?? '' };
      },
    }),
    (field) => this.rename(field),
  );

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.words.translate('types.title')} · ${this.words.translate('types.product')}`);
    });
  }

  protected open(kind: string): void {
    this.renaming.set('');
    void this.state.change({ kind });
  }

  protected async move(index: number, by: 1 | -1): Promise<void> {
    const [ids, moved] = withMoved(this.types(), index, by);
    if (moved === undefined) return;
    await this.putInOrder(
      () => this.client.put<TypesDone>(`${URL}/order`, { kind: this.kind()?.code, ids }),
      () => focusOnMoved(this.element.nativeElement, moved, by),
    );
  }

  protected orderKinds(kinds: string[]): Promise<void> {
    return this.putInOrder(() => this.client.put<TypesDone>(`${URL}/order-of-kinds`, { kinds }));
  }

  protected orderParties(parties: string[]): Promise<void> {
    return this.putInOrder(() => this.client.put<TypesDone>(`${URL}/order-of-parties`, { parties }));
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

  protected retire({ id, name, retired }: TypeInUse): Promise<void> {
    return this.acts.run({
      work: () => this.client.patch<TypesDone>(`${URL}/${id}`, { retired: !retired }),
      told: this.words.translate(retired ? 'types.takenUp' : 'types.retiredDone', { name }),
      after: this.take,
    });
  }

  protected remove({ id, name }: TypeInUse): Promise<void> {
    return this.acts.run({
      work: () => this.client.remove<TypesDone>(`${URL}/${id}`),
      told: this.words.translate('types.removed', { name }),
      after: this.take,
    });
  }

  private add(field: FieldTree<Names>) {
    const { name, nameEn } = trimmed(field().value());
    return this.acts.submit(field, {
      work: () => this.client.post<TypesDone>(URL, { kind: this.kind()?.code, name, nameEn: nameEn || null }, { key: newKey() }),
      told: this.words.translate('types.added', { name }),
      after: (done) => {
        this.take(done);
        if (done) field().reset({ name: '', nameEn: '' });
      },
    });
  }

  private rename(field: FieldTree<Names>) {
    const { name, nameEn } = trimmed(field().value());
    return this.acts.submit(field, {
      work: () => this.client.patch<TypesDone>(`${URL}/${this.renaming()}`, { name, nameEn: nameEn || null }),
      told: this.words.translate('types.renamed', { name }),
      after: (done) => {
        this.take(done);
        this.stopRenaming();
      },
    });
  }

  private putInOrder(work: () => Promise<TypesDone>, shown?: () => void): Promise<void> {
    return this.acts.run({
      work,
      told: this.words.translate('types.moved'),
      after: (done) => {
        this.take(done);
        if (done && shown) afterNextRender(shown, { injector: this.injector });
      },
    });
  }

  /** As the act left them; the forms and filters of the whole application read them anew. After an undo they are asked for. */
  private readonly take = (done?: TypesDone): void => {
    if (done) this.all.set(done.items);
    else this.answer.reload();
    this.kinds.reload();
  };

  private ordered(one: { readonly code: string; readonly name: string; readonly nameEn: string | null }): Ordered {
    return { id: one.code, name: this.language.nameOf(one) };
  }

  private namesForm(model: ReturnType<typeof signal<Names>>, action: (field: FieldTree<Names>) => Promise<unknown>) {
    return form(
      model,
      (o) => {
        required(o.name, { message: () => this.needed() });
        maxLength(o.name, 60);
        maxLength(o.nameEn, 120);
      },
      {
        submission: {
          action: (field) => action(field) as ReturnType<OfficeActs['submit']>,
          onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
        },
      },
    );
  }

  private needed(): string {
    this.language.now();
    const field: string = this.words.translate('types.name');
    return this.words.translate('ui.field.required', { field });
  }
}

const trimmed = ({ name, nameEn }: Names): Names => ({ name: name.trim(), nameEn: nameEn.trim() });
