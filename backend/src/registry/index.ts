import { Registry } from './registry.entity.js';

export { RegistryModule } from './registry.module.js';
export { registryRoom } from './registry.declaration.js';
export { type LoadSample, RegistryDesk } from './registry.desk.js';
export { RegistryQueries, type ShownRegistry } from './registry.queries.js';
export { type FirstAdministrator, type OwnRegistry, RegistryService } from './registry.service.js';
export const registryEntities = [Registry];
