export { type BackedUp, backUp, usualFile } from './backup.js';
export { type ArchiveReader, type Checked, readArchive } from './check.js';
export { putSealsAside, restore, type Restored, type RestoreInto } from './restore.js';
