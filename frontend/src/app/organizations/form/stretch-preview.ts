import type { FieldChange } from '../../api/changes';
import type { Stretch } from '../../api/types';
import { dayOnAxis, type Bar } from '../../ui/two-bars';

// The story of S01 as two bars: the stretches as they are, and as the dry run says they will be.

type Shown = 'name' | 'type' | 'areaName' | 'seatAreaName' | 'parentName' | 'supervisor';
const ORDER: readonly Shown[] = ['name', 'type', 'areaName', 'seatAreaName', 'parentName', 'supervisor'];
const OF_FIELD: Readonly<Record<string, Shown>> = {
  name: 'name',
  type: 'type',
  typeId: 'type',
  typeCode: 'type',
  areaId: 'areaName',
  areaName: 'areaName',
  seatAreaId: 'seatAreaName',
  seatAreaName: 'seatAreaName',
  parentId: 'parentName',
  parent: 'parentName',
  supervisor: 'supervisor',
};

interface Piece {
  readonly from: string | null;
  readonly to: string | null;
  readonly values: Partial<Record<Shown, string>>;
  readonly changed: boolean;
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : '';
};

/** The bars before and after; null when nothing that is drawn changes. */
export function previewBars(timeline: readonly Stretch[], diff: readonly FieldChange[]): { before: Bar[]; after: Bar[] } | null {
  const rows = diff.flatMap((row) => {
    const shown = OF_FIELD[row.field];
    return shown ? [{ shown, from: row.from ?? null, to: row.to ?? null, after: textOf(row.after) }] : [];
  });
  if (!rows.length || !timeline.length) return null;
  const fields = ORDER.filter((f) => rows.some((r) => r.shown === f) || new Set(timeline.map((s) => s[f] ?? '')).size > 1);
  const now: Piece[] = timeline.map((s) => ({
    from: s.from,
    to: s.to,
    values: Object.fromEntries(fields.map((f) => [f, s[f] ?? ''])),
    changed: false,
  }));
  const then = rows.reduce<Piece[]>((pieces, row) => {
    const cut = [row.from, row.to].reduce<Piece[]>((all, day) => (day ? all.flatMap((p) => split(p, day)) : all), pieces);
    return cut.map((p) => (within(p, row.from, row.to) ? { ...p, values: { ...p.values, [row.shown]: row.after }, changed: true } : p));
  }, now);
  return { before: joined(now, fields), after: joined(then, fields) };
}

const before = (a: string, b: string) => dayOnAxis(a) < dayOnAxis(b);

function split(piece: Piece, at: string): Piece[] {
  if ((piece.from !== null && !before(piece.from, at)) || (piece.to !== null && !before(at, piece.to))) return [piece];
  return [
    { ...piece, to: at },
    { ...piece, from: at },
  ];
}

function within(piece: Piece, from: string | null, to: string | null): boolean {
  return (
    (from === null || (piece.from !== null && !before(piece.from, from))) && (to === null || (piece.to !== null && !before(to, piece.to)))
  );
}

/** Equal neighbours are one bar. */
function joined(pieces: readonly Piece[], fields: readonly Shown[]): Bar[] {
  const bars: Bar[] = [];
  for (const piece of pieces) {
    const text = fields
      .map((f) => piece.values[f])
      .filter(Boolean)
      .join(' · ');
    const last = bars.at(-1);
    if (last?.text === text) bars[bars.length - 1] = { ...last, to: piece.to, changed: (last.changed ?? false) || piece.changed };
    else bars.push({ from: piece.from, to: piece.to, text, changed: piece.changed });
  }
  return bars;
}
