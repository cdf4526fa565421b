import type { RoomDeclaration } from '../platform/room.js';

/** What the room of history tells the others. */
export const historyRoom: RoomDeclaration = { name: 'history' };
