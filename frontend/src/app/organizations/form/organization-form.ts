import { NgTemplateOutlet } from '@angular/common';
import { afterNextRender, Component, computed, effect, inject, Injector, input, untracked, viewChild } from '@angular/core';
import { FormField, FormRoot, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../shell/as-of';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { Keys } from '../../shell/keys';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { AreaPicker } from '../../ui/area-picker';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import { FieldForm } from '../../ui/field-form';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { Picker } from '../../ui/picker';
import { ChangePreview } from './change-preview';
import { FormClosed, isAbsent, type ClosedWhy } from './form-closed';
import { holdsMobile, oneFault } from './form-rules';
import { FormSaving } from './form-saving';
import { FormTyping } from './form-typing';
import { changeInput } from './form-values';
import { ListTrail } from '../list/list-trail';
import { NamesAlike } from './names-alike';
import { OrganizationLookup } from '../organization-lookup';
import { LEVELS, OrganizationWords } from '../organization-words';
import { WayChoice } from './way-choice';

/** The form for a new organization and for a change. What is typed is kept as a draft of the account until it is saved. */
@Component({
  selector: 'tx-organization-form',
  imports: [
    AreaPicker,
    ChangePreview,
    CitedDocuments,
    DateBox,
    DayButton,
    FieldForm,
    FormClosed,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    NamesAlike,
    NgTemplateOutlet,
    Picker,
    RouterLink,
    TranslocoDirective,
    WayChoice,
  ],
  templateUrl: './organization-form.html',
  styleUrl: './organization-form.scss',
})
export class OrganizationForm implements MayHoldTyping {
  /** Absent: a new organization. */
  readonly id = input<string>();
  /** With what to begin, from the address: kind, type, jurisdiction and parent of a new branch, the name of a compared list. */
  readonly kind = input<string>();
  readonly type = input<string>();
  readonly areaId = input<string>();
  readonly name = input<string>();
  readonly parentId = input<string>();
  /** Field to begin at, from the address: one that was said to be missing. */
  readonly field = input<string>();
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly words = inject(OrganizationWords);
  protected readonly asOf = inject(AsOf);
  protected readonly lookup = inject(OrganizationLookup);
  protected readonly oneFault = oneFault;
  private readonly trail = inject(ListTrail);
  /** The list that one came from, as it was filtered. */
  protected readonly list = computed(() => ({ ...this.trail.address(), ...this.asOf.params() }));
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);

  private readonly beginning = computed(() => {
    const given = { kind: this.kind(), type: this.type(), areaId: this.areaId(), parentId: this.parentId(), name: this.name() };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  });
  protected readonly typing: FormTyping = new FormTyping(this.id, this.beginning, {
    action: () => this.saving.save() as never,
    onInvalid: (field) => this.reach(field().errorSummary()[0]?.fieldTree),
  });
  protected readonly saving: FormSaving = new FormSaving(this.typing);
  protected readonly f = this.typing.f;
  protected readonly record = this.typing.record;
  protected readonly model = this.typing.model;
  protected readonly asked = this.typing.asked;

  /** Why there is no form to fill in, where there is none. */
  protected readonly closed = computed<ClosedWhy | null>(() => {
    const [record, error] = [this.record(), this.typing.loading.error()];
    if (!this.id() && !this.session.may('organizations.found')) return 'noFounding';
    if (error) return isAbsent(error) ? 'absent' : 'failed';
    if (record?.voided) return 'voided';
    if (record?.mergedInto) return 'merged';
    if (record && !(record.mayChange && this.session.may('organizations.change'))) return 'noChange';
    if (this.asOf.elsewhere()) return 'past';
    return this.typing.ready() ? null : 'loading';
  });

  protected readonly types = computed(() =>
    (this.kinds.kind(this.model().kind)?.types ?? []).filter((type) => !type.retired || type.code === this.model().type),
  );
  private readonly wayChoice = viewChild(WayChoice);
  protected readonly levels = LEVELS;

  /** A new organization would not be seen yet. */
  protected readonly ahead = computed(() => {
    const { foundedOn } = this.model();
    return !this.id() && /^\d{4}(-\d{2}){0,2}$/.test(foundedOn) && foundedOn > this.asOf.today();
  });

  /** It will be listed as in preparation. */
  protected readonly preparing = computed(() => !this.model().foundedOn.trim() && this.model().approvedOn.trim() !== '');

  protected readonly mobile = computed(() => {
    const { summary, remarks, supervisor, address, reason, fields } = this.model();
    return [summary, remarks, supervisor, address, reason, ...Object.values(fields)].some(holdsMobile);
  });

  protected readonly preview = computed(() => {
    const { base, changed, descriptions } = this.typing;
    if (!this.id() || !changed().length || (this.asked() && !this.model().way)) return null;
    if (
      this.f()
        .errorSummary()
        .some((e) => e.fieldTree !== this.f.reason)
    )
      return null;
    return changeInput(base(), { ...this.model(), reason: this.model().reason || this.words.say('form.previewReason') }, descriptions());
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
      const heading = this.closed() === 'absent' ? this.words.say('page.notFound') : this.typing.heading();
      title.setTitle(`${heading} · ${this.words.say('product')}`);
    });
    const begin = effect(() => {
      if (this.closed() !== null) return;
      begin.destroy();
      const fields = this.f as unknown as Readonly<Record<string, Parameters<typeof this.reach>[0]>>;
      const first = fields[untracked(this.field) ?? ''];
      this.reach(first);
    });
    inject(Keys).bind([{ key: 'Ctrl+s', word: 'organizations.keys.save', act: () => void this.submit(false) }]);
  }

  /** Whether something would have to be typed again; of a session that has ended, the draft is kept and nothing is left to ask. */
  unsaved(): boolean {
    return (this.typing.changed().length > 0 || this.model().documentIds !== '') && this.f().dirty() && this.session.account() !== null;
  }

  /** What is typed where it differs from the record: its own name is no question. */
  protected typedAnew(field: 'name' | 'creditCode'): string {
    return this.typing.changed().includes(field) ? this.model()[field] : '';
  }

  forget(): void {
    this.typing.forget();
  }

  /**
   * Leads to a field that is wrong, once it is on the screen: a quick save asks for what the last key made appear.
   */
  protected reach(field: (() => { focusBoundControl(): void }) | undefined): void {
    if (!field) return;
    const focus = (): void => (field === this.f.way ? this.wayChoice()?.focus() : field().focusBoundControl());
    afterNextRender(focus, { injector: this.injector });
  }

  protected async submit(another: boolean): Promise<void> {
    if (this.closed()) return;
    this.saving.another.set(another);
    await submit(this.f);
  }
}
