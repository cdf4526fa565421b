import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../platform/database/known-date.js';

/** 文件: a paper with its file. */
@Entity('documents')
export class Document {
  @PrimaryColumn('uuid')
  id: string;

  @Column('int')
  version: number;

  @Column('text')
  title: string;

  /** 发文字号 */
  @Column({ type: 'text', nullable: true })
  number: string | null;

  @Column(() => KnownDate, { prefix: 'issued' })
  issued: KnownDate;

  @Column({ type: 'text', nullable: true })
  issuer: string | null;

  /** Confirmed as 非密. */
  @Column('bool')
  unclassified: boolean;

  @Column('uuid')
  fileId: string;

  @Column('bytea')
  sha256: string;

  @Column('text')
  fileName: string;

  @Column('uuid')
  enteredBy: string;

  @Column('date')
  enteredOn: string;

  /** The content of its file has been erased for ever. */
  @Column({ type: 'date', nullable: true })
  erasedOn: string | null;

  /** Title, number and issuer as they are looked for. */
  @Column('text')
  words: string;
}
