import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { DueDesk } from './due.desk.js';
import {
  CalendarAnswer,
  CalendarQuery,
  DueCountQuery,
  DueCountsAnswer,
  DuePageAnswer,
  DueQuery,
  LegalReminderListAnswer,
  VacancyListAnswer,
} from './due.dto.js';
import { VacanciesQueries } from './vacancies.queries.js';

@ApiTags('leadership')
@Controller('leadership')
export class DueController {
  constructor(
    private readonly desk: DueDesk,
    private readonly vacancyQueries: VacanciesQueries,
  ) {}

  @Get('due')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.due', summary: 'Bodies whose congress is due, late, arranged or to be filed, the urgent first' })
  @ApiOkResponse({ type: DuePageAnswer })
  due(@Who() viewer: Viewer, @Query() query: DueQuery): Promise<DuePageAnswer> {
    return this.desk.list(viewer, query);
  }

  @Get('due/counts')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.dueCounts', summary: 'How many by state and by county' })
  @ApiOkResponse({ type: DueCountsAnswer })
  counts(@Who() viewer: Viewer, @Query() query: DueCountQuery): Promise<DueCountsAnswer> {
    return this.desk.counts(viewer, query);
  }

  @Get('calendar')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.calendar', summary: 'Kinds by months, what is past its day first, arrangements as bars' })
  @ApiOkResponse({ type: CalendarAnswer })
  calendar(@Who() viewer: Viewer, @Query() query: CalendarQuery): Promise<CalendarAnswer> {
    return this.desk.calendar(viewer, query);
  }

  @Get('vacancies')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.vacancies', summary: '一把手空缺' })
  @ApiOkResponse({ type: VacancyListAnswer })
  vacancies(@Who() viewer: Viewer, @Query() { asOf }: AsOfQuery): Promise<VacancyListAnswer> {
    return this.vacancyQueries.vacancies(viewer, asOf);
  }

  @Get('reminders')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.reminders', summary: '法定代表人 vacant, or to be registered anew' })
  @ApiOkResponse({ type: LegalReminderListAnswer })
  reminders(@Who() viewer: Viewer, @Query() { asOf }: AsOfQuery): Promise<LegalReminderListAnswer> {
    return this.vacancyQueries.reminders(viewer, asOf);
  }
}
