import { Module } from '@nestjs/common';
import { ChangesController } from './changes.controller.js';
import { ChangesQueries } from './changes.queries.js';
import { Declared } from './declared.js';
import { RecentChanges } from './recent.queries.js';
import { SealKeeper, Seals } from './seals.js';
import { UndoObstacles } from './undo-obstacles.js';
import { UndoService } from './undo.service.js';
import { VerificationsController } from './verifications.controller.js';
import { Verifications } from './verifications.js';
import { Verify } from './verify.js';

@Module({
  controllers: [ChangesController, VerificationsController],
  providers: [ChangesQueries, Declared, RecentChanges, SealKeeper, Seals, UndoObstacles, UndoService, Verifications, Verify],
  exports: [ChangesQueries, Declared, SealKeeper, Seals, UndoService, Verify],
})
export class HistoryModule {}
