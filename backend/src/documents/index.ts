import { Document } from './document.entity.js';

export { Citing, type CitingPort } from './citing.js';
export { documentsRoom } from './documents.declaration.js';
export { DocumentAnswer } from './documents.dto.js';
export { DocumentsModule } from './documents.module.js';
export { DocumentsQueries } from './documents.queries.js';
export { DocumentsService, type GoodFile } from './documents.service.js';
export const documentEntities = [Document];
