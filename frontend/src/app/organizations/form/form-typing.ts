import { computed, effect, inject, linkedSignal, resource, signal, untracked, type Signal } from '@angular/core';
import { form, type FormOptions } from '@angular/forms/signals';
import { newKey } from '../../api/client';
import type { Organization } from '../../api/types';
import { Drafts, type Draft } from '../../shell/drafts';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { OwnArea } from '../../shell/own-area';
import { merge } from './conflict';
import { formRules } from './form-rules';
import { ASKED, changedFields, isAsked, startValues, type FormValues } from './form-values';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs } from '../organizations.api';
import { Settling } from './settling';

interface Kept {
  readonly base: FormValues;
  readonly now: FormValues;
}

/** What is typed about one organization: the record it stands on, what differs from it, and the draft kept of it until it is saved. */
export class FormTyping {
  private readonly acts = inject(OrganizationActs);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(OrganizationWords);
  private readonly drafts = inject(Drafts);
  private readonly settling = inject(Settling);
  private readonly ownArea = inject(OwnArea);

  readonly loading = resource({ params: () => this.id(), loader: ({ params }) => this.acts.one(params) });
  /** The record that the typing stands on; a conflict puts the newer one in its place. */
  readonly record = linkedSignal<Organization | null>(() => (this.loading.hasValue() ? this.loading.value() : null));
  private readonly area = resource({ params: () => (this.id() ? undefined : true), loader: () => this.ownArea.find() });
  readonly ready = computed(() => this.kinds.loaded() && (this.id() ? this.record() !== null : this.area.hasValue()));
  readonly base = computed(() => startValues(this.record(), this.kinds.all(), this.id() ? {} : this.start()));
  readonly model = linkedSignal<FormValues>(() => this.base());
  readonly changed = computed(() => changedFields(this.base(), this.model()));
  /** Of one that has not been founded there is no past to keep: whatever changes is mended. */
  readonly asked = computed(() => this.id() !== undefined && this.record()?.foundedOn !== null && isAsked(this.changed()));
  /** A counted value that was there is changed. As a correction it has to say why: figures of the past change with it. A blank is merely filled in. */
  readonly mends = computed(() => this.asked() && ASKED.some((field) => this.changed().includes(field) && this.base()[field] !== ''));
  readonly descriptions = computed(() => {
    this.language.now();
    const { kind, type } = this.model();
    return this.words.descriptions(kind, type);
  });
  readonly f;

  /** The draft that was found when the form opened; it waits until it is taken up or dropped. */
  readonly offered = linkedSignal<Draft | null>(() => (this.ready() ? untracked(() => this.drafts.find(this.name())) : null));
  /** A save was sent and no answer has come. */
  readonly cutOff = signal(false);
  /** Of the next save; the same while a save was cut off, so that sent again it does the thing once. */
  key = newKey();

  /** Call it in an injection context; without an id it is a new organization. */
  constructor(
    private readonly id: Signal<string | undefined>,
    /** With what a new organization begins, from the address. */
    private readonly beginning: Signal<Partial<FormValues>>,
    submission: FormOptions<FormValues>['submission'],
  ) {
    this.f = form(this.model, formRules(this.words, this.descriptions, this.asked, this.mends), { submission });
    effect(() => {
      if (!this.ready()) return;
      if (this.changed().length || this.model().reason || this.model().documentIds) this.keep(this.cutOff());
      else this.restoreOffer();
    });
  }

  heading(): string {
    return this.id() ? this.words.say('form.change', { name: this.record()?.name ?? '' }) : this.words.say('form.new');
  }

  /** Keeps the draft as it is now. */
  keep(sent: boolean): void {
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

  /** Takes up the draft; where the record has moved on since, the two are brought together first. False: it turned out to be saved. */
  async take(draft: Draft): Promise<boolean> {
    const { base, now } = draft.values as Kept;
    this.offered.set(null);
    this.key = draft.key;
    this.cutOff.set(draft.sent);
    if (this.record() && draft.version !== this.record()?.version) {
      const merged = merge({ ...this.base(), ...base }, this.base(), { ...this.base(), ...now });
      if (draft.sent && merged.nothingLeft) return false;
      const values = await this.settling.settle(merged, this.model(), null);
      this.model.set(values ?? merged.values);
    } else this.model.set({ ...this.base(), ...now, fields: { ...this.base().fields, ...now.fields } });
    this.f().markAsDirty();
    return true;
  }

  /** Drops the draft that was found. */
  drop(): void {
    this.drafts.drop(this.name());
    this.offered.set(null);
  }

  /** Drops what was typed, not a draft of earlier that nobody has decided about. */
  forget(): void {
    this.drafts.drop(this.name());
    this.model.set(this.base());
    this.restoreOffer();
  }

  /** All is saved: no draft stays, and the next save is another one. */
  done(): void {
    this.drop();
    this.cutOff.set(false);
    this.key = newKey();
  }

  private restoreOffer(): void {
    const offered = this.offered();
    if (offered) this.drafts.keep(offered);
  }

  private start(): Partial<FormValues> {
    return { areaId: this.area.hasValue() ? this.area.value() : '', ...this.beginning() };
  }

  private name(): string {
    return this.id() ?? 'new';
  }
}
