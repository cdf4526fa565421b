interface SheetFact {
  readonly code: string;
  readonly label: string;
  readonly value: string;
}

/** 一页纸情况表 as data, in the language asked for. */
export interface Sheet {
  readonly asOf: string;
  readonly title: string;
  readonly name: string;
  readonly office: string | null;
  readonly sample: string | null;
  /** What the office has on its prints. */
  readonly mark: string | null;
  /** One fact over the whole width, or two beside each other. */
  readonly rows: readonly (readonly SheetFact[])[];
  readonly madeBy: string;
  readonly madeAt: string;
}
