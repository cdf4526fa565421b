import { type Reach, reachesToday } from '../accounts/index.js';
import { planKept, sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, type FieldProblem } from '../platform/http/problem.js';
import type { Day } from '../platform/time/day.js';
import type { TypeCodes } from './type-fields.js';

/** What a body names of other records, as it came. */
export interface Named {
  readonly type?: string | undefined;
  readonly areaId?: string | undefined;
  readonly seatAreaId?: string | null | undefined;
  readonly parentId?: string | null | undefined;
}

/** The type's id, and what is wrong with the references: a parent outside the account's reach is as one that is not there. */
export interface Resolved {
  readonly typeId: string | undefined;
  readonly typeCode: string | undefined;
  readonly problems: FieldProblem[];
}

interface Row {
  type_id: string | null;
  type_code: string | null;
  retired: boolean | null;
  area: boolean;
  seat: boolean;
  parent_kind: string | null;
  parent_area_id: string | null;
}

/** Looks up in one statement what a body names. A retired type stays where it stands, and is given to no organization anew. */
export async function resolveReferences(
  tx: Tx,
  kind: string | undefined,
  named: Named,
  seen: Reach,
  today: Day,
  organizationId?: string,
): Promise<Resolved> {
  const row = nothingIn(named)
    ? undefined
    : await tx.one<Row>(
        planKept(sql`/* organizations.references */ select
    t.id as type_id, t.code as type_code, t.retired,
    exists (select from areas where id = ${named.areaId ?? null}) as area,
    exists (select from areas where id = ${named.seatAreaId ?? null}) as seat,
    o.kind as parent_kind,
    (select p.area_id from organization_profiles p where p.organization_id = o.id and p.from_earliest <= ${today} order by p.from_earliest desc limit 1) as parent_area_id
    from (select 1) x left join organizations o on o.id = ${named.parentId ?? null} and o.voided_at is null
    left join lateral (select t.id, t.code, t.retired_at is not null and not exists (select from organization_profiles p
        where p.organization_id = ${organizationId ?? null} and p.type_id = t.id) as retired
      from organization_types t where t.kind = ${kind ?? null} and (t.code = ${named.type ?? null} or t.name = ${named.type ?? null})
      order by t.code = ${named.type ?? null} desc limit 1) t on true`),
      );
  const unknown = (pointer: string): FieldProblem => fieldProblem(pointer, fault('unknown_reference'));
  const parentSeen = row?.parent_kind && row.parent_area_id && reachesToday(seen, row.parent_kind, row.parent_area_id);
  return {
    typeId: row?.type_id ?? undefined,
    typeCode: row?.type_code ?? undefined,
    problems: [
      ...(row?.retired ? [fieldProblem('/type', fault('type_retired'))] : []),
      ...(kind !== undefined && named.type !== undefined && !row?.type_id ? [unknown('/type')] : []),
      ...(named.areaId !== undefined && !row?.area ? [unknown('/areaId')] : []),
      ...(named.seatAreaId && !row?.seat ? [unknown('/seatAreaId')] : []),
      ...(named.parentId && !parentSeen ? [unknown('/parentId')] : []),
    ],
  };
}

/** A type as it is meant in a kind. */
export interface NamedType {
  readonly kind: string;
  readonly id: string;
  readonly retired: boolean;
}

/** What a code or a name of a type means in each of the kinds that have one so called; the code goes before the name. */
export function typesNamed(tx: Tx, kinds: readonly string[], type: string): Promise<NamedType[]> {
  return tx.rows<NamedType>(sql`/* organizations.types-named */ select distinct on (t.kind) t.kind, t.id, t.retired_at is not null as retired
    from organization_types t where t.kind = any(${kinds}) and (t.code = ${type} or t.name = ${type}) order by t.kind, t.code = ${type} desc`);
}

/** The codes of all types of these kinds. */
export async function typeCodes(tx: Tx, kinds: readonly string[]): Promise<TypeCodes> {
  const rows = await tx.rows<{ id: string; code: string }>(
    sql`/* organizations.type-codes */ select t.id, t.code from organization_types t where t.kind = any(${kinds})`,
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** The kind of such an organization, where there is one that is not void and that the account sees today. */
export async function kindSeen(tx: Tx, id: string, seen: Reach, today: Day): Promise<string | undefined> {
  const row = await tx.one<{
    kind: string;
    areaId: string;
  }>(sql`/* organizations.seen */ select o.kind, p.area_id as "areaId" from organizations o
    cross join lateral (select q.area_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${today}
      order by q.from_earliest desc limit 1) p where o.id = ${id} and o.voided_at is null`);
  return row && reachesToday(seen, row.kind, row.areaId) ? row.kind : undefined;
}

const nothingIn = ({ type, areaId, seatAreaId, parentId }: Named): boolean =>
  type === undefined && areaId === undefined && (seatAreaId ?? parentId ?? null) === null;
