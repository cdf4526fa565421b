import type { BenchDatabase } from './database.js';
import type { Ask, Client } from './load.js';
import type { Running } from './servers.js';

/** What a measure works on. */
export interface Ground {
  readonly organizations: number;
  readonly database: BenchDatabase;
  readonly ours: Running;
  readonly floor: Running;
  /** Our server under the sample account. */
  /** A copy of the database for measures that fill it; there from the start, for it cannot be made while servers run. */
  readonly copy: BenchDatabase | undefined;
  readonly as: (account: 'supervisor' | 'chongchuan') => Promise<Client>;
  readonly bare: Client;
}

/** Two sides of one question: asked of ours and of what stands beside it, by the number of the request. */
export interface Sides {
  readonly client: Client;
  readonly ours: (n: number) => Ask;
  readonly besideClient: Client;
  readonly beside: (n: number) => Ask;
  /** Do both answer alike? Gives what differs, undefined where nothing does. */
  readonly alike?: () => Promise<string | undefined>;
}

/** A measure of requests: times one by one, and with sixteen clients. */
export interface RequestMeasure {
  readonly name: string;
  /** What stands beside it: the floor, unless another answer of ours (today's list, page one). */
  readonly besideName?: string;
  /** At most this many times the median beside; at least this share of the throughput beside. */
  readonly target?: { readonly p50?: number; readonly throughput?: number };
  /** Large answers are asked a few times only, and never by sixteen at once. */
  readonly large?: true;
  prepare(ground: Ground): Promise<Sides>;
}

/** A measure that is one number on each side. */
export interface OtherMeasure {
  readonly name: string;
  readonly unit: string;
  readonly besideName?: string;
  readonly target?: { readonly ratio?: number; readonly atMost?: number };
  /** It leaves records behind: it works on the copy. */
  readonly onCopy?: true;
  take(ground: Ground): Promise<{ readonly ours: number; readonly beside?: number; readonly note?: string }>;
}

export type Measure = RequestMeasure | OtherMeasure;

export const isOther = (measure: Measure): measure is OtherMeasure => 'take' in measure;
