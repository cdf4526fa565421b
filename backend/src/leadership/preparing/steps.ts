import type { Reads } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';

/** A step of a template: what has to be done how many days before the congress; after it: negative. */
export interface Step {
  readonly words: string;
  readonly daysBefore: number;
}

/** What a registry begins with, until the office lays down steps of its own. */
export const FIRST_STEPS: readonly Step[] = [
  { words: '拟定换届工作方案', daysBefore: 180 },
  { words: '财务审计', daysBefore: 90 },
  { words: '报送换届请示', daysBefore: 60 },
  { words: '人选考察和公示', daysBefore: 30 },
  { words: '取得换届批复', daysBefore: 20 },
  { words: '报送大会材料，发会议通知', daysBefore: 10 },
  { words: '换届大会', daysBefore: 0 },
  { words: '办理备案和法定代表人变更', daysBefore: -30 },
];

export interface Template {
  /** null: of all kinds without one of their own. */
  readonly kind: string | null;
  readonly steps: readonly Step[];
}

/** The templates that the office laid down, that of all kinds first. */
export const templates = (reads: Reads): Promise<Template[]> =>
  reads.rows<Template>(sql`/* leadership.steps */ select s.kind, json_agg(json_build_object('words', s.words, 'daysBefore', s.days_before) order by s.place) as steps
    from preparation_steps s left join kinds_in_order k on k.code = s.kind group by s.kind, k.place order by k.place nulls first`);

/** The steps of a kind: its own, else those of all, else what a registry begins with. */
export const stepsOf = (known: readonly Template[], kind: string | null): readonly Step[] =>
  (known.find((one) => one.kind === kind) ?? known.find((one) => one.kind === null))?.steps ?? FIRST_STEPS;
