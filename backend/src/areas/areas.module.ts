import { Module } from '@nestjs/common';
import { SearchModule } from '../search/index.js';
import { AreasController } from './areas.controller.js';
import { AreasDesk } from './areas.desk.js';
import { AreasQueries } from './areas.queries.js';
import { AreasReading } from './areas.reading.js';
import { AreasLoader } from './areas.loader.js';
import { AreasSearch } from './areas.search.js';
import { AreasService } from './areas.service.js';

@Module({
  imports: [SearchModule],
  controllers: [AreasController],
  providers: [AreasDesk, AreasQueries, AreasLoader, AreasReading, AreasSearch, AreasService],
  exports: [AreasDesk, AreasLoader, AreasQueries, AreasService, AreasReading],
})
export class AreasModule {}
