import { Module } from '@nestjs/common';
import { ViewsController } from './views.controller.js';
import { ViewsQueries } from './views.queries.js';
import { ViewsService } from './views.service.js';

@Module({ controllers: [ViewsController], providers: [ViewsQueries, ViewsService], exports: [ViewsService, ViewsQueries] })
export class ViewsModule {}
