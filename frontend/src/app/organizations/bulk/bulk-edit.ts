import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, FormRoot, submit, validateTree, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BulkAnswer } from '../../api/bulk-edit';
import { newKey } from '../../api/client';
import { findings, isCutOff, problemOf } from '../../api/problem';
import type { ChangeSet } from '../../api/changes';
import type { OrganizationCount } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { Session } from '../../shell/session';
import { AreaPicker } from '../../ui/area-picker';
import { FieldForm } from '../../ui/field-form';
import { faultOf, valueOf, type FieldDescription } from '../../ui/field-rules';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { listState } from '../../ui/list-state';
import { dayAfter } from '../../ui/partial-date';
import { Picker } from '../../ui/picker';
import { bulkFields, type BulkField } from './bulk-fields';
import { BulkRecords } from './bulk-records';
import { FormClosed, type ClosedWhy } from '../form/form-closed';
import { wayRules } from '../form/form-rules';
import { GoneUnits } from '../list/gone-units';
import { ListChips } from '../list/list-chips';
import { totalOf } from '../list/list-foot';
import { LIST_DEFAULTS } from '../list/list-query';
import { ListSelection, MOST_AT_ONCE } from '../list/list-selection';
import { ListTrail } from '../list/list-trail';
import { OfficeHands } from '../list/office-hands';
import { OrganizationLookup } from '../organization-lookup';
import { OrganizationWords } from '../organization-words';
import { countRequest, filterParams, OrganizationActs, type Input } from '../organizations.api';
import { UndoPanel } from '../page/undo-panel';
import { WayChoice } from '../form/way-choice';

interface BulkValues {
  readonly values: Record<string, string>;
  readonly way: '' | 'from' | 'correction';
  readonly effectiveOn: string;
  readonly effectiveUntil: string;
  readonly reason: string;
  /** Ids of documents, joined by commas. */
  readonly documentIds: string;
}

/** 批量修改: which fields, from which day; then what would become of each record; then the outcome, with its undo. */
@Component({
  selector: 'tx-bulk-edit',
  imports: [
    AreaPicker,
    BulkRecords,
    CitedDocuments,
    FieldForm,
    FormClosed,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    Picker,
    RouterLink,
    TranslocoDirective,
    UndoPanel,
    WayChoice,
  ],
  providers: [GoneUnits, ListChips, OfficeHands],
  templateUrl: './bulk-edit.html',
  styleUrl: './bulk-edit.scss',
})
export class BulkEdit implements MayHoldTyping {
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  protected readonly lookup = inject(OrganizationLookup);
  protected readonly trail = inject(ListTrail);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly selection = inject(ListSelection);
  private readonly acts = inject(OrganizationActs);

  /** The filter in the address, where all that it finds is meant; else the rows selected in the list. */
  private readonly address = listState({ ...LIST_DEFAULTS, of: '' });
  protected readonly byFilter = computed(() => this.address.query().of === 'filter');
  private readonly counted = httpResource<OrganizationCount>(() =>
    this.byFilter() ? countRequest(this.address.query(), this.asOf.params()) : undefined,
  );
  protected readonly count = computed(() =>
    this.byFilter() ? totalOf(this.counted.hasValue() ? this.counted.value() : undefined) : this.selection.rows().length,
  );
  protected readonly chips = inject(ListChips).of(this.address.query);
  protected readonly named = 5;
  protected readonly names = computed(() =>
    this.words.list(
      this.selection
        .rows()
        .slice(0, this.named)
        .map(({ name }) => name),
    ),
  );
  private readonly ofKinds = computed(() => {
    const { kind } = this.address.query();
    if (!this.byFilter()) return [...new Set(this.selection.rows().map((row) => row.kind))];
    return kind ? kind.split(',') : this.kinds.all().map(({ code }) => code);
  });
  protected readonly closed = computed<ClosedWhy | null>(() => {
    if (!this.session.may('organizations.change')) return 'noBulk';
    if (this.asOf.elsewhere()) return 'past';
    if (!this.kinds.loaded() || (this.byFilter() && this.counted.isLoading())) return 'loading';
    if (this.outcome()) return null;
    if ((this.count() ?? 0) > MOST_AT_ONCE) return 'tooMany';
    return this.count() === 0 ? 'nothingSelected' : null;
  });

  protected readonly fields = computed(() => {
    this.language.now();
    return bulkFields(this.ofKinds(), { kinds: this.kinds, language: this.language, words: this.words });
  });
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly editors = computed(() => this.fields().filter(({ code }) => this.chosen().includes(code)));
  protected readonly asked = computed(() => this.editors().some((field) => field.asked));
  private readonly model = linkedSignal<readonly BulkField[], BulkValues>({
    source: this.fields,
    computation: (fields, before) => ({
      ...(before?.value ?? { way: '', effectiveOn: '', effectiveUntil: '', reason: '', documentIds: '' }),
      values: { ...Object.fromEntries(fields.map(({ code }) => [code, ''])), ...before?.value.values },
    }),
  });
  protected readonly f = form(
    this.model,
    (o) => {
      wayRules(this.words, this.asked, this.asked)(o);
      validateTree(o.values, ({ value, fieldTree }) => this.editors().flatMap((field) => this.faultIn(field, value(), fieldTree as never)));
    },
    { submission: { action: () => this.look() as never } },
  );

  /** What would become of each record; it speaks of what is typed, and goes with it. */
  protected readonly preview = linkedSignal<unknown, BulkAnswer | null>({
    source: () => [this.model(), this.chosen()],
    computation: () => null,
  });
  protected readonly outcome = signal<BulkAnswer | null>(null);
  protected readonly undoing = signal(false);
  protected readonly taken = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  private key = newKey();
  /** The change set that was written, as the panel of undo takes it. */
  protected readonly done = computed(
    () => ({ changeSet: this.outcome()?.changeSet ?? '', act: 'organizations.changeMany', fields: [] }) as unknown as ChangeSet,
  );

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('bulk.title')} · ${this.words.say('product')}`);
    });
    inject(Keys).bind([
      { key: 'Ctrl+s', word: 'organizations.keys.save', act: () => void (this.preview() ? this.save() : submit(this.f)) },
    ]);
  }

  readonly undrafted = true;

  unsaved(): boolean {
    return this.chosen().length > 0 && !this.outcome() && this.session.account() !== null;
  }

  forget(): void {
    this.chosen.set([]);
  }

  protected at(code: string): FieldTree<string> {
    const tree = (this.f.values as unknown as Record<string, FieldTree<string> | undefined>)[code];
    if (!tree) throw new RangeError(`no field ${code}`);
    return tree;
  }

  protected described(): FieldDescription[] {
    return this.editors().flatMap(({ editor }) => (typeof editor === 'string' ? [] : [editor]));
  }

  protected pickers(editor: BulkField['editor']): BulkField[] {
    return this.editors().filter((field) => field.editor === editor);
  }

  /** 预览: the whole change is tried on the server and taken back. */
  protected async look(): Promise<readonly unknown[] | undefined> {
    const records = this.byFilter() ? {} : { records: this.selection.rows().map(({ id }) => ({ id })) };
    return this.sent(async () => {
      const params = this.byFilter() ? filterParams(this.address.query(), this.asOf.params()) : {};
      const answer = await this.acts.tryMany({ ...this.input(), ...records }, params);
      this.preview.set(answer);
    });
  }

  /** Saves what the preview showed to change, at the versions that it showed: what has changed since is left alone. */
  protected async save(): Promise<void> {
    const changed = this.preview()?.items.filter(({ outcome }) => outcome === 'changed') ?? [];
    if (!changed.length || this.busy()) return;
    await this.sent(async () => {
      const records = changed.map(({ id, version }) => ({ id, version }));
      this.outcome.set(await this.acts.changeMany({ ...this.input(), records }, this.key));
      this.selection.clear();
    });
  }

  private async sent(work: () => Promise<void>): Promise<readonly unknown[] | undefined> {
    this.busy.set(true);
    this.refusal.set('');
    try {
      await work();
      return undefined;
    } catch (error) {
      if (isCutOff(error)) {
        this.refusal.set(this.words.say('form.cutOff'));
        return undefined;
      }
      this.key = newKey();
      const problem = problemOf(error);
      if (!problem) throw error;
      this.preview.set(null);
      const errors = problem.errors?.map((e) => ({ ...e, pointer: this.pointerIn(e.pointer) }));
      const found = findings(this.f, { ...problem, ...(errors ? { errors } : {}) });
      this.refusal.set(found.otherwise.join('；'));
      return found.atFields;
    } finally {
      this.busy.set(false);
    }
  }

  private pointerIn(pointer: string): string {
    const code = pointer.slice(1).replace('/', '.');
    return this.chosen().includes(code) ? `/values/${code}` : pointer;
  }

  private input(): Input {
    const { values, way, effectiveOn, effectiveUntil, reason, documentIds } = this.model();
    const own: Record<string, unknown> = {};
    const ofKind: Record<string, unknown> = {};
    for (const { code, editor } of this.editors()) {
      const typed = values[code] ?? '';
      const value = typeof editor === 'string' ? typed || null : valueOf(editor, typed);
      if (code.startsWith('fields.')) ofKind[code.slice(7)] = value;
      else own[code] = value;
    }
    const from = this.asked() && way === 'from';
    return {
      ...own,
      ...(Object.keys(ofKind).length ? { fields: ofKind } : {}),
      ...(from && effectiveOn ? { effectiveOn } : {}),
      ...(from && effectiveUntil ? { effectiveUntil: dayAfter(effectiveUntil) } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(documentIds ? { documentIds: documentIds.split(',') } : {}),
    };
  }

  private faultIn(
    { code, label, editor, required: needed }: BulkField,
    values: Record<string, string>,
    tree: Record<string, FieldTree<string>>,
  ) {
    const typed = values[code] ?? '';
    const fault = typeof editor === 'string' ? (needed && !typed ? 'required' : null) : faultOf(editor, typed);
    const fieldTree = tree[code];
    if (!fault || !fieldTree) return [];
    const message = typeof editor === 'string' ? this.words.say('form.needed', { field: label }) : this.words.fault(fault, editor, typed);
    return [{ kind: fault, message, fieldTree }];
  }
}
