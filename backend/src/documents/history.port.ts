import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Declared } from '../history/index.js';
import { sql } from '../platform/database/sql.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { Citing } from './citing.js';
import { DocumentsService } from './documents.service.js';

/** What the history asks of this room: how documents are named, whose history may be read, how they are taken for an undo. */
@Injectable()
export class DocumentsHistoryPort implements OnModuleInit {
  constructor(
    private readonly declared: Declared,
    private readonly citing: Citing,
    private readonly documents: DocumentsService,
    private readonly clock: OfficeClock,
  ) {}

  onModuleInit(): void {
    const seen = (viewer: Viewer) => this.citing.seen(viewer, this.clock.today());
    this.declared.register('documents', {
      names: {
        document: async (viewer, ids) => sql`/* documents.names */ select d.id, '《' || d.title || '》' || coalesce(d.number, '') as name
          from documents d where d.id = any(${ids}) and ${await seen(viewer as Viewer)}`,
      },
      readable: async (viewer, subject) =>
        sql`exists (select from documents d where d.id = ${subject} and ${await seen(viewer as Viewer)})`,
      take: (tx, viewer, ids) => this.documents.takeForUndo(tx, viewer as Viewer, ids),
    });
  }
}
