import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../database/transaction.js';
import type { Locale } from './problem.js';

export const RIGHT = Symbol('right');
export const PUBLIC = Symbol('public');

/** Which right a route needs; the application does not start with a route that has neither this nor `@Public()`. */
export const May = (right: string): MethodDecorator => SetMetadata(RIGHT, right);

/** A route for everyone, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC, true);

/** Who is signed in, as far as the platform needs to know. The room `accounts` knows more. */
export interface SignedIn extends Actor {
  readonly accountId: string;
  readonly login: string;
  readonly name: string;
  readonly locale: Locale;
}

/** How a request says who it comes from. */
export interface Credentials {
  readonly token: string;
  readonly by: 'cookie' | 'bearer';
}

/** Knows accounts and rights; provided by the room `accounts`. */
export abstract class Gatekeeper {
  /** Who holds this token, or nobody. */
  abstract viewerOf(token: string): Promise<SignedIn | undefined>;
  /** Does the account have this right anywhere? */
  abstract holds(viewer: SignedIn, right: string): boolean;
  /** Is there such a right? */
  abstract knows(right: string): boolean;
}

export const SESSION_COOKIE = 'tongxin_session';

export type Request = FastifyRequest & { viewer?: SignedIn };

/** The credentials of a request: a token of its own (Authorization: Bearer) before the cookie. */
export function credentialsOf(request: Request): Credentials | undefined {
  const bearer = /^Bearer +([A-Za-z0-9_-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, by: 'bearer' };
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie ? { token: cookie, by: 'cookie' } : undefined;
}

/** Who asks. The handler's parameter; only behind `@May`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { viewer } = context.switchToHttp().getRequest<Request>();
  if (!viewer) throw new Error('@Who() on a route without @May');
  return viewer;
});
