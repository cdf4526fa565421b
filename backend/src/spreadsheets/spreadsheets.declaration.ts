import type { RoomDeclaration } from '../platform/room.js';

/** The room of spreadsheets writes what other rooms declare; it has no table of its own. */
export const spreadsheetsRoom: RoomDeclaration = { name: 'spreadsheets' };
