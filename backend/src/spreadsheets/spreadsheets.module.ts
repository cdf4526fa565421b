import { Module } from '@nestjs/common';
import { OutgoingFiles } from './outgoing-files.js';

@Module({ providers: [OutgoingFiles], exports: [OutgoingFiles] })
export class SpreadsheetsModule {}
