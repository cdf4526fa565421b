import { Component, computed, effect, inject, input, linkedSignal, resource, signal, untracked, viewChildren } from '@angular/core';
import { form, FormField, FormRoot, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { newKey } from '../api/client';
import { findings, isCutOff, problemOf, type Problem } from '../api/problem';
import type { Organization } from '../api/types';
import { AsOf } from '../shell/as-of';
import { Drafts, type Draft } from '../shell/drafts';
import { Keys } from '../shell/keys';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { AreaPicker } from '../ui/area-picker';
import { DateBox } from '../ui/date-box';
import { DayButton } from '../ui/day-button';
import { FieldForm } from '../ui/field-form';
import { Picker } from '../ui/picker';
import { ChangePreview } from './change-preview';
import { merge } from './conflict';
import { formRules, oneFault } from './form-rules';
import { changedFields, changeInput, foundingInput, isAsked, startValues, type FormValues } from './form-values';
import { FoundingDoubts } from './founding-doubts';
import { OrganizationLookup } from './organization-lookup';
import { OrganizationWords } from './organization-words';
import { OrganizationActs } from './organizations.api';
import { Saved } from './saved';
import { Settling } from './settling';

interface Kept {
  readonly base: FormValues;
  readonly now: FormValues;
}

/** The form for a new organization and for a change. What is typed is kept as a draft of the account until it is saved. */
@Component({
  selector: 'tx-organization-form',
  imports: [
    AreaPicker,
    ChangePreview,
    DateBox,
    DayButton,
    FieldForm,
    FoundingDoubts,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatRadioModule,
    MatSelectModule,
    Picker,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './organization-form.html',
  styleUrl: './organization-form.scss',
})
export class OrganizationForm {
  /** Absent: a new organization. */
  readonly id = input<string>();
  /** Kind to begin with, from the address. */
  readonly kind = input<string>();
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly words = inject(OrganizationWords);
  protected readonly asOf = inject(AsOf);
  protected readonly lookup = inject(OrganizationLookup);
  private readonly acts = inject(OrganizationActs);
  private readonly drafts = inject(Drafts);
  private readonly settling = inject(Settling);
  private readonly snack = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly saved = inject(Saved);

  protected readonly loading = resource({ params: () => this.id(), loader: ({ params }) => this.acts.one(params) });
  /** The record that the typing stands on; a conflict puts the newer one in its place. */
  protected readonly record = linkedSignal<Organization | null>(() => (this.loading.hasValue() ? this.loading.value() : null));
  protected readonly ready = computed(() => this.kinds.loaded() && (!this.id() || this.record() !== null));
  private readonly base = computed(() => startValues(this.record(), this.kinds.all(), this.id() ? {} : { kind: this.kind() ?? '' }));
  protected readonly model = linkedSignal<FormValues>(() => this.base());
  protected readonly changed = computed(() => changedFields(this.base(), this.model()));
  protected readonly asked = computed(() => this.id() !== undefined && isAsked(this.changed()));
  protected readonly types = computed(() =>
    (this.kinds.kind(this.model().kind)?.types ?? []).filter((type) => !type.retired || type.code === this.model().type),
  );
  protected readonly descriptions = computed(() => {
    this.language.now();
    return this.words.descriptions(this.model().kind);
  });

  private readonly ways = viewChildren(MatRadioButton);
  protected readonly oneFault = oneFault;
  protected readonly cutOff = signal(false);
  protected readonly refusal = signal('');
  protected readonly levels = ['national', 'province', 'city', 'county', 'township', 'institution', 'overseas', 'crossRegion', 'outside'];
  private another = false;
  private key = newKey();

  protected readonly f = form(this.model, formRules(this.words, this.descriptions, this.asked), {
    submission: {
      action: (field) => this.save(field as unknown as FieldTree<unknown>) as never,
      onInvalid: (field) => this.reach(field().errorSummary()[0]?.fieldTree),
    },
  });
  /** The draft that was found when the form opened; it waits until it is taken up or dropped. */
  protected readonly offered = linkedSignal<Draft | null>(() => (this.ready() ? untracked(() => this.drafts.find(this.name())) : null));
  protected readonly preview = computed(() => {
    if (!this.id() || !this.changed().length || (this.asked() && !this.model().way)) return null;
    if (
      this.f()
        .errorSummary()
        .some((e) => e.fieldTree !== this.f.reason)
    )
      return null;
    return changeInput(
      this.base(),
      { ...this.model(), reason: this.model().reason || this.words.say('form.previewReason') },
      this.descriptions(),
    );
  });
  protected readonly summary = computed(() =>
    this.f()
      .errorSummary()
      .filter((e) => e.message && e.fieldTree().touched() && oneFault(e.fieldTree().errors()).some((shown) => shown.kind === e.kind)),
  );

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.heading()} · ${this.words.say('product')}`);
    });
    effect(() => {
      if (!this.ready() || this.offered()) return;
      if (this.changed().length || this.model().reason) this.keep(this.cutOff());
    });
    inject(Keys).bind([{ key: 'Ctrl+s', word: 'organizations.keys.save', act: () => void this.submit(false) }]);
  }

  unsaved(): boolean {
    return this.changed().length > 0 && this.f().dirty();
  }

  protected heading(): string {
    const record = this.record();
    return this.id() ? this.words.say('form.change', { name: record?.name ?? '' }) : this.words.say('form.new');
  }

  /** Leads to a field that is wrong. A group of choices has no focus of its own: its first one has. */
  protected reach(field: (() => { focusBoundControl(): void }) | undefined): void {
    if (field === this.f.way) this.ways()[0]?.focus();
    else field?.().focusBoundControl();
  }

  protected async submit(another: boolean): Promise<void> {
    this.another = another;
    const { submit } = await import('@angular/forms/signals');
    await submit(this.f);
  }

  /** Takes up the draft; where the record has moved on since, the two are brought together first. */
  protected async takeDraft(draft: Draft): Promise<void> {
    const { base, now } = draft.values as Kept;
    this.offered.set(null);
    this.key = draft.key;
    this.cutOff.set(draft.sent);
    if (this.record() && draft.version !== this.record()?.version) {
      const merged = merge({ ...this.base(), ...base }, this.base(), { ...this.base(), ...now });
      if (draft.sent && merged.nothingLeft) {
        await this.arrived(this.record());
        return;
      }
      const values = await this.settling.settle(merged, this.model(), null);
      this.model.set(values ?? merged.values);
    } else this.model.set({ ...this.base(), ...now, fields: { ...this.base().fields, ...now.fields } });
    this.f().markAsDirty();
  }

  protected dropDraft(): void {
    this.drafts.drop(this.name());
    this.offered.set(null);
  }

  protected async cancel(): Promise<void> {
    const id = this.id();
    await this.router.navigate(id ? ['/organizations', id] : ['/organizations']);
  }

  private name(): string {
    return this.id() ?? 'new';
  }

  private keep(sent: boolean): void {
    const values: Kept = { base: this.base(), now: this.model() };
    this.drafts.keep({
      form: this.name(),
      title: this.heading(),
      at: new Date().toISOString(),
      values,
      version: this.record()?.version ?? null,
      key: this.key,
      sent,
    });
  }

  private async save(field: FieldTree<unknown>): Promise<readonly unknown[] | undefined> {
    this.refusal.set('');
    if (this.id() && !this.changed().length) {
      await this.cancel();
      return undefined;
    }
    this.keep(true);
    try {
      const record = this.record();
      const done = record
        ? await this.acts.change(record, changeInput(this.base(), this.model(), this.descriptions()), this.key)
        : await this.acts.found(foundingInput(this.model(), this.descriptions()), this.key);
      await this.arrived(done);
      return undefined;
    } catch (error) {
      if (isCutOff(error)) {
        this.cutOff.set(true);
        return undefined;
      }
      this.keep(false);
      // A refused request was answered: the next try is another request.
      this.key = newKey();
      const problem = problemOf(error);
      if (!problem) throw error;
      if (problem.current && problem.status === 412) return this.rebase(problem, problem.current, field);
      const found = findings(field, problem);
      this.refusal.set(found.otherwise.join('；'));
      return found.atFields;
    }
  }

  /** Somebody was faster. Fields that don't touch are brought together and saved; the others are asked about. */
  private async rebase(problem: Problem, current: Organization, field: FieldTree<unknown>): Promise<readonly unknown[] | undefined> {
    const merged = merge(this.base(), startValues(current, this.kinds.all()), this.model());
    if (merged.nothingLeft) {
      await this.arrived(current);
      return undefined;
    }
    const values = await this.settling.settle(merged, this.model(), problem);
    if (!values) return undefined;
    this.record.set(current);
    this.model.set(values);
    this.f().markAsDirty();
    if (merged.taken.length) {
      const who = problem.changes?.[0]?.account ?? null;
      this.snack.open(
        this.words.say('conflict.merged', {
          who: this.words.who(who),
          fields: merged.taken.map((f) => this.words.label(f, current.kind)).join('、'),
        }),
      );
    }
    return this.changed().length ? this.save(field) : undefined;
  }

  private async arrived(record: Organization | null): Promise<void> {
    this.drafts.drop(this.name());
    this.cutOff.set(false);
    this.offered.set(null);
    this.key = newKey();
    if (!record) return;
    const kind = this.model().kind;
    this.f().reset();
    if (this.another && !this.id()) {
      this.model.set(startValues(null, this.kinds.all(), { kind, type: this.model().type, areaId: this.model().areaId }));
      this.f().reset();
    } else {
      this.model.set(this.base());
      await this.router.navigate(['/organizations', record.id]);
    }
    // A founding that is taken back leaves no page to stay on.
    const founded = this.id() === undefined;
    await this.saved.tell(record, this.words.say('form.saved', { name: record.name }), async () => {
      if (founded) await this.router.navigate(['/organizations']);
    });
  }
}
