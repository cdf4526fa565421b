import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { SearchModule } from '../search/index.js';
import { Citing } from './citing.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsDesk } from './documents.desk.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsSearch } from './documents.search.js';
import { DocumentsService } from './documents.service.js';
import { DocumentsHistoryPort } from './history.port.js';

@Module({
  imports: [HistoryModule, SearchModule],
  controllers: [DocumentsController],
  providers: [Citing, DocumentsDesk, DocumentsHistoryPort, DocumentsQueries, DocumentsSearch, DocumentsService],
  exports: [Citing, DocumentsQueries, DocumentsService],
})
export class DocumentsModule {}
