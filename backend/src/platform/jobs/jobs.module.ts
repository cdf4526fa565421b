import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.js';
import { JobsController } from './jobs.controller.js';
import { JOB_TIMES, type JobTimes, Worker } from './worker.js';

/** Long work for every room: `Jobs` to ask for it and to register how it is done. */
@Global()
@Module({})
export class JobsModule {
  /** `times` null: jobs are asked for and seen, and done by other processes. */
  static of(times: JobTimes | null): DynamicModule {
    return {
      module: JobsModule,
      controllers: [JobsController],
      providers: [Jobs, Worker, { provide: JOB_TIMES, useValue: times }],
      exports: [Jobs],
    };
  }
}
