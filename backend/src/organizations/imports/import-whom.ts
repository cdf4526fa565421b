import { normaliseName } from '../../platform/chinese/names.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { type Fields, rowOn } from '../../platform/timeline/index.js';
import { keptCode } from '../identity.js';
import { problems as roomProblems } from '../organizations.problems.js';
import type { Taken } from '../take.js';
import { askedCores } from '../spellings.js';
import { isKindWord, kindNamed } from '../incoming/kinds-in-lists.js';
import { readKind } from './import-cells.js';
import { refusalOf, say, wrong } from './import-problems.js';
import type { ReadRow, World } from './import-world.js';
import type { Candidate, RowProblem } from './imports.store.js';

/** Whom a row means. */
export interface Whom {
  /** Null: a new organization. */
  readonly taken: Taken | null;
  readonly candidates: readonly Candidate[];
  readonly problems: readonly RowProblem[];
}

/** The kind that the row says, or that its type has alone, or that was said of the whole list. */
export function kindOfRow(texts: ReadRow['texts'], { asked, types }: World): { kind: string | undefined; problems: RowProblem[] } {
  const text = texts.get('kind');
  if (text !== undefined) {
    const read = readKind(text);
    return 'value' in read
      ? { kind: String(read.value), problems: [] }
      : { kind: undefined, problems: [wrong('kind', 'option', read.wrong)] };
  }
  const type = texts.get('type') ?? '';
  const called = normaliseName(type);
  const kinds = new Set(types.filter(({ calls }) => calls.has(called)).map(({ kind }) => kind));
  // Many a list calls the kind its type.
  if (!kinds.size && isKindWord(type)) return { kind: kindNamed(type), problems: [] };
  const [only] = kinds;
  const kind = asked.kind ?? (kinds.size === 1 ? only : undefined);
  if (kind !== undefined || type === '') return { kind, problems: [] };
  const unknown = say(`没有类型“${type}”，请改正，或写明类别`, `There is no type "${type}"; mend it, or say the kind`);
  const several = say(`几个类别都有类型“${type}”，请写明类别`, `Several kinds have a type "${type}"; say the kind`);
  return { kind, problems: [kinds.size ? wrong('kind', 'required', several) : wrong('type', 'unknown_type', unknown)] };
}

/** Which record a row means: as somebody said, by its id, by its credit code, or by its name with kind and area. */
export function meant(
  matched: string | null,
  texts: ReadRow['texts'],
  kind: string | undefined,
  areaId: string | undefined,
  world: World,
): Whom {
  if (matched === 'new') return { taken: null, candidates: [], problems: [] };
  const id = matched ?? texts.get('id');
  if (id !== undefined) return byId(id, matched === null ? { field: 'id', version: texts.get('version') } : { field: null }, world);
  const code = keptCode(texts.get('creditCode'));
  const holders = code === null ? [] : (world.byCode.get(code) ?? []);
  const seen = holders.flatMap((holder) => world.held.get(holder)?.taken ?? []).filter(({ organization }) => organization.endWay === null);
  const [holder] = seen;
  if (holder) return allowed(holder, world);
  if (holders.length > seen.length && holders.some((one) => !world.held.get(one)?.taken))
    return {
      taken: null,
      candidates: [],
      problems: [wrong('creditCode', 'credit_code_held_once', roomProblems['credit_code_held_once']?.words ?? say('已使用', 'In use'))],
    };
  return byName(texts.get('name') ?? '', kind, areaId, world);
}

/** `version`: that of the export from which the row comes. */
function byId(id: string, { field, version }: { field: string | null; version?: string | undefined }, world: World): Whom {
  const taken = world.held.get(id.toLowerCase())?.taken;
  // Of a list from before a merger every row of the merged one is told of it, edited or not: what it says belongs elsewhere now.
  if (taken?.organization.endWay === 'merged' && Number(version) < taken.organization.version)
    return { taken: null, candidates: [], problems: [mergedProblem(taken, world)] };
  if (taken) return allowed(taken, world);
  const unknown = say(
    '名录里没有这个编号的组织，或不在您的权限范围内；要按新组织登记，请清空编号',
    'No organization of this id is here or within your reach; to register a new one empty the id',
  );
  return { taken: null, candidates: [], problems: [wrong(field, 'unknown_record', unknown)] };
}

/** That an organization went over into another, on which day, and what is to be done with its row. The other is named where the account sees it. */
export function mergedProblem({ organization }: Taken, world: World): RowProblem {
  const { mergedIntoId, ended } = organization;
  const on = KnownDate.read(ended);
  const into = world.held.get(mergedIntoId ?? '')?.taken ? nameOf(mergedIntoId ?? '', world) : '';
  const words = into
    ? say(
        `这个组织已于${on?.shown('zh') ?? ''}并入“${into}”，要改的请写到“${into}”一行，并删去或跳过这一行`,
        `It was merged into "${into}" on ${on?.shown('en') ?? ''}: write what is new to that row, and remove or skip this one`,
      )
    : say(
        `这个组织已于${on?.shown('zh') ?? ''}并入另一组织，不能再修改，请删去或跳过这一行`,
        `It was merged into another on ${on?.shown('en') ?? ''} and is changed no more: remove or skip this row`,
      );
  return wrong(null, 'merged', words);
}

function allowed(taken: Taken, world: World): Whom {
  const { refusal } = world.held.get(taken.organization.id) ?? {};
  return { taken, candidates: [], problems: refusal ? refusalOf(refusal) : [] };
}

function byName(name: string, kind: string | undefined, areaId: string | undefined, world: World): Whom {
  const ids = [...new Set(askedCores(name, world.city).flatMap((core) => world.byCore.get(core) ?? []))];
  const near = ids.flatMap((id) => world.held.get(id)?.taken ?? []);
  const exact = near.filter(
    ({ organization, areaId: own }) =>
      organization.endWay === null &&
      normaliseName(nameOf(organization.id, world)) === normaliseName(name) &&
      (kind === undefined || organization.kind === kind) &&
      (areaId === undefined || world.areas.unitOf(own) === areaId),
  );
  const [only] = exact;
  if (only && exact.length === 1) return allowed(only, world);
  const candidates = (exact.length ? exact : near).map((one) => candidateOf(one, world));
  return { taken: null, candidates, problems: [] };
}

/** The profile of a record as it is today. */
export const currentFields = (id: string, { lives, today }: World): Fields => {
  const life = lives.get(id);
  return life ? rowOn(life, today).fields : {};
};
/** Its name today. */
export const nameOf = (id: string, world: World): string => (currentFields(id, world)['name'] as string | undefined) ?? '';

export const candidateOf = ({ organization: { id, kind }, areaId }: Taken, world: World): Candidate => ({
  id,
  name: nameOf(id, world),
  kind,
  area: world.areas.nameOf(areaId),
});
