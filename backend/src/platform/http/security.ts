import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem.js';
import { takeUploads } from './uploads.js';

/** Bytes of a JSON body. Files come by routes of their own. */
export const MOST_BYTES = 1024 * 1024;
const DEEPEST = 32;

/** Cookies, headers of every answer, and the one reader of bodies. */
export async function secure(app: NestFastifyApplication): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Angular writes <style> elements for its components.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // On an intranet without TLS these three only write errors into the browser's console.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
    done();
  });
  // A route may say that its body is larger than elsewhere (`LargeBody`).
  fastify.addHook('onRoute', (route) => {
    const { mostBytes } = (route.config ?? {}) as { mostBytes?: number };
    if (mostBytes) route.bodyLimit = mostBytes;
  });
  readJson(fastify);
  await takeUploads(fastify);
}

/** JSON alone, in whole UTF-8 and not nested without end; any other media type is 415. */
function readJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => {
    try {
      if (!isUtf8(body as Buffer)) throw problem('malformed');
      const text = body.toString('utf8');
      const value: unknown = text === '' ? undefined : JSON.parse(text);
      if (deeperThan(value, DEEPEST)) throw problem('malformed');
      done(null, value);
    } catch (error) {
      done(problem('malformed', { cause: error }));
    }
  });
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => deeperThan(inner, levels - 1));
}
