import { Module } from '@nestjs/common';
import { AreasController } from './areas.controller.js';
import { AreasQueries } from './areas.queries.js';
import { AreasReading } from './areas.reading.js';
import { AreasLoader } from './areas.loader.js';
import { AreasService } from './areas.service.js';

@Module({
  controllers: [AreasController],
  providers: [AreasQueries, AreasLoader, AreasReading, AreasService],
  exports: [AreasLoader, AreasQueries, AreasService],
})
export class AreasModule {}
