export { ChangesAnswer, ChangesQuery } from './changes.dto.js';
export { ChangesQueries } from './changes.queries.js';
export { Declared } from './declared.js';
export { type Difference } from './differences.js';
export { eraseValue } from './erase.js';
export { HistoryModule } from './history.module.js';
export { sealKeyOf, sealLine, Seals, SEALS_FILE, type Seal, type SealKey } from './seals.js';
export { type Check, type Finding, Verify, type Verified } from './verify.js';
