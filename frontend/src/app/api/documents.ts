/** A paper with its file, as the server gives it. */
export interface Document {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly fileName: string;
  /** By its content. */
  readonly fileKind: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The browser shows it itself. */
  readonly inPlace: boolean;
  readonly erased: boolean;
  readonly enteredBy: string;
  readonly enteredOn: string;
  readonly mayChange: boolean;
  readonly about: readonly { readonly id: string; readonly name: string }[];
}

export interface DocumentList {
  readonly asOf: string;
  readonly items: readonly Document[];
  readonly next: string | null;
  readonly previous: string | null;
}

export interface DocumentCount {
  readonly asOf: string;
  readonly count: number;
}
