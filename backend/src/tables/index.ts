import { KeptTable } from './kept/kept-table.entity.js';
import { DefinedTable } from './table-definition.entity.js';

export { TablesModule } from './tables.module.js';
export { tablesRoom } from './tables.declaration.js';
export { TablesService } from './tables.service.js';
export const tableEntities = [DefinedTable, KeptTable];
