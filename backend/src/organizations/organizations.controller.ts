import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { ChangesAnswer, ChangesQuery } from '../history/index.js';
import type { Answer } from '../platform/http/answer.js';
import { LaterInput, type Read } from '../platform/http/body.js';
import { IfMatch, type Match } from '../platform/http/etag.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { May, Who } from '../platform/http/may.js';
import {
  ApiDone,
  OrganizationAnswer,
  OrganizationCountAnswer,
  OrganizationPageAnswer,
  PhoneAnswer,
  type PreviewAnswer,
} from './answers.dto.js';
import { DetailsService } from './details.service.js';
import { LifecycleService } from './lifecycle.service.js';
import {
  ChangeBody,
  EndBody,
  FoundBody,
  NameBody,
  ObservationBody,
  PhoneBody,
  Reasons,
  RestoreBody,
  ResumeBody,
  SuspendBody,
  VoidBody,
} from './organizations.dto.js';
import { OrganizationsDesk } from './organizations.desk.js';
import { OrganizationsReading } from './organizations.reading.js';
import { OrganizationsService } from './organizations.service.js';
import { DryRunQuery, OrganizationCountQuery, OrganizationListQuery } from './queries.dto.js';

type Done = Promise<Answer<OrganizationAnswer | PreviewAnswer>>;

@ApiTags('organizations')
@Controller('organizations')
export class OrganizationsController {
  constructor(
    private readonly reading: OrganizationsReading,
    private readonly desk: OrganizationsDesk,
    private readonly organizations: OrganizationsService,
    private readonly lifecycle: LifecycleService,
    private readonly details: DetailsService,
  ) {}

  @Get()
  @May('organizations.read')
  @ApiOperation({ operationId: 'organizations.list', summary: 'Organizations on a day, filtered, in order' })
  @ApiOkResponse({ type: OrganizationPageAnswer })
  list(@Who() viewer: Viewer, @Query() query: OrganizationListQuery): Promise<OrganizationPageAnswer> {
    return this.reading.list(viewer, query);
  }

  @Get('count')
  @May('organizations.read')
  @ApiOperation({ operationId: 'organizations.count', summary: 'How many certainly and possibly answer' })
  @ApiOkResponse({ type: OrganizationCountAnswer })
  count(@Who() viewer: Viewer, @Query() query: OrganizationCountQuery): Promise<OrganizationCountAnswer> {
    return this.reading.count(viewer, query);
  }

  @Get(':id')
  @May('organizations.read')
  @ApiOperation({ operationId: 'organizations.one', summary: 'One organization as of a day' })
  @ApiOkResponse({ type: OrganizationAnswer })
  one(@Who() viewer: Viewer, @Param('id') id: string, @Query() query: AsOfQuery): Promise<Answer<OrganizationAnswer>> {
    return this.desk.one(viewer, id, query.asOf);
  }

  @Get(':id/changes')
  @May('history.read')
  @ApiOperation({ operationId: 'organizations.changes', summary: 'What was done to an organization, newest first' })
  @ApiOkResponse({ type: ChangesAnswer })
  changes(@Who() viewer: Viewer, @Param('id') id: string, @Query() query: ChangesQuery): Promise<ChangesAnswer> {
    return this.desk.changesOf(viewer, id, query);
  }

  @Post()
  @May('organizations.found')
  @ApiOperation({ operationId: 'organizations.found', summary: '新建组织' })
  @ApiDone(201)
  found(
    @Who() viewer: Viewer,
    @LaterInput(FoundBody) read: Read<FoundBody>,
    @OnlyOnce() once: Once,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.create(viewer, { once, dryRun }, (after, options) => this.organizations.found(viewer, read, after, options));
  }

  @Patch(':id')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.change', summary: 'Change from a date, or correct' })
  @ApiDone()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(ChangeBody) read: Read<ChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) =>
      this.organizations.change(viewer, id, read, after, options),
    );
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.suspend', summary: '停止活动' })
  @ApiDone()
  suspend(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(SuspendBody) read: Read<SuspendBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) => this.lifecycle.suspend(viewer, id, read, after, options));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.resume', summary: '恢复活动' })
  @ApiDone()
  resume(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(ResumeBody) read: Read<ResumeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) => this.lifecycle.resume(viewer, id, read, after, options));
  }

  @Post(':id/end')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.end', summary: '终止' })
  @ApiDone()
  end(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(EndBody) read: Read<EndBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) => this.lifecycle.end(viewer, id, read, after, options));
  }

  @Post(':id/void')
  @HttpCode(200)
  @May('organizations.void')
  @ApiOperation({ operationId: 'organizations.void', summary: '作废' })
  @ApiOkResponse({ type: OrganizationAnswer })
  void(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(VoidBody) read: Read<VoidBody>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.lifecycle.void(viewer, id, read, after, options));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @May('organizations.void')
  @ApiOperation({ operationId: 'organizations.restore', summary: 'Bring a void record back' })
  @ApiOkResponse({ type: OrganizationAnswer })
  restore(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RestoreBody) read: Read<RestoreBody>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.lifecycle.restore(viewer, id, read, after, options));
  }

  @Post(':id/names')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.addName', summary: 'Add a name in another script, a former or a further short one' })
  @ApiOkResponse({ type: OrganizationAnswer })
  addName(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(NameBody) read: Read<NameBody>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.details.addName(viewer, id, read, after, options));
  }

  @Delete(':id/names/:nameId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.removeName', summary: 'Take a further name away' })
  @ApiOkResponse({ type: OrganizationAnswer })
  removeName(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('nameId') nameId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.details.removeName(viewer, id, nameId, after, options));
  }

  @Post(':id/observations')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.observe', summary: 'Record a count with its day' })
  @ApiOkResponse({ type: OrganizationAnswer })
  observe(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(ObservationBody) read: Read<ObservationBody>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.details.observe(viewer, id, read, after, options));
  }

  @Get(':id/phone')
  @May('organizations.contact')
  @ApiOperation({ operationId: 'organizations.phone', summary: 'The office phone in full; logged' })
  @ApiOkResponse({ type: PhoneAnswer })
  phone(@Who() viewer: Viewer, @Param('id') id: string): Promise<PhoneAnswer> {
    return this.desk.phone(viewer, id);
  }

  @Put(':id/phone')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.setPhone', summary: 'Set the office phone, or take it away' })
  @ApiOkResponse({ type: OrganizationAnswer })
  setPhone(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(PhoneBody) read: Read<PhoneBody>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.details.setPhone(viewer, id, read, after, options));
  }

  @Post(':id/phone/erase')
  @HttpCode(200)
  @May('organizations.erase')
  @ApiOperation({ operationId: 'organizations.erasePhone', summary: 'Erase the office phone for ever, in the history too' })
  @ApiOkResponse({ type: OrganizationAnswer })
  erasePhone(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(Reasons) read: Read<Reasons>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.details.erasePhone(viewer, id, read, after, options));
  }
}
