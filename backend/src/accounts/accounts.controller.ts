import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Input, LaterInput, type Read } from '../platform/http/body.js';
import { May, Who } from '../platform/http/may.js';
import { AccountAnswer, AccountBody, AccountListAnswer, AccountPatch, GrantBody, PasswordBody } from './accounts.dto.js';
import { AccountsDesk } from './accounts.desk.js';
import type { Viewer } from './viewer.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly desk: AccountsDesk) {}

  @Get()
  @May('accounts.manage')
  @ApiOperation({ operationId: 'accounts.list', summary: 'All accounts with their grants' })
  @ApiOkResponse({ type: AccountListAnswer })
  list(): Promise<AccountListAnswer> {
    return this.desk.list();
  }

  @Post()
  @May('accounts.manage')
  @ApiOperation({ operationId: 'accounts.create', summary: 'A new account; it has no grant yet' })
  @ApiCreatedResponse({ type: AccountAnswer })
  create(@Who() viewer: Viewer, @Input(AccountBody) body: AccountBody): Promise<AccountAnswer> {
    return this.desk.create(viewer, body);
  }

  @Patch(':id')
  @May('accounts.manage')
  @ApiOperation({ operationId: 'accounts.change', summary: 'Name, unit, language, disabled or not' })
  @ApiOkResponse({ type: AccountAnswer })
  change(@Who() viewer: Viewer, @Param('id') id: string, @LaterInput(AccountPatch) read: Read<AccountPatch>): Promise<AccountAnswer> {
    return this.desk.change(viewer, id, read);
  }

  @Put(':id/password')
  @HttpCode(204)
  @May('accounts.manage')
  @ApiOperation({ operationId: 'accounts.setPassword', summary: 'A new password; the account is signed out everywhere' })
  @ApiNoContentResponse()
  setPassword(@Who() viewer: Viewer, @Param('id') id: string, @LaterInput(PasswordBody) read: Read<PasswordBody>): Promise<void> {
    return this.desk.setPassword(viewer, id, read);
  }

  @Post(':id/grants')
  @May('accounts.manage')
  @ApiOperation({ operationId: 'accounts.grant', summary: 'A role over an area and kinds, from and to a day' })
  @ApiCreatedResponse({ type: AccountAnswer })
  grant(@Who() viewer: Viewer, @Param('id') id: string, @LaterInput(GrantBody) read: Read<GrantBody>): Promise<AccountAnswer> {
    return this.desk.grant(viewer, id, read);
  }

  @Delete(':id/grants/:grantId')
  @May('accounts.manage')
  @ApiOperation({ operationId: 'accounts.revoke', summary: 'Ends a grant today' })
  @ApiOkResponse({ type: AccountAnswer })
  revoke(@Who() viewer: Viewer, @Param('id') id: string, @Param('grantId') grantId: string): Promise<AccountAnswer> {
    return this.desk.revoke(viewer, id, grantId);
  }
}
