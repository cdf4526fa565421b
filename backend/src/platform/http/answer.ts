import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf } from './etag.js';

/** An answer with more to it than its body. */
export class Answer<T> {
  constructor(
    readonly body: T,
    readonly status?: number,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** A record with its ETag. */
export const tagged = <T extends { version: number }>(record: T): Answer<T> =>
  new Answer(record, undefined, { etag: etagOf(record.version) });

/** A new record: 201, where it is, its ETag. */
export const created = <T extends { id: string; version?: number }>(record: T, under: string): Answer<T> =>
  new Answer(record, 201, { location: `${under}/${record.id}`, ...(record.version === undefined ? {} : { etag: etagOf(record.version) }) });

/** Work that goes on: 202 and where to ask. */
export const accepted = <T>(body: T, location: string): Answer<T> => new Answer(body, 202, { location });

@Injectable()
export class Answering implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((result: unknown) => {
        if (!(result instanceof Answer)) return result;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        if (result.status !== undefined) void reply.status(result.status);
        void reply.headers(result.headers);
        return result.body as unknown;
      }),
    );
  }
}
