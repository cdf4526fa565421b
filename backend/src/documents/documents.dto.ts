import { BooleanField, PartialDateField, Shown, ShownOrNull, TextField } from '../platform/http/fields.js';
import { AsOfQuery, ListQuery } from '../platform/http/list-query.js';
import { ChoiceListParam, DayParam, FlagParam, TextParam } from '../platform/http/params.js';
import { FILE_KIND_CODES, type FileKindCode } from '../platform/files/file-kinds.js';
import type { Day } from '../platform/time/day.js';
import type { PartialDate } from '../platform/time/partial-date.js';

const NUMBER = { max: 60, description: '发文字号', example: '通统〔2026〕3号' };

/** 登记文件: the facts beside the file. */
export class DocumentBody {
  @TextField({ max: 200 })
  title: string;

  @TextField({ ...NUMBER, optional: true, nullable: true })
  number?: string | null;

  @PartialDateField({ optional: true, nullable: true, description: '成文日期' })
  issuedOn?: PartialDate | null;

  @TextField({ max: 200, optional: true, nullable: true, description: '发文单位' })
  issuer?: string | null;

  @BooleanField({ description: 'confirms that the paper is not classified (非密): nothing else is kept' })
  unclassified: boolean;
}

/** What is written of a document mended; null empties. The file stays: another file is another document. */
export class DocumentChangeBody {
  @TextField({ max: 500, optional: true, nullable: true, lines: 'several' })
  reason?: string | null;

  @TextField({ max: 200, optional: true })
  title?: string;

  @TextField({ ...NUMBER, optional: true, nullable: true })
  number?: string | null;

  @PartialDateField({ optional: true, nullable: true })
  issuedOn?: PartialDate | null;

  @TextField({ max: 200, optional: true, nullable: true })
  issuer?: string | null;
}

/** 抹除文件内容 */
export class DocumentErasureBody {
  @TextField({ max: 500, lines: 'several' })
  reason: string;
}

/** Which documents are asked for: the same words in the count. */
function filtered<T extends AsOfQuery>(base: new () => T): new () => T & DocumentFilter {
  class Filtered extends (base as new () => AsOfQuery) implements DocumentFilter {
    @TextParam({ max: 200, min: 0, description: 'part of title, number or issuer' })
    q?: string;

    @ChoiceListParam(FILE_KIND_CODES)
    fileKind?: FileKindCode[];

    @DayParam({ description: 'issued on this day or later' })
    issuedFrom?: Day;

    @DayParam({ description: 'issued on this day or earlier' })
    issuedTo?: Day;

    @FlagParam({ description: 'true: entered by this account' })
    mine?: boolean;
  }
  return Filtered as unknown as new () => T & DocumentFilter;
}

export interface DocumentFilter {
  readonly q?: string | undefined;
  readonly fileKind?: readonly FileKindCode[] | undefined;
  readonly issuedFrom?: Day | undefined;
  readonly issuedTo?: Day | undefined;
  readonly mine?: boolean | undefined;
}

export class DocumentListQuery extends filtered(ListQuery) {}
export class DocumentCountQuery extends filtered(AsOfQuery) {}

export class FileQuery {
  @FlagParam({ description: 'true: to be kept on the disk, also where the browser could show it' })
  download?: boolean;
}

class CitingRecord {
  @Shown({ type: String, format: 'uuid' }) id: string;
  @Shown({ type: String }) name: string;
}

export class DocumentAnswer {
  @Shown({ type: String, format: 'uuid' }) id: string;
  @Shown({ type: 'integer' }) version: number;
  @Shown({ type: String }) title: string;
  @ShownOrNull() number: string | null;
  @ShownOrNull() issuedOn: string | null;
  @ShownOrNull() issuer: string | null;
  @Shown({ type: String }) fileName: string;
  @Shown({ enum: FILE_KIND_CODES, description: 'by its content' }) fileKind: FileKindCode;
  @Shown({ type: 'integer' }) bytes: number;
  @Shown({ type: String, description: 'SHA-256 of the file in hexadecimal digits' }) sha256: string;
  @Shown({ type: Boolean, description: 'the browser shows it itself' }) inPlace: boolean;
  @Shown({ type: Boolean, description: 'its content has been erased for ever' }) erased: boolean;
  @Shown({ type: String }) enteredBy: string;
  @Shown({ type: String, format: 'date' }) enteredOn: string;
  @Shown({ type: Boolean, description: 'this account may mend or delete it' }) mayChange: boolean;
  @Shown({ type: [CitingRecord], description: 'organizations that it is about, at most 20, as far as this account sees them' })
  about: CitingRecord[];
}

export class DocumentOneAnswer extends DocumentAnswer {
  @Shown({ type: String, format: 'date' }) asOf: string;
}

export class DocumentListAnswer {
  @Shown({ type: String, format: 'date' }) asOf: string;
  @Shown({ type: [DocumentAnswer] }) items: DocumentAnswer[];
  @ShownOrNull() next: string | null;
  @ShownOrNull() previous: string | null;
}

export class RemovedAnswer {
  @Shown({ type: String, format: 'uuid', description: 'for an undo' }) changeSet: string;
}

export class DocumentCountAnswer {
  @Shown({ type: String, format: 'date' }) asOf: string;
  @Shown({ type: 'integer' }) count: number;
}
