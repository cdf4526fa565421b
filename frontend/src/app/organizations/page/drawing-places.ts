/** One organization or unit beside that of the page: what it is to it, and where its page is. */
export interface Neighbour {
  readonly name: string;
  readonly role: string;
  readonly link: string | null;
}

/** A neighbour with its box and the line to the middle; `shown` fits into the box, `full` is what is read aloud. */
export interface Placed {
  readonly shown: string;
  readonly full: string;
  readonly role: string;
  readonly link: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly line: string;
}

export const HEIGHT = 30;
export const MIDDLE = 240;
const SIDE = 300;
const BETWEEN = 48;
const STEP = 42;
const MOST = 8;
const WIDE = 12;
const NARROW = 6.5;

/**
 * Places what stands above at the left and what stands below at the right, in one column each; beyond eight it says how many more there are.
 * Of a side where nothing stands no room is kept.
 */
export function around(name: string, above: readonly Neighbour[], below: readonly Neighbour[], more: (count: number) => string) {
  const [left, right] = [fitting(above, more), fitting(below, more)];
  const rows = Math.max(left.length, right.length, 1);
  const height = rows * STEP - (STEP - HEIGHT) + 2;
  const selfX = left.length ? SIDE + BETWEEN + 1 : 1;
  const width = selfX + MIDDLE + (right.length ? BETWEEN + SIDE : 0) + 1;
  const selfY = height / 2 - HEIGHT / 2;
  const middle = height / 2;
  const place = (one: Neighbour, index: number, of: number, at: 'left' | 'right'): Placed => {
    const y = 1 + index * STEP + ((rows - of) * STEP) / 2;
    const x = at === 'left' ? 1 : width - SIDE - 1;
    const [from, to] = at === 'left' ? [x + SIDE, selfX] : [selfX + MIDDLE, x];
    const bend = (from + to) / 2;
    const [start, end] = at === 'left' ? [y + HEIGHT / 2, middle] : [middle, y + HEIGHT / 2];
    return {
      shown: cut(one.name, SIDE - 32 - lengthOf(one.role)),
      full: one.role ? `${one.role} ${one.name}` : one.name,
      role: one.role,
      link: one.link,
      x,
      y,
      width: SIDE,
      line: `M${String(from)} ${String(start)}H${String(bend)}V${String(end)}H${String(to)}`,
    };
  };
  return {
    self: cut(name, MIDDLE - 20),
    width,
    selfX,
    selfY,
    height,
    all: [...left.map((one, i) => place(one, i, left.length, 'left')), ...right.map((one, i) => place(one, i, right.length, 'right'))],
  };
}

function fitting(all: readonly Neighbour[], more: (count: number) => string): readonly Neighbour[] {
  return all.length <= MOST ? all : [...all.slice(0, MOST - 1), { name: more(all.length - MOST + 1), role: '', link: null }];
}

const lengthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? WIDE : NARROW), 0);

/** As much of a name as fits into so many pixels. */
function cut(text: string, room: number): string {
  if (lengthOf(text) <= room) return text;
  let kept = '';
  for (const sign of text) {
    if (lengthOf(kept + sign) > room - WIDE) break;
    kept += sign;
  }
  return `${kept}…`;
}
