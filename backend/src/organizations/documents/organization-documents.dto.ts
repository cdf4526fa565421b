import { DocumentAnswer } from '../../documents/index.js';
import { Shown, TextField, UuidListField } from '../../platform/http/fields.js';

/** 关联文件: documents that are about the organization. */
export class LayDocumentsBody {
  @UuidListField({ min: 1, max: 20 })
  documentIds: string[];

  @TextField({ max: 500, optional: true, nullable: true, lines: 'several' })
  reason?: string | null;
}

export class OrganizationDocumentsAnswer {
  @Shown({ type: String, format: 'date' }) asOf: string;
  @Shown({ type: [DocumentAnswer], description: 'the newest first, at most 500' }) items: DocumentAnswer[];
}
