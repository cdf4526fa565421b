import { Module } from '@nestjs/common';
import { ChangesQueries } from './changes.queries.js';
import { Declared } from './declared.js';
import { SealKeeper, Seals } from './seals.js';
import { Verify } from './verify.js';

@Module({ providers: [Declared, ChangesQueries, Verify, Seals, SealKeeper], exports: [Declared, ChangesQueries, Verify, Seals] })
export class HistoryModule {}
