import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import { OfficeClock } from '../time/office-clock.js';
import { Cursors } from './cursor.js';
import { readMatch } from './etag.js';
import { fault } from './faults.js';
import { isUuid } from './fields.js';
import { readKey } from './idempotency.js';
import { readQuery } from './list-query.js';
import { credentialsOf, Gatekeeper, PUBLIC, type Request, RIGHT } from './may.js';
import { fieldProblem, localeOf, problem, wrongParameters } from './problem.js';
import { textFaults } from './text-faults.js';

const shapes = new WeakMap<object, new () => object>();
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Every request passes here, in the order of contracts.md: 400 (address and headers), 401, 403. */
@Injectable()
export class Gate implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly gatekeeper: Gatekeeper,
    private readonly cursors: Cursors,
    private readonly clock: OfficeClock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    await this.readAddress(request, context);
    const credentials = credentialsOf(request);
    const open = this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler());
    const right = this.reflector.get<string | undefined>(RIGHT, context.getHandler());
    const viewer = open || !credentials ? undefined : await this.gatekeeper.viewerOf(credentials.token);
    if (!open && !viewer) throw problem('not_signed_in', { headers: { 'www-authenticate': 'Bearer' } });
    if (credentials?.by === 'cookie' && !SAFE.includes(request.method) && request.headers['x-requested-with'] === undefined)
      throw problem('header_missing');
    if (open) return true;
    if (!viewer || right === undefined || !this.gatekeeper.holds(viewer, right)) throw problem('forbidden');
    const asked = request.headers['accept-language'];
    // The interface speaks the language chosen on the screen; a program without a wish gets that of its account.
    request.viewer = asked === undefined ? viewer : { ...viewer, locale: localeOf(asked) };
    return true;
  }

  private async readAddress(request: Request, context: ExecutionContext): Promise<void> {
    const wrong = Object.entries(request.params as Record<string, string>).filter(([name, value]) =>
      name === 'id' || name.endsWith('Id') ? !isUuid(value) : textFaults(value, 'one').length > 0 || value.length > 200,
    );
    if (wrong.length)
      throw wrongParameters(
        wrong.map(([name]) => fieldProblem(name, fault(name === 'id' || name.endsWith('Id') ? 'not_uuid' : 'broken_character'))),
      );
    readMatch(request.headers['if-match']);
    readKey(request.headers['idempotency-key']);
    const raw = request.query as Record<string, unknown>;
    request.query = await readQuery(shapeOfQuery(context), raw, this.cursors, () => this.clock.today());
  }
}

/** The class of the handler's `@Query()` parameter; a handler without one takes no parameters. */
function shapeOfQuery(context: ExecutionContext): new () => object {
  const handler = context.getHandler();
  const known = shapes.get(handler);
  if (known) return known;
  const place = context.getClass().prototype as object;
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ?? {}) as Record<string, { index: number }>;
  const types = (Reflect.getMetadata('design:paramtypes', place, handler.name) ?? []) as (new () => object)[];
  const key = Object.keys(args).find((name) => name.startsWith(`${RouteParamtypes.QUERY}:`));
  const shape = (key === undefined ? undefined : types[args[key]?.index ?? -1]) ?? Object;
  shapes.set(handler, shape);
  return shape;
}
