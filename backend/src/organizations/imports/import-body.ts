import { normaliseName } from '../../platform/chinese/names.js';
import type { Words } from '../../platform/room.js';
import { fieldOf } from '../kinds/index.js';
import { isKindWord, kindNamed } from '../incoming/kinds-in-lists.js';
import { readOfKind, readOwn, whyNoCode } from './import-cells.js';
import { isDetail } from './import-details.js';
import { isOfficerField } from './import-officers.js';
import { say, wrong } from './import-problems.js';
import type { ReadRow, World } from './import-world.js';
import type { RowProblem } from './imports.store.js';

/** The cells as the body that a form would send, and what is wrong with each of them in itself. */
export function bodyOf(
  texts: ReadRow['texts'],
  kind: string | undefined,
  world: World,
): { raw: Record<string, unknown>; problems: RowProblem[] } {
  const raw: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  // 所在城市 of a group abroad is a field of its own; of a chamber elsewhere it is where it sits.
  const sits = kind !== undefined && !fieldOf(kind, 'city') && !texts.has('seatAreaName');
  for (const [column, text] of texts) {
    const field = sits && column === 'fields.city' ? 'seatAreaName' : column;
    if (['id', 'version', 'kind', 'effectiveOn', 'type'].includes(field) || isDetail(field) || isOfficerField(field)) continue;
    const ofKind = field.startsWith('fields.') ? field.slice('fields.'.length) : undefined;
    if (ofKind !== undefined && kind === undefined) continue;
    const area = field === 'areaName' || field === 'seatAreaName';
    const read = area ? world.areas.read(text) : ofKind === undefined ? readOwn(field, text) : readOfKind(kind ?? '', ofKind, text);
    if (field === 'creditCode' && whyNoCode(text)) raw['creditCodeAbsent'] = whyNoCode(text);
    else if ('wrong' in read) problems.push(wrong(column, 'cell', read.wrong));
    else if (ofKind !== undefined) fields[ofKind] = read.value;
    else raw[{ areaName: 'areaId', seatAreaName: 'seatAreaId' }[field] ?? field] = read.value;
  }
  const type = texts.get('type');
  if (type !== undefined && kind !== undefined) {
    const called = normaliseName(type);
    const found = world.types.find((one) => one.kind === kind && one.calls.has(called));
    if (found) raw['type'] = found.code;
    else if (!isKindWord(type) || kindNamed(type) !== kind) problems.push(wrong('type', 'unknown_type', noSuchType(type, kind, world)));
  }
  return { raw: { ...raw, ...(Object.keys(fields).length ? { fields } : {}) }, problems };
}

function noSuchType(text: string, kind: string, { types }: World): Words {
  const there = types.filter((type) => type.kind === kind && !type.retired);
  return say(
    `没有类型“${text}”，可填：${there.map(({ name }) => name).join('、')}`,
    `There is no type “${text}”: ${there.map(({ name, nameEn }) => nameEn ?? name).join(', ')}`,
  );
}

/** Of a row that says no type: the one that was chosen for its kind, the only one that the kind has, or that with which its name ends. */
function typeUnsaid(kind: string, name: string, { types, asked }: World): string | undefined {
  const own = types.filter((type) => type.kind === kind && !type.retired);
  const ends = own.filter((type) => name.endsWith(type.name)).toSorted((a, b) => b.name.length - a.name.length);
  return (own.find(({ id }) => asked.types.includes(id)) ?? (own.length === 1 ? own[0] : ends[0]))?.code;
}

/** What a new one is given that its row leaves unsaid: a type, and for what sits abroad the office's own city. */
export function completed(raw: Record<string, unknown>, before: readonly RowProblem[], world: World): Record<string, unknown> {
  const told = (field: string): boolean => before.some((one) => one.field === field);
  const type = raw['type'] ?? (told('type') ? undefined : typeUnsaid(String(raw['kind']), String(raw['name']), world));
  const areaId = raw['areaId'] ?? (raw['seatAreaId'] === undefined || told('areaName') ? undefined : world.cityId);
  return { ...raw, ...(type !== undefined && { type }), ...(areaId !== undefined && { areaId }) };
}
