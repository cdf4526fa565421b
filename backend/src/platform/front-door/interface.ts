import { existsSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Files whose name holds a hash of their content never change. */
const hashed = /-[A-Z0-9]{8}\.\w+$/;

/** Is the interface built? */
export const interfaceBuilt = (folder: string): boolean => existsSync(join(folder, 'index.html'));

/**
 * Serves the built interface beside the API: files as they are (compressed ahead by the build), every other address outside `/api` gets
 * the page, whose router knows what it means.
 */
export async function serveInterface(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, etag: true, lastModified: false });
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path === '/api' || path.startsWith('/api/')) {
      reply.callNotFound();
      return reply;
    }
    const file = fileOf(folder, path);
    if (file === undefined && /\.\w+$/.test(path)) {
      reply.callNotFound(); // a missing script is no page
      return reply;
    }
    if (file === undefined || file === 'index.html')
      return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
    const cache = hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return reply.header('cache-control', cache).sendFile(file, { cacheControl: false });
  });
}

function fileOf(folder: string, path: string): string | undefined {
  let name: string;
  try {
    name = normalize(decodeURIComponent(path)).replace(/^[/\\]+/, '');
  } catch {
    return undefined;
  }
  if (name === '' || name.includes('\0') || name.startsWith('..')) return undefined;
  const file = join(folder, name);
  if (!file.startsWith(folder + sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? name : undefined;
}
