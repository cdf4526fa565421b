import type { Relations } from '../../api/relations';
import type { Organization, Recognition } from '../../api/types';
import { type Leaning, lifeEvents, type LifeEvent, type LifeField, type Milestone, sortDay } from './life';
import { type CongressTold, type Led, leadersOf } from './team/congresses';

/** What the paragraph tells beside founding, names, types, parents and the end. */
export interface ParagraphChoice {
  readonly suspensions: boolean;
  readonly moves: boolean;
  readonly recognitions: boolean;
  /** Hosts, guides, the bodies it is a member of, and what merged into it. */
  readonly relations: boolean;
  /** Congresses, and who leads it on the day. */
  readonly leadership: boolean;
  readonly future: boolean;
}

/** The words that the paragraph is put together from; each takes its values and gives a clause without its full stop. */
export interface ParagraphWords {
  founded(name: string, on: string, first: string | null): string;
  /** Of one that has been approved and is not founded yet. */
  preparing(name: string, on: string): string;
  milestone(on: string, milestone: Milestone): string;
  renamed(on: string, name: string): string;
  turned(on: string, field: LifeField, before: string | null, after: string | null): string;
  suspended(on: string): string;
  resumed(on: string): string;
  recognized(on: string, recognition: Recognition): string;
  unrecognized(on: string, recognition: Recognition): string;
  leant(on: string, leaning: Leaning, before: string | null, after: string | null): string;
  congress(told: CongressTold): string;
  leaders(leaders: Leaders): string;
  absorbed(on: string, names: readonly string[]): string;
  ended(on: string): string;
  merged(on: string, into: string | null): string;
  join(clauses: readonly string[]): string;
}

type Leaders = NonNullable<ReturnType<typeof leadersOf>>;

/** The history as one paragraph to copy: 2014年5月10日成立，原名…，2017年4月1日更名为…。 What lies outside the reach is left out: it has no name to print. */
export function lifeParagraph(
  record: Organization,
  relations: Relations | undefined,
  day: string,
  choice: ParagraphChoice,
  words: ParagraphWords,
  led?: Led,
): string {
  const told = lifeEvents(record, relations, choice.leadership ? led : undefined)
    .reverse()
    .filter(({ on }) => choice.future || sortDay(on) <= day);
  // One that has ended is led by nobody.
  const leaders = choice.leadership && record.status !== 'dissolved' && record.status !== 'merged' ? leadersOf(led?.team) : null;
  return words.join([
    ...told.flatMap((event) => clausesOf(event, record, choice, words)),
    ...(leaders && (leaders.chair ?? leaders.acting) ? [words.leaders(leaders)] : []),
  ]);
}

function clausesOf(event: LifeEvent, record: Organization, choice: ParagraphChoice, words: ParagraphWords): string[] {
  const { on } = event;
  const { name } = record;
  switch (event.sort) {
    case 'founded':
      return [words.founded(name, on, event.first.name === name ? null : event.first.name)];
    case 'changed':
      return event.turns.flatMap(({ field, before, after }) => {
        if (field === 'name') return [words.renamed(on, after ?? '')];
        const told = field === 'type' || field === 'parentName' || (choice.moves && (field === 'areaName' || field === 'seatAreaName'));
        return told ? [words.turned(on, field, before, after)] : [];
      });
    case 'approved':
      return [record.foundedOn ? words.milestone(on, event.sort) : words.preparing(name, on)];
    case 'registered':
    case 'certificateUntil':
      return [words.milestone(on, event.sort)];
    case 'suspended':
    case 'resumed':
      return choice.suspensions ? [words[event.sort](on)] : [];
    case 'recognized':
    case 'unrecognized':
      return choice.recognitions ? [words[event.sort](on, event.recognition)] : [];
    case 'leant': {
      const [before, after] = [event.before?.name ?? null, event.after?.name ?? null];
      return choice.relations && (before !== null || after !== null) ? [words.leant(on, event.leaning, before, after)] : [];
    }
    case 'congress':
      return [words.congress(event)];
    case 'absorbed':
      return choice.relations ? [words.absorbed(on, event.names)] : [];
    case 'ended':
      return [words.ended(on)];
    case 'merged':
      return [words.merged(on, event.into)];
  }
}
