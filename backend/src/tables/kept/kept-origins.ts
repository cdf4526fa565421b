import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ImportOrigins } from '../../organizations/index.js';
import type { PrintedTable } from '../printed.js';
import { KeptQueries } from './kept.queries.js';

/** A table of last year that is brought in as a list is known again. */
@Injectable()
export class KeptOrigins implements OnModuleInit {
  constructor(
    private readonly origins: ImportOrigins,
    private readonly queries: KeptQueries,
  ) {}

  onModuleInit(): void {
    this.origins.register(async (viewer, known) => {
      const kept = await this.queries.one(viewer, known);
      if (!kept) return undefined;
      const { id, title, asOf, keptAt, definition, content } = kept;
      const { lines } = JSON.parse(content) as PrintedTable;
      const records = definition.statistic ? [] : [...new Set(lines.flatMap((line) => (line.sort === 'row' ? (line.id ?? []) : [])))];
      return { sort: 'kept', id, title, asOf, at: keptAt, records };
    });
  }
}
