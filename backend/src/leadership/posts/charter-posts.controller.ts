import { applyDecorators, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, DryRunQuery, PreviewAnswer } from '../../organizations/index.js';
import { type Answer, tagged } from '../../platform/http/answer.js';
import { Input, LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type How, TeamDesk } from '../holdings/team.desk.js';
import { CharterPostBody, CharterPostChangeBody, OrganizationPostsAnswer, TypePostsAnswer, TypePostsDone } from './charter-posts.dto.js';
import { CharterPostsReading } from './charter-posts.reading.js';
import { CharterPostsService } from './charter-posts.service.js';

/** The posts of today, or with `dryRun` what would change. */
const ApiPosts = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(OrganizationPostsAnswer, PreviewAnswer),
    ApiResponse({
      status: 200,
      schema: { oneOf: [{ $ref: getSchemaPath(OrganizationPostsAnswer) }, { $ref: getSchemaPath(PreviewAnswer) }] },
    }),
  );

type Posts = Promise<Answer<OrganizationPostsAnswer | PreviewAnswer>>;

@ApiTags('leadership')
@Controller('organizations/:id/posts')
export class OrganizationPostsController {
  constructor(
    private readonly reading: CharterPostsReading,
    private readonly service: CharterPostsService,
    private readonly desk: TeamDesk,
    private readonly clock: OfficeClock,
  ) {}

  @Get()
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.posts', summary: 'Posts that an organization knows on a day, and how its charter differs' })
  @ApiOkResponse({ type: OrganizationPostsAnswer })
  async posts(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<Answer<OrganizationPostsAnswer>> {
    return tagged(await this.reading.organization(viewer, id, asOf));
  }

  @Post()
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({
    operationId: 'leadership.definePost',
    summary: 'A post as the charter has it: another one, or one of the kind otherwise',
  })
  @ApiPosts()
  define(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(CharterPostBody) read: Read<CharterPostBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Posts {
    return this.answer(viewer, id, { match, once, dryRun }, (after, options) => this.service.define(viewer, id, read, after, options));
  }

  @Patch(':postId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.changePost', summary: 'Mend how the charter has a post' })
  @ApiPosts()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('postId') postId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(CharterPostChangeBody) read: Read<CharterPostChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Posts {
    return this.answer(viewer, id, { match, once, dryRun }, (after, options) =>
      this.service.change(viewer, id, postId, read, after, options),
    );
  }

  @Delete(':postId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.removePost', summary: 'The post is as the kind has it again' })
  @ApiPosts()
  remove(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('postId') postId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Posts {
    return this.answer(viewer, id, { match, once }, (after, options) => this.service.remove(viewer, id, postId, after, options));
  }

  private answer(viewer: Viewer, id: string, how: How, doing: <R>(after: After<R>, options: ActOptions) => Promise<R>): Posts {
    return this.desk.answer<OrganizationPostsAnswer>(viewer, how, doing, (tx) =>
      this.reading.organization(viewer, id, this.clock.today(), tx),
    );
  }
}

/** The posts of all organizations of a type. */
@ApiTags('leadership')
@Controller('types/:id/posts')
export class TypePostsController {
  constructor(
    private readonly reading: CharterPostsReading,
    private readonly service: CharterPostsService,
  ) {}

  @Get()
  @May('leadership.rules')
  @ApiOperation({ operationId: 'leadership.postsOfType', summary: 'Posts of a type on a day, and how they differ from the kind' })
  @ApiOkResponse({ type: TypePostsAnswer })
  posts(@Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<TypePostsAnswer> {
    return this.reading.type(id, asOf);
  }

  @Post()
  @HttpCode(200)
  @May('leadership.settings')
  @ApiOperation({ operationId: 'leadership.definePostOfType', summary: 'A post of all organizations of a type' })
  @ApiOkResponse({ type: TypePostsDone })
  define(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @OnlyOnce() once: Once,
    @Input(CharterPostBody) body: CharterPostBody,
  ): Promise<TypePostsDone> {
    return this.service.defineOfType(viewer, id, body, { once });
  }

  @Patch(':postId')
  @May('leadership.settings')
  @ApiOperation({ operationId: 'leadership.changePostOfType', summary: 'Mend a post of a type' })
  @ApiOkResponse({ type: TypePostsDone })
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('postId') postId: string,
    @OnlyOnce() once: Once,
    @Input(CharterPostChangeBody) body: CharterPostChangeBody,
  ): Promise<TypePostsDone> {
    return this.service.changeOfType(viewer, id, postId, body, { once });
  }

  @Delete(':postId')
  @May('leadership.settings')
  @ApiOperation({ operationId: 'leadership.removePostOfType', summary: 'The post is as the kind has it again' })
  @ApiOkResponse({ type: TypePostsDone })
  remove(@Who() viewer: Viewer, @Param('id') id: string, @Param('postId') postId: string, @OnlyOnce() once: Once): Promise<TypePostsDone> {
    return this.service.removeOfType(viewer, id, postId, { once });
  }
}
