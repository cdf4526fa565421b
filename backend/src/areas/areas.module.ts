import { Module } from '@nestjs/common';
import { AreasController } from './areas.controller.js';
import { AreasQueries } from './areas.queries.js';
import { AreasReading } from './areas.reading.js';
import { AreasService } from './areas.service.js';

@Module({ controllers: [AreasController], providers: [AreasQueries, AreasReading, AreasService], exports: [AreasQueries, AreasService] })
export class AreasModule {}
