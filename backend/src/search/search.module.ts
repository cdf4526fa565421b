import { Module } from '@nestjs/common';
import { SearchPorts } from './ports.js';
import { SearchController } from './search.controller.js';
import { SearchReading } from './search.reading.js';

@Module({ controllers: [SearchController], providers: [SearchPorts, SearchReading], exports: [SearchPorts] })
export class SearchModule {}
