import { Module } from '@nestjs/common';
import { OutgoingFiles } from './outgoing-files.js';
import { WorkbookReader } from './reading/workbook-reader.js';

@Module({ providers: [OutgoingFiles, WorkbookReader], exports: [OutgoingFiles, WorkbookReader] })
export class SpreadsheetsModule {}
