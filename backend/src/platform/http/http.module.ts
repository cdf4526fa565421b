import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { Answering } from './answer.js';
import { Cursors } from './cursor.js';
import { Gate } from './gate.js';
import { ProblemFilter } from './problem.filter.js';

/** What every request passes: the gate before the handler, the answer and the problem after it. */
@Global()
@Module({
  providers: [
    Cursors,
    ProblemFilter,
    { provide: APP_GUARD, useClass: Gate },
    { provide: APP_INTERCEPTOR, useClass: Answering },
    { provide: APP_FILTER, useExisting: ProblemFilter },
  ],
  exports: [Cursors, ProblemFilter],
})
export class HttpModule {}
