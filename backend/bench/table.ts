import type { OtherMeasure, RequestMeasure } from './measure.js';
import type { Compared, Side } from './round.js';

/** One line of the results. */
export interface Row {
  readonly name: string;
  readonly measure: string;
  readonly besideName?: string;
  readonly unit?: string;
  readonly ours?: Side | number;
  readonly beside?: Side | number;
  /** Ours by what stands beside it: of the medians, and of the throughputs. */
  readonly ratio?: number;
  readonly throughputRatio?: number;
  readonly target?: string;
  readonly holds?: boolean;
  readonly note?: string;
  readonly failed?: string;
}

export function rowOf(name: string, measure: RequestMeasure, { ours, beside, differs }: Compared): Row {
  const { p50, throughput } = measure.target ?? {};
  const ratio = ours.p50 / beside.p50;
  const throughputRatio = ours.perSecond !== null && beside.perSecond !== null ? ours.perSecond / beside.perSecond : undefined;
  const target = [...(p50 === undefined ? [] : [`≤ ${p50} ×`]), ...(throughput === undefined ? [] : [`≥ ${throughput.toFixed(2)} ×/s`])];
  return {
    name,
    measure: measure.name,
    besideName: measure.besideName ?? 'floor',
    unit: 'ms',
    ours,
    beside,
    ratio,
    ...(throughputRatio !== undefined && { throughputRatio }),
    ...(target.length && {
      target: target.join(', '),
      holds: (p50 === undefined || ratio <= p50) && (throughput === undefined || (throughputRatio ?? 0) >= throughput),
    }),
    ...(differs !== undefined && { note: `answers differ: ${differs}` }),
  };
}

export function rowOfOther(name: string, measure: OtherMeasure, taken: { ours: number; beside?: number; note?: string }): Row {
  const { ratio: mostTimes, atMost } = measure.target ?? {};
  const ratio = taken.beside === undefined ? undefined : taken.ours / taken.beside;
  return {
    name,
    measure: measure.name,
    unit: measure.unit,
    ...taken,
    ...(taken.beside !== undefined && { besideName: measure.besideName ?? 'floor' }),
    ...(ratio !== undefined && { ratio }),
    ...(mostTimes !== undefined && { target: `≤ ${mostTimes} ×`, holds: (ratio ?? Number.POSITIVE_INFINITY) <= mostTimes }),
    ...(atMost !== undefined && { target: `≤ ${atMost} ${measure.unit}`, holds: taken.ours <= atMost }),
  };
}

const HEAD = [
  'measure',
  'p50',
  'p95',
  'per s (16)',
  'p95/p50 (16)',
  'beside it',
  'p50',
  'per s (16)',
  'ratio',
  'ratio per s',
  'target',
  '',
];

/** The table that is printed, in Markdown so that it can be pasted. */
export function tableOf(organizations: number, rows: readonly Row[]): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)];
  return `\n${organizations.toLocaleString('en')} organizations\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

/** One line of it. */
export const lineOf = (row: Row): string => `| ${cells(row).join(' | ')} |`;

function cells(row: Row): string[] {
  if (row.failed !== undefined) return [row.measure, `failed: ${row.failed}`, ...HEAD.slice(2).map(() => '')];
  const [mine, other] = [sideCells(row.ours, row.unit), sideCells(row.beside, row.unit)];
  const verdict = row.holds === undefined ? '' : row.holds ? 'holds' : 'misses';
  return [
    row.measure,
    ...mine,
    row.besideName ?? '',
    other[0] ?? '',
    other[2] ?? '',
    times(row.ratio),
    times(row.throughputRatio),
    row.target ?? '',
    [verdict, row.note ?? ''].filter(Boolean).join('; '),
  ];
}

function sideCells(side: Side | number | undefined, unit = 'ms'): string[] {
  if (side === undefined) return ['', '', '', ''];
  if (typeof side === 'number') return [`${side.toFixed(side < 10 ? 2 : 0)} ${unit}`, '', '', ''];
  return [
    `${side.p50.toFixed(2)} ms`,
    `${side.p95.toFixed(2)} ms`,
    side.perSecond === null ? '' : Math.round(side.perSecond).toLocaleString('en'),
    side.spread === null ? '' : side.spread.toFixed(2),
  ];
}

const times = (ratio: number | undefined): string => (ratio === undefined ? '' : `${ratio.toFixed(2)} ×`);
