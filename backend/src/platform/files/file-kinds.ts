/** A kind of file that is kept: told by its content, not by its name. */
export interface FileKind {
  /** What its name may end with. Files of WPS are made like those of Office. */
  readonly endings: readonly string[];
  /** The media type under which it is given out. */
  readonly type: string;
  /** The browser shows it itself. */
  readonly inPlace: boolean;
}

export const FILE_KINDS = {
  pdf: { endings: ['pdf'], type: 'application/pdf', inPlace: true },
  ofd: { endings: ['ofd'], type: 'application/octet-stream', inPlace: false },
  docx: {
    endings: ['docx', 'wps'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    inPlace: false,
  },
  xlsx: { endings: ['xlsx', 'et'], type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', inPlace: false },
  doc: { endings: ['doc', 'wps'], type: 'application/octet-stream', inPlace: false },
  xls: { endings: ['xls', 'et'], type: 'application/octet-stream', inPlace: false },
  jpg: { endings: ['jpg', 'jpeg'], type: 'image/jpeg', inPlace: true },
  png: { endings: ['png'], type: 'image/png', inPlace: true },
} as const satisfies Record<string, FileKind>;

export type FileKindCode = keyof typeof FILE_KINDS;
export const FILE_KIND_CODES = Object.keys(FILE_KINDS) as FileKindCode[];

/** Bytes of a file, at most; the database says the same. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024;

/** May a file of this kind have this name? */
export function endsAs(kind: FileKindCode, name: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return (FILE_KINDS[kind].endings as readonly string[]).includes(ending);
}
