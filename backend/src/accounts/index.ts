import { Account } from './account.entity.js';
import { GrantRow } from './grant.entity.js';
import { Session } from './session.entity.js';

export { AccountsModule } from './accounts.module.js';
export { accountsRoom } from './accounts.declaration.js';
export { AccountsQueries, type ShownAccount } from './accounts.queries.js';
export { AccountsService, type NewAccount, type NewGrant } from './accounts.service.js';
export { hashPassword, makeUpPassword } from './passwords.js';
export { type Reach, type ReachPart, reachesToday, ReachService } from './reach.js';
export { isRight, type Right, rights, roleHas, type Role, roles, roleWords } from './rights.js';
export { SessionsService } from './sessions.service.js';
export { type Grant, holds, rightsOfViewer, type Viewer } from './viewer.js';
export const accountEntities = [Account, GrantRow, Session];
