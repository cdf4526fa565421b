import { Module } from '@nestjs/common';
import { SectionsController } from './sections.controller.js';
import { SectionsQueries } from './sections.queries.js';
import { SectionsService } from './sections.service.js';

@Module({
  controllers: [SectionsController],
  providers: [SectionsQueries, SectionsService],
  exports: [SectionsQueries, SectionsService],
})
export class SectionsModule {}
