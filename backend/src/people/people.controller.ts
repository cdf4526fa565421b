import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { DryRunQuery, Reasons } from '../organizations/index.js';
import { type Answer, tagged } from '../platform/http/answer.js';
import { Input } from '../platform/http/body.js';
import { IfMatch, type Match } from '../platform/http/etag.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { May, Who } from '../platform/http/may.js';
import {
  JoinBody,
  NamesakesAnswer,
  NamesakesBody,
  PeopleAnswer,
  PeopleQuery,
  PersonAnswer,
  PersonChangeBody,
  PersonPhoneAnswer,
  PersonPhoneBody,
} from './people.dto.js';
import { PeopleReading } from './people.reading.js';
import { PeopleService } from './people.service.js';

type Done = Promise<Answer<PersonAnswer>>;

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly reading: PeopleReading,
    private readonly service: PeopleService,
  ) {}

  @Get()
  @May('people.read')
  @ApiOperation({ operationId: 'people.find', summary: 'Persons for a picker, by name, pinyin or initials' })
  @ApiOkResponse({ type: PeopleAnswer })
  find(@Who() viewer: Viewer, @Query() query: PeopleQuery): Promise<PeopleAnswer> {
    return this.reading.find(viewer, query);
  }

  @Post('namesakes')
  @HttpCode(200)
  @May('people.read')
  @ApiOperation({ operationId: 'people.namesakes', summary: 'Persons who have the names of a list already; nothing is kept' })
  @ApiOkResponse({ type: NamesakesAnswer })
  namesakes(@Who() viewer: Viewer, @Input(NamesakesBody) body: NamesakesBody): Promise<NamesakesAnswer> {
    return this.reading.namesakes(viewer, body);
  }

  @Get(':id')
  @May('people.read')
  @ApiOperation({ operationId: 'people.one', summary: 'A person with his offices of all times in organizations that are seen; logged' })
  @ApiOkResponse({ type: PersonAnswer })
  async one(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Done {
    return tagged(await this.reading.opened(viewer, id, asOf));
  }

  @Patch(':id')
  @May('people.change')
  @ApiOperation({ operationId: 'people.change', summary: 'Mend what is published of a person' })
  @ApiOkResponse({ type: PersonAnswer })
  async change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @Input(PersonChangeBody) body: PersonChangeBody,
  ): Done {
    return tagged(await this.service.change(viewer, id, body, match, { once }));
  }

  @Post(':id/join')
  @HttpCode(200)
  @May('people.join')
  @ApiOperation({
    operationId: 'people.join',
    summary: '合为一人: another record is read as this one; with `dryRun` what will stand together',
  })
  @ApiOkResponse({ type: PersonAnswer })
  async join(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @Input(JoinBody) body: JoinBody,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return tagged(await this.service.join(viewer, id, body, match, { once, ...(dryRun && { dryRun }) }));
  }

  @Post(':id/part')
  @HttpCode(200)
  @May('people.join')
  @ApiOperation({
    operationId: 'people.part',
    summary: '拆分: a joined record stands for itself again; If-Match is of the person as he is read',
  })
  @ApiOkResponse({ type: PersonAnswer })
  async part(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @Input(Reasons) body: Reasons,
  ): Done {
    return tagged(await this.service.part(viewer, id, body, match, { once }));
  }

  @Get(':id/phone')
  @May('people.contact')
  @ApiOperation({ operationId: 'people.phone', summary: 'The office phone in full; logged' })
  @ApiOkResponse({ type: PersonPhoneAnswer })
  phone(@Who() viewer: Viewer, @Param('id') id: string): Promise<PersonPhoneAnswer> {
    return this.reading.phone(viewer, id);
  }

  @Put(':id/phone')
  @May('people.change')
  @ApiOperation({ operationId: 'people.setPhone', summary: 'Record the office phone of somebody in office, or take it away' })
  @ApiOkResponse({ type: PersonAnswer })
  async setPhone(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @Input(PersonPhoneBody) body: PersonPhoneBody,
  ): Done {
    return tagged(await this.service.setPhone(viewer, id, body, match, { once }));
  }

  @Delete(':id/phone')
  @May('people.erase')
  @ApiOperation({ operationId: 'people.erasePhone', summary: 'Erase the office phone for ever, in the history too' })
  @ApiOkResponse({ type: PersonAnswer })
  async erasePhone(@Who() viewer: Viewer, @Param('id') id: string, @IfMatch() match: Match, @OnlyOnce() once: Once): Done {
    return tagged(await this.service.erasePhone(viewer, id, match, { once }));
  }
}
