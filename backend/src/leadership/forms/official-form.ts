/** A form of the office as paper has it: facts beside their labels, a list of people, and room for opinions and seals. */
export interface OfficialForm {
  readonly title: string;
  readonly landscape: boolean;
  /** What the office and the sample say of themselves above the title. */
  readonly marks: readonly string[];
  /** Rows of one or two facts; an empty value is left to be filled in by hand. */
  readonly facts: readonly (readonly Fact[])[];
  readonly list: FormList | null;
  /** 意见: each with room to write and a line for seal and day. */
  readonly opinions: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface FormList {
  /** Heads with the share of the width that each takes. */
  readonly columns: readonly { readonly head: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}
