import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Busy, ConstraintViolated, driverErrorOf, StaleVersion } from '../database/violation.js';
import { Identifiers } from '../identifiers.js';
import { type ConstraintProblem, ROOMS, type RoomDeclaration } from '../room.js';
import { localeOf, Problem, problem, problemOfConstraint } from './problem.js';
import { problemWords, type ProblemCode } from './problem-words.js';

// The server is starting, stopping, full, its tables are just being laid down anew, or its connection went away (PostgreSQL manual, appendix A; Node's errors of sockets).
const AWAY = /^(08\w\w\w|57P0[123]|53300|42P01|3F000|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

// The same as the driver says it without a code; TypeORM lays its own words around.
const GONE =
  /Connection terminated|Client (was closed|has encountered a connection error)|timeout exceeded when trying to connect|Driver not Connected|Query runner already released/;

/** Turns whatever goes wrong into application/problem+json: no stack, no SQL, no bare 500. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');
  private readonly constraints: ReadonlyMap<string, ConstraintProblem>;

  constructor(
    @Inject(ROOMS) rooms: readonly RoomDeclaration[],
    private readonly identifiers: Identifiers,
  ) {
    this.constraints = new Map(rooms.flatMap((room) => Object.entries(room.problems ?? {})));
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that never reach Nest: addresses that cannot be read. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const told = this.problemOf(error, request.method);
    if (told.status >= 500) this.log(error, told, request);
    if (reply.sent || reply.raw.headersSent) {
      // The answer was on its way already: cut it, so that nobody takes a part for the whole.
      reply.raw.destroy();
      return;
    }
    void reply
      .status(told.status)
      .headers({ 'cache-control': 'no-store', ...told.options.headers })
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(told.bodyIn(localeOf(request.headers['accept-language']))));
  }

  private problemOf(error: unknown, method: string): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof ConstraintViolated) return this.constraintProblem(error);
    if (error instanceof StaleVersion) return problem('stale_version', { members: { version: error.current, ...error.members } });
    if (error instanceof Busy) return problem('busy', { headers: { 'retry-after': '2' } });
    if (error instanceof HttpException) return httpProblem(error.getStatus());
    const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
    if (typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number' && statusCode < 500)
      return httpProblem(statusCode);
    if (AWAY.test(driverErrorOf(error).code ?? '') || GONE.test((error as Error | null)?.message ?? ''))
      return problem('unavailable', { headers: { 'retry-after': '5' }, cause: error });
    return incidentProblem(this.identifiers.next(), error, method === 'GET' || method === 'HEAD');
  }

  private constraintProblem(error: ConstraintViolated): Problem {
    const told = this.constraints.get(error.constraint);
    if (!told) return problem('rule_broken', { members: { rule: error.constraint, ...error.members }, cause: error });
    return problemOfConstraint(told, { members: error.members, cause: error });
  }

  private log(error: unknown, told: Problem, request: FastifyRequest): void {
    const { incident = told.code } = (told.options.members ?? {}) as { incident?: string };
    const path = request.url.split('?')[0];
    this.logger.error(`${incident} ${request.method} ${path}`, error instanceof Error ? error.stack : String(error));
  }
}

const NOT_READ = {
  zh: '系统出错，没有取到内容。请重试；仍然出错时把编号告诉管理员。',
  en: 'Something went wrong and nothing was read. Try again; if it goes on, give the number to the administrator.',
};

/** What nobody foresaw: the answer says the number under which it stands in the log. */
function incidentProblem(incident: string, cause: unknown, reading: boolean): Problem {
  const { zh, en } = reading ? NOT_READ : problemWords.internal.detail;
  return problem('internal', { members: { incident }, detail: { zh: `${zh}编号：${incident}`, en: `${en} Number: ${incident}` }, cause });
}

const byStatus: Record<number, ProblemCode> = {
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'no_such_route',
  413: 'too_large',
  415: 'unsupported_media',
};

function httpProblem(status: number): Problem {
  const code = byStatus[status] ?? (status < 500 ? 'malformed' : 'internal');
  return problem(code, { status: problemWords[code].status });
}
