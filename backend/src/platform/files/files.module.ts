import { Global, Module } from '@nestjs/common';
import { FileCheck } from './file-check.js';
import { FileStore } from './file-store.js';

@Global()
@Module({ providers: [FileCheck, FileStore], exports: [FileCheck, FileStore] })
export class FilesModule {}
