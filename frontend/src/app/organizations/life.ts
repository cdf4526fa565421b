import type { ChangeSet, Organization, Stretch } from '../api/types';
import { addDays, daysBetween, isDay } from '../ui/days';
import { dayRange } from '../ui/partial-date';

// 沿革: what happened in the life of an organization, told from its stretches. Corrections are no part of the story.

export type LifeField = 'name' | 'type' | 'areaName' | 'seatAreaName' | 'parentName' | 'supervisor' | 'address' | 'level' | 'shortName';
const FIELDS: readonly LifeField[] = [
  'name',
  'type',
  'areaName',
  'seatAreaName',
  'parentName',
  'supervisor',
  'address',
  'level',
  'shortName',
];

export interface Turn {
  readonly field: LifeField;
  readonly before: string | null;
  readonly after: string | null;
}

export type LifeEvent =
  | { readonly sort: 'founded'; readonly on: string; readonly first: Stretch }
  | { readonly sort: 'changed'; readonly on: string; readonly turns: readonly Turn[] }
  | { readonly sort: 'suspended' | 'resumed' | 'ended'; readonly on: string }
  | { readonly sort: 'merged'; readonly on: string; readonly into: string };

/** What the events are sorted by: the first possible day; where nothing bounds it, the last. */
export function sortDay(on: string): string {
  const range = dayRange(on);
  return range?.earliest ?? range?.latest ?? on;
}

/** The events of a life, the latest first. */
export function lifeEvents(record: Organization): LifeEvent[] {
  const events: LifeEvent[] = [];
  const [first, ...later] = record.timeline;
  if (first && record.foundedOn) events.push({ sort: 'founded', on: record.foundedOn, first });
  let before = first;
  for (const stretch of later) {
    const turns = before ? turnsBetween(before, stretch) : [];
    if (stretch.from && turns.length) events.push({ sort: 'changed', on: stretch.from, turns });
    before = stretch;
  }
  for (const suspension of record.suspensions) {
    events.push({ sort: 'suspended', on: suspension.from });
    if (suspension.to) events.push({ sort: 'resumed', on: suspension.to });
  }
  if (record.dissolvedOn) {
    events.push(
      record.mergedInto
        ? { sort: 'merged', on: record.dissolvedOn, into: record.mergedInto.name }
        : { sort: 'ended', on: record.dissolvedOn },
    );
  }
  return events
    .map((event, i) => ({ event, i }))
    .sort((a, b) => sortDay(b.event.on).localeCompare(sortDay(a.event.on)) || b.i - a.i)
    .map(({ event }) => event);
}

function turnsBetween(before: Stretch, after: Stretch): Turn[] {
  return FIELDS.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null })).filter(
    (turn) => turn.before !== turn.after,
  );
}

/** The change set that recorded an event: the one that wrote a value from that very day. */
export function recordedBy(event: LifeEvent, changes: readonly ChangeSet[]): ChangeSet | undefined {
  const standing = changes.filter((c) => !c.undone && !c.undoes);
  if (event.sort === 'founded') return standing.find((c) => c.act.includes('found'));
  if (event.sort === 'changed') {
    const names = event.turns.map((t) => t.field.replace('Name', ''));
    return standing.find((c) =>
      c.fields.some((f) => f.from === event.on && names.some((n) => f.field.startsWith(n) || f.field.startsWith(`${n}AreaId`))),
    );
  }
  return standing.find((c) => c.fields.some((f) => f.from === event.on || f.after === event.on || f.to === event.on));
}

/** How many days lie between the day something took effect and the day it was recorded; null where the day isn't known. */
export function lag(on: string, recordedOn: string): number | null {
  return isDay(on) ? daysBetween(on, recordedOn) : null;
}

export interface ParagraphChoice {
  readonly suspensions: boolean;
  readonly moves: boolean;
  readonly future: boolean;
}

/** The words that the paragraph is put together from; each takes its values and gives a clause without its full stop. */
export interface ParagraphWords {
  founded(name: string, on: string, first: string | null): string;
  renamed(on: string, name: string): string;
  turned(on: string, field: LifeField, before: string | null, after: string | null): string;
  suspended(on: string): string;
  resumed(on: string): string;
  ended(on: string): string;
  merged(on: string, into: string): string;
  join(clauses: readonly string[]): string;
}

/** The history as one paragraph to copy: 2014年5月10日成立，原名…，2017年4月1日更名为…。 */
export function lifeParagraph(record: Organization, day: string, choice: ParagraphChoice, words: ParagraphWords): string {
  const clauses: string[] = [];
  for (const event of [...lifeEvents(record)].reverse()) {
    if (!choice.future && sortDay(event.on) > day) continue;
    switch (event.sort) {
      case 'founded':
        clauses.push(words.founded(record.name, event.on, event.first.name === record.name ? null : event.first.name));
        break;
      case 'changed':
        for (const turn of event.turns) {
          if (turn.field === 'name') clauses.push(words.renamed(event.on, turn.after ?? ''));
          else if (
            turn.field === 'type' ||
            turn.field === 'parentName' ||
            (choice.moves && (turn.field === 'areaName' || turn.field === 'seatAreaName'))
          ) {
            clauses.push(words.turned(event.on, turn.field, turn.before, turn.after));
          }
        }
        break;
      case 'suspended':
        if (choice.suspensions) clauses.push(words.suspended(event.on));
        break;
      case 'resumed':
        if (choice.suspensions) clauses.push(words.resumed(event.on));
        break;
      case 'ended':
        clauses.push(words.ended(event.on));
        break;
      case 'merged':
        clauses.push(words.merged(event.on, event.into));
    }
  }
  return words.join(clauses);
}

/** A day as it stands in running text: 2017年4月1日. */
export function spokenDay(text: string): string {
  if (!isDay(text)) return text;
  const [year, month, day] = text.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

export { addDays };
