import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked, Client } from '../../api/client';
import type { AlikeAnswer, AlikeOrganization } from '../../api/finding';
import { AsOf } from '../../shell/as-of';
import { OrganizationWords } from '../organization-words';

const STILL = 400;
const NOBODY: AlikeAnswer = { items: [], elsewhere: [] };

/** Who may be meant by the name or the code that is being typed: shown below it, in nobody's way, and nothing is refused. */
@Component({
  selector: 'tx-names-alike',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './names-alike.html',
  styleUrl: './names-alike.scss',
})
export class NamesAlike {
  /** What is typed; empty where there is nothing to ask: the name of a record that is not being renamed. */
  readonly name = input('');
  readonly creditCode = input('');
  /** 属地: names with and without its units before them are alike. */
  readonly areaId = input('');
  /** The record that is being changed. */
  readonly except = input<string>();
  protected readonly words = inject(OrganizationWords);
  private readonly client = inject(Client);
  private readonly asOf = inject(AsOf);

  private readonly answer = resource({
    params: () => ({ name: this.name().trim(), creditCode: this.creditCode().trim(), areaId: this.areaId(), except: this.except() }),
    loader: async ({ params, abortSignal }) => {
      if (!params.name && !params.creditCode) return NOBODY;
      // Asked when the typing stands still. Where no answer comes, saving says what there is to say.
      await new Promise((resolve) => setTimeout(resolve, STILL));
      if (abortSignal.aborted) return NOBODY;
      return this.client.get<AlikeAnswer>('/api/organizations/alike', asked(params)).catch(() => NOBODY);
    },
  });
  /** While the next letters are asked about, what was found before stays: a list that comes and goes with each key is in the way. */
  protected readonly found = linkedSignal<AlikeAnswer | undefined, AlikeAnswer>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? NOBODY,
  });
  protected readonly offices = computed(() => this.words.list((this.found().elsewhere ?? []).map(({ ask }) => ask)));

  /** 南通市 · 行业商会 · 已注销 */
  protected where(one: AlikeOrganization): string {
    const { kind, status } = one;
    const over = status && status !== 'active' ? [this.words.status({ kind, status, certainty: 'certain' })] : [];
    return [one.areaName, this.words.type(one), ...over].join(' · ');
  }

  /** Why it is shown, where its name of today does not say so: the code, or 曾用名 with its period. */
  protected why({ sameCode, matched }: AlikeOrganization): string {
    const period = matched ? this.words.period(matched.from, matched.to) : '';
    const name = matched && `${this.words.matchedSort(matched, this.asOf.today())} ${matched.name}${period && `（${period}）`}`;
    return this.words.clauses([...(sameCode ? [this.words.say('alike.sameCode')] : []), ...(name ? [name] : [])]);
  }
}
