import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { Gatekeeper, PUBLIC, RIGHT } from './may.js';

/** One route and what it asks for; for the refusal below, docs/rights.md and the sweeps. */
export interface RouteRight {
  readonly controller: string;
  readonly handler: string;
  readonly right: string | null;
}

/** Every route of the application with its right; `null` is public. @throws Error for a route with neither `@May` nor `@Public`, or with an unknown right */
export function rightsOfRoutes(app: INestApplication): RouteRight[] {
  const gatekeeper = app.get(Gatekeeper, { strict: false });
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const routes = controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as new () => object).prototype as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name): RouteRight[] => {
      const handler = prototype[name];
      if (!handler || Reflect.getMetadata(METHOD_METADATA, handler) === undefined) return [];
      const right = Reflect.getMetadata(RIGHT, handler) as string | undefined;
      const open = Reflect.getMetadata(PUBLIC, handler) as boolean | undefined;
      const where = `${metatype?.name ?? ''}.${name}`;
      if (!open && right === undefined)
        throw new Error(`The route ${where} has neither @May(right) nor @Public(): the application does not start.`);
      if (right !== undefined && !gatekeeper.knows(right))
        throw new Error(`The route ${where} asks for the right ${right}, which rights.ts does not know.`);
      return [{ controller: metatype?.name ?? '', handler: name, right: right ?? null }];
    });
  });
  return routes;
}
