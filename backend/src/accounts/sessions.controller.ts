import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Input } from '../platform/http/body.js';
import { May, Public, type Request, Who } from '../platform/http/may.js';
import { OwnPasswordBody, SessionAnswer, SessionPatch, SignInAnswer, SignInBody } from './accounts.dto.js';
import { ListSettings } from './list-settings.js';
import { SessionsDesk } from './sessions.desk.js';
import type { Viewer } from './viewer.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly desk: SessionsDesk) {}

  @Post()
  @Public()
  @ApiOperation({ operationId: 'sessions.signIn', summary: 'Sign in: a cookie, or a token for programs', security: [] })
  @ApiCreatedResponse({ type: SignInAnswer })
  signIn(
    @Input(SignInBody) body: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.desk.signIn(body, request, reply);
  }

  @Get('current')
  @May('session.own')
  @ApiOperation({ operationId: 'sessions.current', summary: 'Who is signed in, and what may he do' })
  @ApiOkResponse({ type: SessionAnswer })
  current(@Who() viewer: Viewer): Promise<SessionAnswer> {
    return this.desk.describe(viewer);
  }

  @Patch('current')
  @May('session.own')
  @ApiOperation({ operationId: 'sessions.setLocale', summary: 'Choose the language of the interface' })
  @ApiOkResponse({ type: SessionAnswer })
  setLocale(@Who() viewer: Viewer, @Input(SessionPatch) body: SessionPatch): Promise<SessionAnswer> {
    return this.desk.setLocale(viewer, body.locale);
  }

  @Put('current/password')
  @HttpCode(204)
  @May('session.own')
  @ApiOperation({ operationId: 'sessions.setPassword', summary: 'One’s own new password; other sessions of the account end' })
  @ApiNoContentResponse()
  setPassword(@Who() viewer: Viewer, @Input(OwnPasswordBody) body: OwnPasswordBody, @Req() request: Request): Promise<void> {
    return this.desk.setPassword(viewer, body, request);
  }

  @Put('current/lists/:list')
  @HttpCode(204)
  @May('session.own')
  @ApiOperation({ operationId: 'sessions.keepList', summary: 'Keep how the account likes a list: columns, widths, density' })
  @ApiNoContentResponse()
  keepList(@Who() viewer: Viewer, @Param('list') list: string, @Input(ListSettings) settings: ListSettings): Promise<void> {
    return this.desk.keepList(viewer, list, settings);
  }

  @Delete('current')
  @HttpCode(204)
  @May('session.own')
  @ApiOperation({ operationId: 'sessions.signOut', summary: 'Sign out' })
  @ApiNoContentResponse()
  signOut(@Who() viewer: Viewer, @Req() request: Request, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOut(viewer, request, reply);
  }
}
