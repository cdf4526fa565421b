import { AreaEvent, AreaSuccession } from './area-event.entity.js';
import { Area } from './area.entity.js';

export { AreaBook, type BookEntry } from './area-book.js';
export { AreasModule } from './areas.module.js';
export { AreasDesk } from './areas.desk.js';
export { AreasLoader } from './areas.loader.js';
export { areasRoom } from './areas.declaration.js';
export { type AreaName, AreasQueries, type ShownArea } from './areas.queries.js';
export { placesOfAreas, unitsOfLevels } from './areas.places.js';
export { AreasReading } from './areas.reading.js';
export { AreasService, type NewArea, type NewAreaEvent } from './areas.service.js';
export { type AreaLevel, areaLevels } from './area-level.js';
export const areaEntities = [Area, AreaEvent, AreaSuccession];
