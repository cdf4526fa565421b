/** A type of a kind as its keeper sees it. */
export interface TypeInUse {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly code: string;
  readonly nameEn: string | null;
  readonly retired: boolean;
  /** Organizations of it today, ended ones too. */
  readonly organizations: number;
  /** Whether any record has or had it: such a type is retired, never deleted. */
  readonly used: boolean;
}

export interface TypesDone {
  readonly items: readonly TypeInUse[];
  readonly changeSet: string | null;
}
