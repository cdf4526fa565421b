import { Inject, Injectable } from '@nestjs/common';
import { type HistoryDeclaration, type HistoryPort, type RoomDeclaration, ROOMS, type WatchedTable, type Words } from '../platform/room.js';

export type Locale = 'zh' | 'en';

interface DeclaredTable extends WatchedTable {
  readonly name: string;
  readonly room: string;
  /** Place in the order in which rows may be inserted. */
  readonly place: number;
}

const PAIR = /^(.+)_(earliest|latest)$/;

/** The key of a column: the two of a date are one. */
export const keyOf = (column: string): string => PAIR.exec(column)?.[1] ?? column;

const camel = (text: string): string => text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const snake = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The room's own acts. */
const ownActs: Readonly<Record<string, Words>> = {
  'history.undo': { zh: '撤销', en: 'Undone' },
  erase: { zh: '擦除', en: 'Erased' },
};

/** What the rooms have declared for the history, and the ports that those register which need services of their own. */
@Injectable()
export class Declared {
  private readonly tables = new Map<string, DeclaredTable>();
  private readonly labels: Readonly<Record<string, Words>>;
  private readonly acts: Readonly<Record<string, Words>>;
  private readonly ports = new Map<string, HistoryPort>();
  private readonly rights = new Map<string, string>();
  private readonly histories: readonly HistoryDeclaration[];

  constructor(@Inject(ROOMS) rooms: readonly RoomDeclaration[]) {
    this.labels = Object.assign({}, ...rooms.map((room) => room.labels ?? {})) as Record<string, Words>;
    this.acts = Object.assign({}, ownActs, ...rooms.map((room) => room.acts ?? {})) as Record<string, Words>;
    this.histories = rooms.flatMap((room) => room.history ?? []);
    for (const { name: room, history } of rooms) {
      if (!history) continue;
      if (history.undoRight) this.rights.set(room, history.undoRight);
      if (history.port) this.ports.set(room, history.port);
      for (const [name, table] of Object.entries(history.tables)) this.tables.set(name, { ...table, name, room, place: this.tables.size });
    }
  }

  /** For a room whose port needs services: called once, when its module starts. */
  register(room: string, port: HistoryPort): void {
    this.ports.set(room, port);
  }

  table(name: string): DeclaredTable | undefined {
    return this.tables.get(name);
  }

  get all(): readonly DeclaredTable[] {
    return [...this.tables.values()];
  }

  port(room: string): HistoryPort | undefined {
    return this.ports.get(room);
  }

  get allPorts(): readonly (readonly [string, HistoryPort])[] {
    return [...this.ports];
  }

  isTiled = (table: string): boolean => this.tables.get(table)?.tiled !== undefined;

  /** The right that undo in a room needs besides its own. */
  undoRight(room: string): string | undefined {
    return this.rights.get(room);
  }

  isIndivisible(act: string): boolean {
    return this.histories.some((history) => history.indivisible?.includes(act));
  }

  /** The name of a field in answers. */
  field(table: string, key: string, isDate = false): string {
    return this.tables.get(table)?.fields?.[key] ?? (isDate ? `${camel(key)}On` : camel(key));
  }

  /** The word of a field; the key itself where no room has one. */
  label(table: string, key: string, locale: Locale): string {
    const words = this.labels[`${table}.${key}`] ?? this.labels[`${table}.${snake(key)}`];
    return words?.[locale] ?? key;
  }

  act(act: string, locale: Locale): string {
    return this.acts[act]?.[locale] ?? act;
  }

  /** What a change set says of itself, in words. */
  sentence(sentence: unknown, locale: Locale): string | null {
    if (sentence === null || sentence === undefined) return null;
    const undone = undoneSentence(sentence);
    if (undone) {
      const what = this.sentence(undone.sentence, locale) ?? this.act(undone.act, locale);
      const more = undone.with.length;
      const along = more ? { zh: `（连同其后 ${more} 项）`, en: ` (with ${more} later)` }[locale] : '';
      const part = undone.fields.length ? { zh: '（部分内容）', en: ' (in part)' }[locale] : '';
      return { zh: `撤销：${what}${part}${along}`, en: `Undone: ${what}${part}${along}` }[locale];
    }
    for (const history of this.histories) {
      const words = history.sentence?.(sentence, locale);
      if (words !== undefined) return words;
    }
    return null;
  }
}

/** What an undo keeps of itself. */
export interface UndoneSentence {
  readonly key: 'undone';
  readonly act: string;
  readonly sentence: unknown;
  /** Later change sets that were undone along, newest first. */
  readonly with: readonly string[];
  /** Only these fields; empty: everything. */
  readonly fields: readonly string[];
  /** Only these records; empty: all. */
  readonly records: readonly string[];
}

export function undoneSentence(sentence: unknown): UndoneSentence | undefined {
  const said = sentence as Partial<UndoneSentence> | null | undefined;
  if (typeof said !== 'object' || said?.key !== 'undone') return undefined;
  return {
    key: 'undone',
    act: said.act ?? '',
    sentence: said.sentence,
    with: said.with ?? [],
    fields: said.fields ?? [],
    records: said.records ?? [],
  };
}
