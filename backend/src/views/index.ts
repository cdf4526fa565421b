import { SavedView } from './view.entity.js';

export { ViewsModule } from './views.module.js';
export { viewsRoom } from './views.declaration.js';
export { ViewsQueries } from './views.queries.js';
export { ViewsService } from './views.service.js';
export const viewEntities = [SavedView];
