import { inject, Injectable } from '@angular/core';
import type { Relations } from '../../api/relations';
import type { Term } from '../../api/leadership';
import type { Organization } from '../../api/types';
import { isDay } from '../../ui/days';
import type { LifeField } from './life';
import { lifeParagraph, type ParagraphChoice, type ParagraphWords } from './life-paragraph';
import { OrganizationWords } from '../organization-words';
import type { Led } from './team/congresses';
import { holderName } from './team/team-rows';
import { numeral } from '../../ui/numeral';

/** 沿革 in the words of the screen's language: the paragraph to copy and to print, and the words that the timeline shares with it. */
@Injectable({ providedIn: 'root' })
export class LifeText {
  private readonly words = inject(OrganizationWords);

  paragraph(record: Organization, relations: Relations | undefined, asOf: string, choice: ParagraphChoice, led?: Led): string {
    return lifeParagraph(record, relations, asOf, choice, this.clauses(record), led);
  }

  /** 第二届, 筹委会. */
  term({ number, sort }: Pick<Term, 'number' | 'sort'>): string {
    if (sort === 'preparatory' || number === null) return this.words.say('leadership.preparatory');
    return this.words.say('leadership.term', { number: this.words.now() === 'en' ? number : numeral(number) });
  }

  /** A date as it stands in running text, as precisely as it was given: 2017年4月1日, 2017年4月, 2018年3月5日至2018年4月2日间. */
  spoken(on: string): string {
    const shown = this.words.date(on);
    return this.words.now() === 'en' ? shown : shown.replace(/(\d{4})-(\d{2})-(\d{2})/g, (_, ...part: string[]) => spokenDay(part));
  }

  fieldName(field: LifeField): string {
    return this.words.label(
      field.replace('Name', field === 'areaName' || field === 'seatAreaName' || field === 'parentName' ? 'Id' : 'Name'),
    );
  }

  /** The end as something that happened: 注销, where the status is 已注销. */
  endWord(kind: string): string {
    return this.words.status({ kind, status: 'dissolved', certainty: 'certain' }).replace(/^已/, '');
  }

  private clauses(record: Organization): ParagraphWords {
    const english = this.words.now() === 'en';
    const say = (key: string, values: Record<string, unknown> = {}) => this.words.say(`life.text.${key}`, values);
    const day = (on: string) => this.spoken(on);
    return {
      founded: (name, on, first) => {
        const key = on.startsWith('[..') ? 'foundedUnknown' : 'founded';
        return say(first === null ? key : `${key}As`, { name, on: day(on), first });
      },
      preparing: (name, on) => say('preparing', { name, on: day(on) }),
      milestone: (on, milestone) => say(milestone, { on: day(on) }),
      renamed: (on, name) => say('renamed', { on: day(on), name }),
      turned: (on, field, before, after) =>
        say(after === null ? 'left' : before === null ? 'joined' : 'turned', {
          on: day(on),
          field: this.fieldName(field),
          before: this.words.read(field, before, record.kind),
          after: this.words.read(field, after, record.kind),
        }),
      suspended: (on) => say('suspended', { on: day(on) }),
      resumed: (on) => say('resumed', { on: day(on) }),
      recognized: (on, recognition) => {
        const { title, level, validUntil } = recognition;
        const named = english ? this.words.recognition(recognition) : (level ? this.words.level(level) : '') + title;
        return this.dated(on, validUntil ? 'recognizedUntil' : 'recognized', { title: named, until: validUntil ? day(validUntil) : '' });
      },
      unrecognized: (on, { title }) => say('unrecognized', { on: day(on), title }),
      leant: (on, leaning, before, after) =>
        before !== null && after !== null
          ? this.dated(on, `${leaning}.changed`, { before, after })
          : this.dated(on, `${leaning}.${before === null ? 'begun' : 'ended'}`, { before, after }, 'since'),
      congress: (told) => {
        const { term, chair } = told;
        if (term.sort === 'preparatory') return say('preparatory', { on: day(told.on) });
        const held = this.dated(told.on, 'congress', { meeting: term.meeting ?? say('congressOf', { term: this.term(term) }) });
        return chair
          ? say(chair.again ? 'congressAgain' : 'congressNew', { held, post: chair.post.name, names: this.words.list(chair.names) })
          : held;
      },
      leaders: ({ chair, acting, responsible }) => {
        const one = chair ?? acting;
        const name = one ? holderName(one) : '';
        const led = chair
          ? say('chair', { post: chair.post.name, name, since: day(chair.since) })
          : say('chairVacant', {
              post: acting?.post.name,
              name,
              how: acting?.acting ? this.words.say(`leadership.actings.${acting.acting}`) : '',
            });
        return responsible > 1 ? say('leaders', { led, count: responsible }) : led;
      },
      absorbed: (on, names) => this.dated(on, 'absorbed', { names: this.words.list(names) }),
      ended: (on) => say('ended', { on: day(on), word: this.endWord(record.kind) }),
      merged: (on, into) => say(into === null ? 'mergedAway' : 'merged', { on: day(on), into }),
      join: (clauses) => (clauses.length ? this.words.clauses(clauses) + (english ? '.' : '。') : ''),
    };
  }

  /** A clause with its day before it; of a day that nobody knows it says so behind it. */
  private dated(on: string, key: string, values: Record<string, unknown>, how: 'dated' | 'since' = 'dated'): string {
    const what = this.words.say(`life.text.${key}`, values);
    const loosely = how === 'dated' && !isDay(on) ? 'datedLoosely' : how;
    return this.words.say(`life.text.${on.startsWith('[..') ? 'undated' : loosely}`, { what, on: this.spoken(on) });
  }
}

const spokenDay = ([year = '', month, day]: readonly string[]): string => `${year}年${String(Number(month))}月${String(Number(day))}日`;
