import { inject, Injectable } from '@angular/core';
import type { Holding, Term, TermState, WayIn } from '../../../api/leadership';
import { OrganizationWords } from '../../organization-words';
import { lastDay, precisionOf } from '../../../ui/partial-date';
import { numeral } from '../../../ui/numeral';
import { holderName } from './team-rows';

/** How the leadership of a record is spoken of: terms by their numbers in words, ways in and out, dates as they were given. */
@Injectable()
export class LeadershipWords {
  private readonly words = inject(OrganizationWords);

  /** In the language on the screen: whoever reads this is told when it changes. */
  say(key: string, values: Record<string, unknown> = {}): string {
    this.words.now();
    return this.words.say(`leadership.${key}`, values);
  }

  date(text: string | null | undefined): string {
    return this.words.date(text);
  }

  /** 第二届, 筹委会. */
  term({ number, sort }: Pick<Term, 'number' | 'sort'>): string {
    return sort === 'preparatory' || number === null ? this.say('preparatory') : this.numbered(number);
  }

  numbered(number: number): string {
    return this.say('term', { number: this.words.now() === 'en' ? number : numeral(number) });
  }

  state(state: TermState): string {
    return this.say(`states.${state}`);
  }

  wayIn(way: WayIn | null): string {
    return way === null ? '--' : this.say(`waysIn.${way}`);
  }

  wayOut(way: Holding['wayOut']): string {
    return this.say(`waysOut.${way ?? 'left'}`);
  }

  /** （增选）, （候补）, 主持工作, 轮值, 代表. */
  marks({ acting, mark, onDuty, fullTime }: Holding): string[] {
    return [
      ...(acting ? [this.say(`actings.${acting}`)] : []),
      ...(mark ? [this.say(`marks.${mark}`)] : []),
      ...(onDuty ? [this.say('onDuty')] : []),
      ...(fullTime ? [this.say('fullTime')] : []),
    ];
  }

  /** Employer and title; of a unit its representative; of a seat held ex officio the post elsewhere. */
  station({ unit, person, exOfficio, employer, title }: Holding): string {
    const own = [employer, title].filter(Boolean).join(this.words.now() === 'en' ? ', ' : '');
    return [
      ...(unit && person ? [this.say('represents', { name: person.name })] : []),
      ...(exOfficio && (person ?? unit) ? [this.say('exOfficio', { post: exOfficio })] : []),
      ...(own ? [own] : []),
    ].join(' · ');
  }

  /** 2014-05-10 — 2019-05-17, the last day as it is known. */
  span(from: string, to: string | null): string {
    return this.say('span', { from: this.date(from), to: to ? this.date(lastDay(to)) : this.say('now') });
  }

  /** 李乙二，会长，2019-05-18 — 今，选举: a bar in words. */
  bar(holdings: readonly Holding[]): string {
    const [newest] = holdings;
    const oldest = holdings.at(-1);
    if (!newest || !oldest) return '';
    const doubt = [oldest.from, ...(newest.to ? [newest.to] : [])].some((one) => precisionOf(one) !== 'day');
    return this.words.list([
      holderName(newest),
      newest.post.name,
      this.span(oldest.from, newest.to),
      ...this.marks(newest),
      ...(newest.to ? [this.wayOut(newest.wayOut)] : []),
      ...(doubt ? [this.say('doubt')] : []),
    ]);
  }
}
