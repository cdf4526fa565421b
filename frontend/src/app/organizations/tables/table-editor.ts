import { Component, computed, inject, input, model } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  COMPARISONS,
  DIMENSIONS,
  HOWS,
  NUMBERINGS,
  OFFICER_COLUMNS,
  OFFICERS_AMONG,
  OFFICERS_ORDERS,
  OFFICERS_PER,
  OFFICERS_SPANS,
  ORDERS,
  SIGNATURES,
  SPANS,
  type Comparison,
  type Dimension,
  type How,
  type MovementsOf,
  type OfficerColumn,
  type Officers,
  type Register,
  type RegisterColumn,
  type Signature,
  type Statistic,
  type TableDefinition,
} from '../../api/tables';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { OrganizationWords } from '../organization-words';
import { columnsOfTables, measuresOf } from './table-content';

/** Fields that a title may hold, as they are typed in either language. */
const TITLE_FIELDS = { zh: ['{单位}', '{年}', '{截至日期}'], en: ['{office}', '{year}', '{asOf}'] } as const;

type Form = 'register' | 'statistic' | 'movements' | 'officers';
const BEGUN: Readonly<Record<Form, Partial<TableDefinition>>> = {
  register: {
    register: {
      groupBy: 'area',
      subtotals: true,
      headings: false,
      numbering: 'through',
      order: 'office',
      columns: ['name', 'areaName', 'type', 'foundedOn', 'status'].map((key) => ({ key })),
    },
  },
  statistic: { statistic: { rows: 'area', across: 'type', measure: 'count', compare: [...COMPARISONS] } },
  movements: { movements: { span: 'year', hows: ['founded', 'dissolved', 'merged', 'renamed'] } },
  officers: {
    officers: {
      per: 'office',
      order: 'rank',
      among: 'responsible',
      span: 'now',
      columns: [{ key: 'name' }],
      officer: ['post', 'name', 'employer', 'title', 'since'],
    },
  },
};

/** 表样: how a question is set as a table. What is changed here is seen on the paper at once. */
@Component({
  selector: 'tx-table-editor',
  imports: [MatCheckbox, MatFormFieldModule, MatIcon, MatIconButton, MatInput, MatRadioModule, MatSelectModule, TranslocoDirective],
  templateUrl: './table-editor.html',
  styleUrl: './table-editor.scss',
})
export class TableEditor {
  readonly definition = model.required<TableDefinition>();
  /** The kind that is asked for; empty: all. */
  readonly kind = input('');
  /** 填报单位 of the paper; empty: it is written by hand. */
  readonly office = input<string>();
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  protected readonly words = inject(OrganizationWords);

  protected readonly dimensions = DIMENSIONS;
  protected readonly comparisons = COMPARISONS;
  protected readonly numberings = NUMBERINGS;
  protected readonly orders = ORDERS;
  protected readonly signatures = SIGNATURES;
  protected readonly spans = SPANS;
  protected readonly hows = HOWS;
  /** Choices of a list of officers: what a line is, its order, whom it lists and of when. */
  protected readonly ofOfficers = { per: OFFICERS_PER, order: OFFICERS_ORDERS, among: OFFICERS_AMONG, span: OFFICERS_SPANS } as const;
  protected readonly officerChoices = ['per', 'order', 'among', 'span'] as const;
  protected readonly officerColumns = OFFICER_COLUMNS;
  protected readonly titleFields = computed(() => TITLE_FIELDS[this.language.now() === 'en' ? 'en' : 'zh']);

  protected readonly measures = computed(() => [
    { key: 'count', name: this.words.say('tables.count') },
    ...measuresOf(this.kinds.kind(this.kind()), this.kinds.all()).map((one) => ({ key: one.key, name: this.language.nameOf(one) })),
  ]);
  /** Where no kind is asked for, those of all kinds. */
  private readonly all = computed(() => {
    this.language.now();
    const kind = this.kinds.kind(this.kind());
    return columnsOfTables(kind ? [kind] : this.kinds.all(), this.words, (field) => this.language.nameOf(field));
  });
  /** A column may be of a kind that is no longer asked for. */
  private readonly known = computed(() => {
    const every = columnsOfTables(this.kinds.all(), this.words, (field) => this.language.nameOf(field));
    return new Map([...every, ...this.all()].map((column) => [column.key, column]));
  });
  /** The columns of the organizations with what the list calls them. */
  private readonly own = computed(() => (this.definition().register ?? this.definition().officers)?.columns ?? []);
  protected readonly columns = computed(() =>
    this.own().map((column) => {
      const { label = column.key, number = false } = this.known().get(column.key) ?? {};
      return { ...column, label, number };
    }),
  );
  protected readonly further = computed(() => this.all().filter(({ key }) => !this.columns().some((column) => column.key === key)));

  protected set(change: Partial<TableDefinition>): void {
    this.definition.update((now) => ({ ...now, ...change }));
  }

  protected setTitle(at: number, text: string): void {
    const title = [this.definition().title[0] ?? '', this.definition().title[1] ?? ''];
    title[at] = text;
    this.set({ title: title[1]?.trim() ? title : title.slice(0, 1) });
  }

  /** Puts a field behind what the first line of the title says. */
  protected addToTitle(field: string): void {
    this.setTitle(0, `${this.definition().title[0] ?? ''}${field}`);
  }

  protected setRegister(change: Partial<Register>): void {
    const { register } = this.definition();
    if (register) this.set({ register: { ...register, ...change } });
  }

  protected setStatistic(change: Partial<Statistic>): void {
    const { statistic } = this.definition();
    if (statistic) this.set({ statistic: { ...statistic, ...change } });
  }

  protected setMovements(change: Partial<MovementsOf>): void {
    const { movements } = this.definition();
    if (movements) this.set({ movements: { ...movements, ...change } });
  }

  protected setOfficers(change: Partial<Officers>): void {
    const { officers } = this.definition();
    if (officers) this.set({ officers: { ...officers, ...change } });
  }

  protected chooseOfficers(choice: 'per' | 'order' | 'among' | 'span', value: string): void {
    this.setOfficers({ [choice]: value });
  }

  protected tell(all: readonly OfficerColumn[], one: OfficerColumn, on: boolean): OfficerColumn[] {
    return OFFICER_COLUMNS.filter((each) => (each === one ? on : all.includes(each)));
  }

  private setColumns(columns: readonly RegisterColumn[]): void {
    this.setRegister({ columns });
    this.setOfficers({ columns });
  }

  protected moved(all: readonly How[], one: How, on: boolean): How[] {
    return HOWS.filter((each) => (each === one ? on : all.includes(each)));
  }

  /** What the other forms were set to is begun anew. */
  protected choose(form: Form): void {
    this.set({ register: null, statistic: null, movements: null, officers: null, ...BEGUN[form] });
  }

  protected setColumn(at: number, change: Partial<RegisterColumn>): void {
    // What is emptied is left to the list again.
    this.setColumns(this.own().map((column, index) => (index === at ? withoutEmpty({ ...column, ...change }) : column)));
  }

  protected addColumn(key: string): void {
    this.setColumns([...this.own(), { key }]);
  }

  protected removeColumn(at: number): void {
    this.setColumns(this.own().filter((_, index) => index !== at));
  }

  protected move(at: number, by: 1 | -1): void {
    const columns = [...this.own()];
    const [moved] = columns.splice(at, 1);
    if (moved) columns.splice(at + by, 0, moved);
    this.setColumns(columns);
  }

  protected sign(one: Signature, on: boolean): void {
    this.set({ signatures: SIGNATURES.filter((each) => (each === one ? on : this.definition().signatures.includes(each))) });
  }

  protected compared(all: readonly Comparison[], one: Comparison, on: boolean): Comparison[] {
    return COMPARISONS.filter((each) => (each === one ? on : all.includes(each)));
  }

  protected dimension(value: string): Dimension | null {
    return DIMENSIONS.find((one) => one === value) ?? null;
  }
}

function withoutEmpty({ key, head, over, width, total, compare }: RegisterColumn): RegisterColumn {
  return {
    key,
    ...(head?.trim() && { head }),
    ...(over?.trim() && { over }),
    ...(width && { width }),
    ...(total && { total }),
    ...(compare?.length && { compare }),
  };
}
