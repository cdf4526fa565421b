import type { RoomDeclaration } from '../platform/room.js';

/** The room of search asks other rooms by their ports; it has no table of its own. */
export const searchRoom: RoomDeclaration = { name: 'search' };
