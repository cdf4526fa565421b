import type { Relations } from '../../api/relations';
import type { ChangeSet } from '../../api/changes';
import type { Organization, Recognition, Stretch } from '../../api/types';
import { daysBetween, isDay } from '../../ui/days';
import { dayRange } from '../../ui/partial-date';
import { congresses, type CongressTold, type Led } from './team/congresses';

// 沿革: what happened in the life of an organization, told from its stretches, its recognitions and what stands around it.
// Corrections are no part of the story.

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

/** What an organization leans on 依托单位, is guided by 业务指导, or is a member unit of 成员单位. */
export type Leaning = 'hosted' | 'supervised' | 'member';

/** 同意筹建, 登记, and the day until which the certificate holds; the founding and the end are told by more than their day. */
export type Milestone = 'approved' | 'registered' | 'certificateUntil';

export type LifeEvent =
  | { readonly sort: Milestone; readonly on: string }
  | { readonly sort: 'founded'; readonly on: string; readonly first: Stretch }
  | { readonly sort: 'changed'; readonly on: string; readonly turns: readonly Turn[] }
  | { readonly sort: 'suspended' | 'resumed' | 'ended'; readonly on: string }
  | { readonly sort: 'recognized' | 'unrecognized'; readonly on: string; readonly recognition: Recognition }
  /** Before null: it begins; after null: it ends. Neither side has a name where it lies outside the reach. */
  | { readonly sort: 'leant'; readonly on: string; readonly leaning: Leaning; readonly before: LeantOn; readonly after: LeantOn }
  | ({ readonly sort: 'congress' } & CongressTold)
  | { readonly sort: 'absorbed'; readonly on: string; readonly names: readonly string[] }
  | { readonly sort: 'merged'; readonly on: string; readonly into: string | null };

/** The unit leant on; its name null where it lies outside the reach; null where there is none. */
type LeantOn = { readonly name: string | null } | null;

/** What the events are sorted by: the first possible day; where nothing bounds it, the last. */
export function sortDay(on: string): string {
  const range = dayRange(on);
  return range?.earliest ?? range?.latest ?? on;
}

/** The events of a life, the latest first; hosts, guides, the bodies it is a member of, what merged into it, and congresses, where they are known. */
export function lifeEvents(record: Organization, relations?: Relations, led?: Led): LifeEvent[] {
  const events: LifeEvent[] = [];
  events.push(...milestones(record));
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
  for (const recognition of [...record.recognitions].reverse()) {
    events.push({ sort: 'recognized', on: recognition.from, recognition });
    if (recognition.to) events.push({ sort: 'unrecognized', on: recognition.to, recognition });
  }
  if (relations) events.push(...leanings(relations), ...absorbed(relations));
  if (led) events.push(...congresses(led).map((one): LifeEvent => ({ sort: 'congress', ...one })));
  if (record.dissolvedOn) {
    events.push(
      record.endWay === 'merged' || record.mergedInto
        ? { sort: 'merged', on: record.dissolvedOn, into: record.mergedInto?.name ?? null }
        : { sort: 'ended', on: record.dissolvedOn },
    );
  }
  return events
    .map((event, i) => ({ event, i }))
    .sort((a, b) => sortDay(b.event.on).localeCompare(sortDay(a.event.on)) || b.i - a.i)
    .map(({ event }) => event);
}

function milestones({ approvedOn, fields }: Organization): LifeEvent[] {
  const days = { approved: approvedOn, registered: fields['registeredOn'], certificateUntil: fields['certificateUntil'] };
  return (Object.keys(days) as Milestone[]).flatMap((sort) => {
    const on = days[sort];
    return typeof on === 'string' ? [{ sort, on }] : [];
  });
}

/** Does the event only say how the organization came to be, or until when its paper holds? Such a life has seen no change. */
export const isMilestone = ({ sort }: LifeEvent): boolean => ['approved', 'founded', 'registered', 'certificateUntil'].includes(sort);

function turnsBetween(before: Stretch, after: Stretch): Turn[] {
  return FIELDS.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null })).filter(
    (turn) => turn.before !== turn.after,
  );
}

/**
 * Hosts and guides that begin and end; where one follows another on the same day, that is one change. Bodies stand side by side: none follows
 * another, and a unit that goes on in the same one with another seat is told nothing of.
 */
function leanings({ items }: Relations): LifeEvent[] {
  const sorts = { hosted: 'hostedBy', supervised: 'supervisedBy', member: 'memberOf' } as const;
  return (['hosted', 'supervised', 'member'] as const).flatMap((leaning) => {
    const own = items.filter(({ sort }) => sort === sorts[leaning]).reverse();
    const days = [...new Set(own.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]))];
    return days.flatMap((on): LifeEvent[] => {
      const [ended, begun] = [own.filter(({ to }) => to === on), own.filter(({ from }) => from === on)];
      if (leaning === 'member') {
        const [gone, come] = [ended.filter(without(begun)), begun.filter(without(ended))];
        return [
          ...gone.map((one): LifeEvent => ({ sort: 'leant', on, leaning, before: leantOn(one), after: null })),
          ...come.map((one): LifeEvent => ({ sort: 'leant', on, leaning, before: null, after: leantOn(one) })),
        ];
      }
      return Array.from({ length: Math.max(ended.length, begun.length) }, (_, i) => ({
        sort: 'leant',
        on,
        leaning,
        before: leantOn(ended[i]),
        after: leantOn(begun[i]),
      }));
    });
  });
}

/** Is none of these to the same organization? */
const without = (others: Relations['items']) => (one: Relations['items'][number]) =>
  others.every(({ other }) => other?.id !== one.other?.id);

const leantOn = (one: Relations['items'][number] | undefined): LeantOn => (one ? { name: one.other?.name ?? one.name } : null);

/** What merged into it on one day is told together. */
function absorbed({ mergedFrom }: Relations): LifeEvent[] {
  return [...new Set(mergedFrom.map(({ on }) => on))].map((day) => ({
    sort: 'absorbed',
    on: day,
    names: mergedFrom.filter(({ on }) => on === day).map(({ name }) => name),
  }));
}

/** The change set that recorded an event: the one that wrote a value from that very day. */
export function recordedBy(event: LifeEvent, changes: readonly ChangeSet[]): ChangeSet | undefined {
  const standing = changes.filter((c) => !c.undone && !c.undoes);
  if (event.sort === 'founded') return standing.find((c) => c.act.includes('found'));
  if (event.sort === 'congress') return standing.find((c) => c.changeSet === event.term.changeSet) ?? written(event.on, standing);
  if (event.sort === 'changed') {
    const names = event.turns.map((t) => t.field.replace('Name', ''));
    return standing.find((c) =>
      c.fields.some((f) => f.from === event.on && names.some((n) => f.field.startsWith(n) || f.field.startsWith(`${n}AreaId`))),
    );
  }
  return written(event.on, standing);
}

const written = (on: string, changes: readonly ChangeSet[]): ChangeSet | undefined =>
  changes.find((c) => c.fields.some((f) => f.from === on || f.after === on || f.to === on));

/** How many days lie between the day something took effect and the day it was recorded; null where the day isn't known. */
export function lag(on: string, recordedOn: string): number | null {
  return isDay(on) ? daysBetween(on, recordedOn) : null;
}
