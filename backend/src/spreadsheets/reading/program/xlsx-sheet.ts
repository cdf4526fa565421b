import type { Package } from './package.js';
import { type Format, saidDate, shownNumber } from './shown.js';
import { Refused, type SaidCell, type Telling } from './telling.js';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const GENERAL: Format = { shows: 'general' };
/** The word that no workbook has: a formula that was never reckoned by the program that wrote it. */
const NOT_RECKONED = 'e#FORMULA';

/** What cells refer to. */
export interface Shared {
  readonly strings: readonly string[];
  /** By number of the style. */
  readonly formats: readonly Format[];
  readonly from1904: boolean;
}

// Other control characters, and halves of characters, stay as they are written: nobody wants them in a text.
const ESCAPED = /_x(000[9AD]|00[2-7][0-9A-F]|0[1-9A-F][0-9A-F]{2}|[1-9A-CEF][0-9A-F]{3})_/gi;

/** A text with its line breaks as \n and what `_x000D_` stands for. */
export const plain = (text: string): string =>
  text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16))).replace(/\r\n?/g, '\n');

/** Tells the rows of one sheet while they are read; formatted cells that hold nothing are not told. */
export async function readSheet(parts: Package, part: string, shared: Shared, telling: Telling): Promise<void> {
  const sheet = new Sheet(shared, telling);
  await parts.read(part, {
    open: (name, attributes) => sheet.open(name, attributes),
    text: (text) => sheet.text(text),
    close: (name) => sheet.close(name),
  });
  telling.merged(sheet.merged);
}

class Sheet {
  readonly merged: number[][] = [];
  private row = 0;
  private hidden = false;
  private cells: SaidCell[] = [];
  private column = 0;
  private cell: { type: string; style: number; value: string; given: boolean; inline: string; formula: boolean } | undefined;
  private inside: 'v' | 't' | undefined;
  private sounding = false;

  private readonly shared: Shared;
  private readonly telling: Telling;

  constructor(shared: Shared, telling: Telling) {
    this.shared = shared;
    this.telling = telling;
  }

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'row': {
        this.begin(attributes);
        return;
      }
      case 'c':
        this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r']);
        if (this.column < 1 || this.column > LAST_COLUMN) throw new Refused('broken');
        this.cell = {
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          given: false,
          inline: '',
          formula: false,
        };
        return;
      case 'v':
        if (this.cell) this.cell.given = true;
        this.inside = 'v';
        return;
      case 'f':
        if (this.cell) this.cell.formula = true;
        return;
      case 'rPh':
        this.sounding = true;
        return;
      case 't':
        this.inside = this.sounding ? undefined : 't';
        return;
      case 'mergeCell': {
        this.merge(attributes['ref'] ?? '');
        return;
      }
    }
  }

  text(text: string): void {
    if (!this.cell) return;
    if (this.inside === 'v') this.cell.value += text;
    else if (this.inside === 't') this.cell.inline += text;
  }

  close(name: string): void {
    switch (name) {
      case 'row': {
        this.telling.row(this.row, this.hidden, this.cells);
        return;
      }
      case 'c':
        if (this.cell) this.cells[this.column - 1] = this.said(this.cell);
        this.cell = undefined;
        return;
      case 'rPh':
        this.sounding = false;
        return;
      case 'v':
      case 't':
        this.inside = undefined;
    }
  }

  /** Rows stand in their order, as the format asks; one that stands twice would be two things in one place. */
  private begin({ r, hidden }: Record<string, string>): void {
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(row) || row <= this.row || row > LAST_ROW) throw new Refused('broken');
    this.row = row;
    this.hidden = hidden === '1' || hidden === 'true';
    this.cells = [];
    this.column = 0;
  }

  private said({ type, style, value, given, inline, formula }: NonNullable<Sheet['cell']>): SaidCell {
    if (formula && value === '' && !(given && type === 'str')) return NOT_RECKONED;
    const format = this.shared.formats[style] ?? GENERAL;
    switch (type) {
      case 'inlineStr':
        return said(plain(inline));
      case 'str':
        return said(plain(value));
      case 's':
        return value === '' ? null : this.sharedText(Number(value));
      case 'b':
        return value === '' ? null : value === '1' || value === 'true' ? 'bTRUE' : 'bFALSE';
      case 'e':
        return `e${value || '#VALUE!'}`;
      case 'd':
        return value === '' ? null : isoDate(value, format);
      default:
        return value.trim() === '' ? null : this.number(value, format);
    }
  }

  private sharedText(at: number): SaidCell {
    const text = this.shared.strings[at];
    if (text === undefined) throw new Refused('broken');
    return said(text);
  }

  private number(value: string, format: Format): SaidCell {
    const number = Number(value);
    return Number.isFinite(number) ? shownNumber(number, format, this.shared.from1904) : said(value);
  }

  private merge(ref: string): void {
    const [from, to = from] = ref.split(':');
    const corners = [from, to].map((corner = '') => [Number(corner.replace(/\D/g, '')), columnOf(corner)]);
    if (corners.every(([row = 0, column = 0]) => row > 0 && row <= LAST_ROW && column > 0 && column <= LAST_COLUMN))
      this.merged.push(corners.flat());
  }
}

const said = (text: string): SaidCell => (text.trim() ? `t${text}` : null);

function isoDate(value: string, format: Format): SaidCell {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  if (day === undefined) return said(value);
  return saidDate(day, format.shows === 'date' ? format : { year: true, month: true, day: true });
}

/** A is 1, XFD 16,384; 0 where the place begins with no letter. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length && at < 5; at++) {
    const letter = place.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) {
      if (place[at] === '$') continue;
      break;
    }
    column = column * 26 + letter - 64;
  }
  return column;
}
