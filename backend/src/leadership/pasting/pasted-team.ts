import type { Mark, WayIn } from '../code-words.js';

/** Somebody as a pasted team names him; the post as it was written. */
export interface PastedHolder {
  readonly post: string;
  readonly name: string | null;
  readonly employer: string | null;
  readonly title: string | null;
  /** A unit that holds the post; `name` is its representative. */
  readonly unit: string | null;
  readonly wayIn: WayIn | null;
  readonly fullTime: boolean | null;
  readonly mark: Mark | null;
}

/** Why a piece is asked back: it names no post, is no name that can be told, or tells what is not kept. */
export const PIECE_QUESTIONS = ['whichPost', 'notRead', 'notKept'] as const;
export type PieceQuestion = (typeof PIECE_QUESTIONS)[number];

/** A piece that is not taken over before somebody has said what it means. */
export interface UnreadPiece {
  readonly text: string;
  readonly question: PieceQuestion;
}

/** The team of one organization; null: none was named. */
export interface PastedTeam {
  readonly organization: string | null;
  readonly holders: readonly PastedHolder[];
  readonly unread: readonly UnreadPiece[];
}
