import { inject, Injectable } from '@angular/core';
import type { Organization } from '../api/types';
import { isDay } from '../ui/days';
import { lifeParagraph, spokenDay, type LifeField, type ParagraphChoice } from './life';
import { OrganizationWords } from './organization-words';

/** 沿革 in the words of the screen's language: the paragraph to copy and to print, and the words that the timeline shares with it. */
@Injectable({ providedIn: 'root' })
export class LifeText {
  private readonly words = inject(OrganizationWords);

  paragraph(record: Organization, asOf: string, choice: ParagraphChoice): string {
    const say = (key: string, values: Record<string, unknown>) => this.words.say(`life.text.${key}`, values);
    const day = (on: string) => this.spoken(on);
    return lifeParagraph(record, asOf, choice, {
      founded: (name, on, first) =>
        first === null ? say('founded', { name, on: day(on) }) : say('foundedAs', { name, on: day(on), first }),
      renamed: (on, name) => say('renamed', { on: day(on), name }),
      turned: (on, field, before, after) =>
        say(after === null ? 'left' : 'turned', {
          on: day(on),
          field: this.fieldName(field),
          before: this.words.read(field, before, record.kind),
          after: this.words.read(field, after, record.kind),
        }),
      suspended: (on) => say('suspended', { on: day(on) }),
      resumed: (on) => say('resumed', { on: day(on) }),
      ended: (on) => say('ended', { on: day(on), word: this.endWord(record.kind) }),
      merged: (on, into) => say('merged', { on: day(on), into }),
      join: (clauses) => (clauses.length ? this.words.clauses(clauses) + (this.words.now() === 'en' ? '.' : '。') : ''),
    });
  }

  /** A date as it stands in running text: 2017年4月1日. */
  spoken(on: string): string {
    return this.words.now() === 'en' || !isDay(on) ? this.words.date(on) : spokenDay(on);
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
}
