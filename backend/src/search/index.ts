export { type Hit, type MatchedBy, RANK, type Rank, type SearchPort, SearchPorts } from './ports.js';
export { searchRoom } from './search.declaration.js';
export { SearchModule } from './search.module.js';
