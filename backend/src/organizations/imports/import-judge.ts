import { setImmediate } from 'node:timers/promises';
import { reachesToday } from '../../accounts/index.js';
import { normaliseName } from '../../platform/chinese/names.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { readBody } from '../../platform/http/body.js';
import { fault, wordsOfFault } from '../../platform/http/faults.js';
import { Problem } from '../../platform/http/problem.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { sameValue, type Timeline } from '../../platform/timeline/index.js';
import { changedLife, patchOf, problemsOfDays, problemsOfRecord } from '../changing.js';
import { identityPatch, keptCode } from '../identity.js';
import { careProblems } from '../kind-fields.js';
import { LIST_ERRORS } from '../incoming/list-errors.js';
import { kindNamed } from '../incoming/kinds-in-lists.js';
import { ChangeBody, FoundBody } from '../organizations.dto.js';
import type { FoundOfficer } from '../offices/officers.port.js';
import type { Taken } from '../take.js';
import { asksForTypes, typeFieldProblems } from '../type-fields.js';
import { cellShown, readKind, readOwn } from './import-cells.js';
import { bodyOf, completed } from './import-body.js';
import { type Details, type KnownDetails, newDetails, readDetails, shownDetails } from './import-details.js';
import { closedToOfficers, NO_OFFICERS, notFounded, readOfficers } from './import-officers.js';
import { FIELD_AT, refusalOf, say, told, wrong } from './import-problems.js';
import { candidateOf, currentFields, kindOfRow, meant, mergedProblem, nameOf } from './import-whom.js';
import type { ReadRow, World } from './import-world.js';
import type { JudgedRow, RowOutcome, RowProblem, RowResult } from './imports.store.js';

/** What is written for a row: a new organization, or a life and an identity as they are to be. */
export type RowWrite =
  | {
      readonly sort: 'found';
      readonly input: FoundBody;
      readonly typeId: string;
      readonly details: Details;
      readonly officers: readonly FoundOfficer[];
    }
  | {
      readonly sort: 'change';
      readonly taken: Taken;
      readonly old: Timeline;
      readonly next: Timeline;
      readonly input: ChangeBody;
      readonly details: Details;
      readonly known: KnownDetails | undefined;
      readonly officers: readonly FoundOfficer[];
    };

export interface PlannedRow {
  readonly judged: JudgedRow;
  readonly write: RowWrite | null;
}

const CELL_OF: Readonly<Record<string, string>> = { ...FIELD_AT, typeId: 'type' };
/** Facts for which the office asks from which day they hold (office.md 2); the others are simply put right. */
const ASKED: ReadonlySet<string> = new Set(['name', 'type', 'areaName', 'supervisor']);

/** So many rows are judged before others get their turn. */
const PIECE = 200;

/** Judges one row after the other; what two rows say of the same is told of the later one. Nothing is asked of the database. */
export async function judgeRows(rows: readonly ReadRow[], world: World): Promise<PlannedRow[]> {
  const first = new Map<string, number>();
  const all: PlannedRow[] = [];
  for (const row of rows) {
    if (all.length % PIECE === 0) await setImmediate();
    all.push(onceOnly(judge(row, world), first));
  }
  return all;
}

/** `first` keeps which row spoke first of what. */
function onceOnly(planned: PlannedRow, first: Map<string, number>): PlannedRow {
  const { write, judged } = planned;
  if (!write) return planned;
  const speaksOf = spokenOf(write);
  const before = speaksOf.flatMap((one) => first.get(one) ?? [])[0];
  for (const one of speaksOf) if (!first.has(one)) first.set(one, judged.row);
  if (before === undefined) return { judged: { ...judged, speaksOf }, write };
  const twice = wrong(
    null,
    'twice',
    say(`与第 ${before} 行是同一个组织，请删去或跳过一行`, `Row ${before} is the same organization; skip one of the two`),
  );
  return { judged: { ...judged, speaksOf, outcome: 'wrong', result: { ...judged.result, problems: [twice] } }, write: null };
}

const spokenOf = (write: RowWrite): string[] => [
  ...(write.sort === 'change'
    ? [write.taken.organization.id]
    : [[write.input.kind, write.input.areaId, normaliseName(write.input.name)].join(' ')]),
  ...(keptCode(write.input.creditCode) ? [`code ${keptCode(write.input.creditCode) ?? ''}`] : []),
];

const MEANWHILE = say(
  '导出以后名录中这一项也改过，请核对新旧值后再定',
  'The registry has changed this since the export as well: look at both, then decide',
);
const NO_TYPE = say(
  '没有写明类型，名称也看不出：写在这一格，或在“没写类型的行按”处选一种',
  'The type is not said, and the name does not tell it: write it here, or choose one for rows without',
);
const NOTHING: RowResult = { target: null, values: [], problems: [], candidates: [] };

function judge({ staged, texts }: ReadRow, world: World): PlannedRow {
  const done = (outcome: RowOutcome, result: Partial<RowResult> = {}, write: RowWrite | null = null): PlannedRow => ({
    judged: { ...staged, speaksOf: [], outcome, result: { ...NOTHING, ...result } },
    write,
  });
  if (staged.skipped) return done('skipped');
  const withheld = staged.withheld.map((at) =>
    wrong(world.asked.columns[at]?.field ?? null, 'identity_number', wordsOfFault(fault('identity_number'))),
  );
  const faults = staged.faults.flatMap(({ at, code }) => {
    const field = world.asked.columns[at]?.field ?? null;
    return field === null ? [] : wrong(field, code.toLowerCase(), LIST_ERRORS[code]);
  });
  const { kind: kindGiven, problems: ofKind } = kindOfRow(texts, world);
  const area = texts.has('areaName') ? world.areas.read(texts.get('areaName') ?? '') : undefined;
  const whom = meant(staged.matched, texts, kindGiven, area && 'value' in area ? String(area.value) : undefined, world);
  if (whom.problems.length) return done('wrong', { problems: [...withheld, ...faults, ...whom.problems] });
  if (whom.candidates.length) return done('doubtful', { candidates: whom.candidates });
  // What neither a cell nor the list says, the name of a new one may.
  const kind = whom.taken?.organization.kind ?? kindGiven ?? (ofKind.length ? undefined : kindNamed(texts.get('name') ?? ''));
  const { raw, problems: ofCells } = bodyOf(texts, kind, world);
  const { given, problems: ofDetails } = readDetails(texts, kind ?? '', world.today);
  const before = [...withheld, ...faults, ...ofKind, ...ofCells, ...(kind === undefined ? [] : ofDetails)];
  return whom.taken
    ? judgeChange(whom.taken, { staged, texts }, { raw, given }, before, world, done)
    : judgeFounding({ ...raw, ...(kind !== undefined && { kind }) }, given, { texts, before }, world, done);
}

type Done = (outcome: RowOutcome, result?: Partial<RowResult>, write?: RowWrite | null) => PlannedRow;

function readInto<T extends object>(shape: new () => T, raw: Record<string, unknown>): { input: T | undefined; problems: RowProblem[] } {
  try {
    return { input: readBody(shape, raw), problems: [] };
  } catch (error) {
    return { input: undefined, problems: refusalOf(error) };
  }
}

/** Each cell once: what is wrong with it in itself goes before what the form would say of its being missing. */
const onceEach = (problems: readonly RowProblem[]): RowProblem[] =>
  [...new Map(problems.toReversed().map((one) => [one.field ?? `row ${one.code}`, one] as const)).values()].toReversed();

function judgeFounding(
  said: Record<string, unknown>,
  details: Details,
  { texts, before }: { readonly texts: ReadRow['texts']; readonly before: readonly RowProblem[] },
  world: World,
  done: Done,
): PlannedRow {
  const raw = completed(said, before, world);
  const { input, problems } = readInto(FoundBody, raw);
  // Where the type is not to be read, that there is no kind says nothing more.
  const unread = before.some(({ field }) => field === 'type');
  const typeUnsaid = ({ field, code }: RowProblem): boolean => field === 'type' && code === 'required';
  const found = [
    ...before,
    ...problems.filter(({ field }) => !(unread && field === 'kind')).map((one) => (typeUnsaid(one) ? { ...one, words: NO_TYPE } : one)),
  ];
  const given = raw as Partial<FoundBody>;
  const kind = given.kind ?? '';
  const type = world.types.find((one) => one.kind === kind && one.code === given.type);
  if (given.foundedOn === undefined && given.approvedOn === undefined)
    found.push(wrong('foundedOn', 'required', wordsOfFault(fault('founding_or_approval'))));
  if (type?.retired) found.push(wrong('type', 'type_retired', wordsOfFault(fault('type_retired'))));
  found.push(...careProblems(kind, { address: given.address }).map(told));
  if (type) found.push(...typeFieldProblems(kind, type.code, given.fields).map(told));
  if (given.areaId !== undefined && kind && !reachesToday(world.founding.allowed, kind, given.areaId))
    found.push(
      wrong('areaName', 'forbidden', say('这个属地不归您管，不能在这里新建', 'This area is not yours; nothing can be founded there')),
    );
  const begins = input?.foundedOn ? PartialDate.parse(String(input.foundedOn)).latest : null;
  const officers = readOfficers(texts, { posts: world.posts.get(type?.id ?? '') ?? [], held: [] }, notFounded(begins, world.today));
  if (type) found.push(...officers.problems);
  const values = [...valuesOf(kind, givenValues(raw, type?.id), () => null, world), ...shownDetails(details), ...officers.values];
  if (found.length || !input || !type) return done('wrong', { values, problems: onceEach(found) });
  return done('new', { values }, { sort: 'found', input, typeId: type.id, details, officers: officers.wanted });
}

function judgeChange(
  taken: Taken,
  { staged, texts }: ReadRow,
  { raw, given: said }: { readonly raw: Record<string, unknown>; readonly given: Details },
  before: readonly RowProblem[],
  world: World,
  done: Done,
): PlannedRow {
  const { organization } = taken;
  const { kind, id, version } = organization;
  const old = world.lives.get(id) ?? [];
  const now = currentFields(id, world);
  const target = { id, name: nameOf(id, world), version };
  const problems = [...before];
  const kindSaid = texts.get('kind');
  const saidKind = kindSaid === undefined ? undefined : readKind(kindSaid);
  if (saidKind && 'value' in saidKind && saidKind.value !== kind)
    problems.push(
      wrong(
        'kind',
        'other_kind',
        say(`名录中是${cellShown(kind, 'kind', kind)}，类别不能改`, 'The registry has another kind, which cannot be changed'),
      ),
    );
  const type = world.types.find((one) => one.kind === kind && one.code === raw['type']);
  const whole = readInto(ChangeBody, raw);
  problems.push(...whole.problems);
  const given = whole.input ?? new ChangeBody();
  const patch = patchOf(given, type?.id);
  const identity = identityPatch(given);
  const facts = identityNow(organization);
  const present = (key: string): unknown => facts[key] ?? now[key] ?? null;
  const compared = (key: string, value: unknown): unknown =>
    key === 'areaId' || key === 'seatAreaId' ? world.areas.unitOf(value) : shownValue(value);
  const differs = (key: string, value: unknown): boolean => !sameValue(compared(key, value), compared(key, present(key)));
  const since = world.meanwhile.get(id);
  // Where the sheet still says what the export had, nobody edited the cell: what the registry made of it since stays.
  const untouched = (key: string, value: unknown): boolean => (since?.has(key) ?? false) && sameValue(shownValue(value), since?.get(key));
  const wanted = Object.entries({ ...patch, ...identityNow(identity) }).filter(
    ([key, value]) => differs(key, value) && !untouched(key, value),
  );
  const known = world.details.get(id);
  const names = old.map(({ fields }) => (fields['name'] as string | undefined) ?? '');
  const { wanted: details, amends } = newDetails(said, known, names);
  const team = world.teams.get(id);
  const officers = team ? readOfficers(texts, team, closedToOfficers(organization, world.today)) : NO_OFFICERS;
  problems.push(...officers.problems);
  const values = [...valuesOf(kind, wanted, present, world), ...shownDetails(details, known), ...officers.values];
  if (problems.length) return done('wrong', { target, values, problems: onceEach(problems) });
  if (!values.length) return done('unchanged', { target });
  if (organization.endWay === 'merged') return done('wrong', { target, values, problems: [mergedProblem(taken, world)] });
  const read = texts.get('version');
  const stale = read !== undefined && Number(read) !== version && staged.matched === null;
  // A number that would be put right was perhaps put right meanwhile: the history of counts is not asked for it.
  const clashing = [...wanted.flatMap(([key]) => ((since?.has(key) ?? true) ? (CELL_OF[key] ?? key) : [])), ...amends];
  const clashes = stale ? clashing.map((field) => wrong(field, 'changed_meanwhile', MEANWHILE)) : [];
  if (clashes.length) return done('doubtful', { target, values, candidates: [candidateOf(taken, world)], problems: clashes });
  const input = onlyOf(given, new Set(wanted.map(([key]) => key)));
  return judgeWanted(
    { taken, old, input, texts, typeId: type?.id, target, values, details, known, officers: officers.wanted },
    world,
    done,
  );
}

interface Wanted {
  readonly taken: Taken;
  readonly old: Timeline;
  readonly input: ChangeBody;
  readonly texts: ReadRow['texts'];
  readonly typeId: string | undefined;
  readonly target: RowResult['target'];
  readonly values: RowResult['values'];
  readonly details: Details;
  readonly known: KnownDetails | undefined;
  readonly officers: readonly FoundOfficer[];
}

/** Of a body the fields that are to be changed. */
function onlyOf(body: ChangeBody, keys: ReadonlySet<string>): ChangeBody {
  const fields = Object.entries(body.fields ?? {}).filter(([code]) => keys.has(`fields.${code}`));
  const own = Object.entries(body).filter(([key]) => key !== 'fields' && keys.has(key === 'type' ? 'typeId' : key));
  return Object.assign(new ChangeBody(), Object.fromEntries(own), fields.length ? { fields: Object.fromEntries(fields) } : {});
}

/** What differs, as the change that the form would make of it: from a day, or as a correction. */
function judgeWanted(
  { taken, old, input, texts, typeId, target, values, details, known, officers }: Wanted,
  world: World,
  done: Done,
): PlannedRow {
  const { organization } = taken;
  const problems: RowProblem[] = [];
  const asked = values.some(({ field }) => ASKED.has(field));
  const from = texts.get('effectiveOn') ?? world.asked.effectiveOn;
  const day = asked && from ? readOwn('effectiveOn', from) : undefined;
  if (day && 'value' in day) input.effectiveOn = PartialDate.parse(String(day.value));
  if (day && 'wrong' in day) problems.push(wrong('effectiveOn', 'cell', day.wrong));
  problems.push(...[...problemsOfRecord(organization, input), ...problemsOfDays(input)].map(told));
  const patch = patchOf(input, input.type === undefined ? undefined : typeId);
  try {
    const types = asksForTypes([organization.kind], input) ? world.typeCodes : new Map<string, string>();
    const next = changedLife(organization, old, patch, input, world.changing, world.today, types);
    if (problems.length) return done('wrong', { target, values, problems: onceEach(problems) });
    return done('changed', { target, values }, { sort: 'change', taken, old, next, input, details, known, officers });
  } catch (error) {
    const field = error instanceof Problem && error.code === 'forbidden' ? 'areaName' : null;
    return done('wrong', { target, values, problems: onceEach([...problems, ...refusalOf(error, field)]) });
  }
}

const shownValue = (value: unknown): unknown =>
  value instanceof KnownDate ? (KnownDate.read(value)?.toString() ?? null) : (value ?? null);

/** The identity under the names of the body, so that old and new are told alike. */
const identityNow = ({ founded, approved, creditCode, creditCodeAbsent }: Partial<Taken['organization']>): Record<string, unknown> => ({
  ...(founded && { foundedOn: founded }),
  ...(approved && { approvedOn: approved }),
  ...(creditCode && { creditCode }),
  ...(creditCodeAbsent && { creditCodeAbsent }),
});

const givenValues = (raw: Record<string, unknown>, typeId: string | undefined): [string, unknown][] => [
  ...Object.entries(raw).filter(([key]) => key !== 'fields' && key !== 'type'),
  ...(typeId === undefined ? [] : [['typeId', typeId] as [string, unknown]]),
  ...Object.entries((raw['fields'] as object | undefined) ?? {}).map(([code, value]): [string, unknown] => [`fields.${code}`, value]),
];

function valuesOf(
  kind: string,
  wanted: readonly (readonly [string, unknown])[],
  present: (key: string) => unknown,
  world: World,
): RowResult['values'] {
  const word = (key: string, value: unknown): string => {
    if (value !== null && (key === 'areaId' || key === 'seatAreaId')) return world.areas.nameOf(value);
    if (value !== null && key === 'typeId') return world.types.find(({ id }) => id === value)?.name ?? '';
    return cellShown(kind, CELL_OF[key] ?? key, shownValue(value));
  };
  return wanted.map(([key, value]) => ({ field: CELL_OF[key] ?? key, before: word(key, present(key)), after: word(key, value) }));
}
