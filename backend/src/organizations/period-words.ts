import { addDays, isDay } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import type { Locale } from '../platform/http/problem.js';

/** How a date is written: `lists` keep a day as yyyy-MM-dd, `prose` says 2019年5月18日. What is known less precisely is said as it was given. */
type Manner = 'lists' | 'prose';

/** A date in the text form of the contracts as people read it; '' where there is none. */
export function dateShown(text: string | null, locale: Locale, manner: Manner): string {
  if (text === null) return '';
  return manner === 'lists' && isDay(text) ? text : (PartialDate.tryParse(text)?.shown(locale) ?? text);
}

/** A half-open period as people read it, by its last day: 2014年5月10日至2017年3月31日, from 10 May 2014 to 31 March 2017; '' where nothing is known. */
export function periodShown(from: string | null, to: string | null, locale: Locale, manner: Manner): string {
  const first = dateShown(from, locale, manner);
  const last = dateShown(to !== null && isDay(to) ? addDays(to, -1) : to, locale, manner);
  return locale === 'zh'
    ? [first, last && `至${last}`].join('')
    : [first && `from ${first}`, last && `to ${last}`].filter(Boolean).join(' ');
}
