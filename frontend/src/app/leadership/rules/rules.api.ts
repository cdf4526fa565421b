import { inject, Injectable } from '@angular/core';
import { Client, newKey } from '../../api/client';
import type { RuleDone, Step, StepTemplates, TermRuleList } from '../../api/leadership-rules';

export const RULES = '/api/term-rules';
export const STEPS = '/api/preparation-steps';

/** Acts on the rules of terms and on the check-lists of kinds. */
@Injectable({ providedIn: 'root' })
export class RulesActs {
  private readonly client = inject(Client);

  /** A rule of a kind or a type, from a day on. */
  set(body: object, key: string): Promise<TermRuleList & RuleDone> {
    return this.client.post(RULES, body, { key });
  }

  remove(id: string): Promise<TermRuleList & RuleDone> {
    return this.client.remove(`${RULES}/${id}`, { key: newKey() });
  }

  /** How many organizations there are of a kind, or of a type of it. */
  count(of: { readonly kind: string; readonly type?: string }): Promise<{ readonly count: number }> {
    return this.client.get('/api/organizations/count', { ...of, status: 'preparing,active,suspended' });
  }

  /** The check-list of a kind, null: of all; without steps there is none of its own any more. */
  lay(kind: string | null, steps: readonly Step[]): Promise<StepTemplates & RuleDone> {
    return this.client.put(STEPS, { kind, steps }, { key: newKey() });
  }
}
