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

  /** Sorts of things that records are. */
  get recordSorts(): readonly string[] {
    return this.histories.flatMap(({ records }) => records ?? []);
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

  /** Acts that are not undone: with them a registry began. */
  get finalActs(): string[] {
    return this.histories.flatMap(({ final }) => final ?? []);
  }

  isFinal(act: string): boolean {
    return this.finalActs.includes(act);
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
    if (undoneSentence(sentence)) return this.undoneInWords(sentence, locale);
    for (const history of this.histories) {
      const words = history.sentence?.(sentence, locale);
      if (words !== undefined) return words;
    }
    return null;
  }

  /** Of an undo of an undo what stands at the bottom of it is told: 恢复了“更名”, not 撤销了“撤销了……”. Inside quotation marks stand single ones. */
  private undoneInWords(sentence: unknown, locale: Locale): string {
    const undos = undosIn(sentence);
    const bottom = undos.at(-1);
    const rest = undos.map(({ fields, records, except, with: along }) => {
      const some = records.length || except.length ? { zh: '（部分记录）', en: ' (of some records)' }[locale] : '';
      const part = fields.length ? { zh: '（部分内容）', en: ' (in part)' }[locale] : some;
      const more = along.length ? { zh: `（连同其后 ${along.length} 项）`, en: ` (with ${along.length} later)` }[locale] : '';
      return `${part}${more}`;
    });
    const what = (this.sentence(bottom?.sentence, locale) ?? this.act(bottom?.act ?? '', locale)).replace(/[“”]/g, (mark) =>
      mark === '“' ? '‘' : '’',
    );
    const done = isRedo(sentence) ? { zh: '恢复了', en: 'Redid ' } : { zh: '撤销了', en: 'Undid ' };
    return `${done[locale]}“${what}”${rest.join('')}`;
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
  /** All records but these. */
  readonly except: readonly string[];
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
    except: said.except ?? [],
  };
}

/** Whether an undo takes an undo back, and so brings back what that had undone: redo (records.md 7). */
export function isRedo(sentence: unknown): boolean {
  const times = undosIn(sentence).length;
  return times > 0 && times % 2 === 0;
}

/** The undos that a sentence tells of, each of the next one. */
function undosIn(sentence: unknown): UndoneSentence[] {
  const said = undoneSentence(sentence);
  return said ? [said, ...undosIn(said.sentence)] : [];
}
