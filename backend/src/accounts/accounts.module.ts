import { Global, Module } from '@nestjs/common';
import { Gatekeeper } from '../platform/http/may.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsDesk } from './accounts.desk.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { Guesses } from './guesses.js';
import { ListSettingsService } from './list-settings.js';
import { ReachService } from './reach.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsDesk } from './sessions.desk.js';
import { SessionsService } from './sessions.service.js';

/** Global, because the gate that every request passes asks it. */
@Global()
@Module({
  controllers: [SessionsController, AccountsController],
  providers: [
    AccountsQueries,
    AccountsService,
    AccountsDesk,
    Guesses,
    ListSettingsService,
    ReachService,
    SessionsService,
    SessionsDesk,
    { provide: Gatekeeper, useExisting: SessionsService },
  ],
  exports: [AccountsQueries, AccountsService, ReachService, SessionsService, Gatekeeper],
})
export class AccountsModule {}
