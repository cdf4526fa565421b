import { Module } from '@nestjs/common';
import { SealKeeper, Seals } from './seals.js';
import { Verify } from './verify.js';

@Module({ providers: [Verify, Seals, SealKeeper], exports: [Verify, Seals] })
export class HistoryModule {}
