import { Section } from './section.entity.js';

export { sectionsRoom } from './sections.declaration.js';
export { SectionsModule } from './sections.module.js';
export { SectionsQueries } from './sections.queries.js';
export { SectionsService } from './sections.service.js';
export const sectionEntities = [Section];
