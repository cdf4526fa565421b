import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { Refusals } from '../../organizations/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { ConstraintViolated } from '../../platform/database/violation.js';
import type { Match } from '../../platform/http/etag.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, problem, problemOfConstraint } from '../../platform/http/problem.js';
import { addDays, type Day, FOREVER } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { problems } from '../leadership.problems.js';
import type { Holding } from './holding.entity.js';
import { Pointers } from './pointers.js';

/** What PostgreSQL says of two rows that an exclusion constraint keeps apart: the new one first. */
const KEYS =
  /\(organization_id, post, seat, certain\)=\(([0-9a-f-]{36}), ([^,]+), (\d+), ([[(][^)\]]*[)\]])\) conflicts with existing key .*=\(.*, ([[(][^)\]]*[)\]])\)/;
/** And of two rows of one person in one post. */
const ONCE = /\(person_id, organization_id, post, certain\)=\(([0-9a-f-]{36}), ([0-9a-f-]{36}), ([^,]+), /;
const RANGE = /^\[("?-?infinity"?|\d{4}-\d{2}-\d{2})?,("?infinity"?|\d{4}-\d{2}-\d{2})?\)$/;

interface InTheWay {
  readonly id: string;
  readonly personId: string | null;
  readonly name: string;
  readonly postName: string;
  readonly earliest: Day;
  readonly latest: Day;
}

/** Explains why a holding is refused: who is in the seat, since when, and on which days the two clash (S12). */
@Injectable()
export class SeatConflicts {
  constructor(
    private readonly refusals: Refusals,
    private readonly reader: Reader,
  ) {}

  /** Does the work; what is refused is thrown on with its explanation, at its place in the body. Whoever may write a holding of the organization sees its holders. */
  async explained<T>(viewer: Viewer, match: Match | undefined, work: (pointers: Pointers) => Promise<T>): Promise<T> {
    const pointers = new Pointers();
    try {
      return await this.refusals.explained(viewer, match, () => work(pointers));
    } catch (error) {
      const told = error instanceof ConstraintViolated ? problems[error.constraint] : undefined;
      if (!(error instanceof ConstraintViolated) || told?.pointer === undefined) throw error;
      const pointer = pointers.of(told.pointer, await this.refused(error));
      const keys = SEATS.includes(error.constraint) ? KEYS.exec(error.detail ?? '') : null;
      const found = keys && (await this.inTheWay(keys[1] ?? '', keys[2] ?? '', Number(keys[3]), keys[5] ?? '', viewer.locale));
      if (!found) throw problemOfConstraint({ ...told, pointer }, { members: error.members, cause: error });
      throw seatTaken(found, overlap(keys[4] ?? '', keys[5] ?? ''), pointer, error);
    }
  }

  /** Which of the rows that were to be written the database means. */
  private async refused({ constraint, detail = '' }: ConstraintViolated): Promise<(row: Holding) => boolean> {
    const seat = KEYS.exec(detail);
    const acting = constraint === 'one_acting_for_a_seat';
    if (seat)
      return (row) =>
        row.organizationId === seat[1] && row.post === seat[2] && row.seat === Number(seat[3]) && (row.acting !== null) === acting;
    const once = ONCE.exec(detail);
    if (once) return (row) => row.personId === once[1] && row.organizationId === once[2] && row.post === once[3];
    if (constraint !== AFTER_DEATH) return (row) => row.id === detail;
    const died = await this.reader.one<{ id: string }>(sql`/* leadership.who-died */ select coalesce(p.joined_to_id, p.id) as id
      from office_holdings h join people p on p.id = h.person_id where h.id::text = ${detail}`);
    return (row) => row.personId === died?.id;
  }

  private inTheWay(organization: string, post: string, seat: number, range: string, locale: 'zh' | 'en'): Promise<InTheWay | undefined> {
    return this.reader.one<InTheWay>(sql`/* leadership.in-the-way */ select h.id, coalesce(j.id, p.id) as "personId",
        coalesce(j.name, p.name, h.unit_name, h.ex_officio, '') as name, h.from_earliest::text as earliest, h.from_latest::text as latest,
        coalesce((select case when ${locale} = 'en' then x.name_en else x.name end from posts_of(array[h.organization_id], h.from_latest) x where x.code = h.post), h.post) as "postName"
      from office_holdings h left join people p on p.id = h.person_id left join people j on j.id = p.joined_to_id
      where h.organization_id = ${organization} and h.post = ${post} and h.seat = ${seat} and h.certain = ${range}::daterange limit 1`);
  }
}

const AFTER_DEATH = 'nobody_holds_after_death';
const SEATS: readonly string[] = ['one_holder_of_a_seat', 'one_acting_for_a_seat'];

function seatTaken(found: InTheWay, stretch: { from: Day; to: Day } | undefined, pointer: string, cause: unknown): Error {
  const since = PartialDate.of(found.earliest, found.latest);
  const words = {
    zh: `${found.name}（${since.shown('zh')}起）在任${found.postName}${stretch ? `，${stretch.from} 至 ${stretch.to === FOREVER ? '今后' : addDays(stretch.to, -1)} 两人重叠` : ''}；请办理换届，或先登记其卸任`,
    en: `${found.name} is ${found.postName} since ${since.shown('en')}${stretch ? `; both would hold it from ${stretch.from}${stretch.to === FOREVER ? ' on' : ` to ${addDays(stretch.to, -1)}`}` : ''}. Hold a congress, or let the present holder leave first`,
  };
  return problem('rule_broken', {
    detail: words,
    errors: [{ ...fieldProblem(pointer, fault('seat_taken')), words }],
    members: {
      rule: 'seat_taken',
      holder: { holdingId: found.id, personId: found.personId, name: found.name, post: found.postName, since: since.toString() },
      ...(stretch && { stretch: { from: stretch.from, to: stretch.to === FOREVER ? null : stretch.to } }),
      offers: ['congress', 'leave'],
    },
    cause,
  });
}

/** The days that two ranges share. */
function overlap(a: string, b: string): { from: Day; to: Day } | undefined {
  const [one, other] = [RANGE.exec(a), RANGE.exec(b)];
  if (!one || !other) return undefined;
  const lower = (text: string | undefined): string => (text === undefined || text.includes('infinity') ? '' : text);
  const upper = (text: string | undefined): string => (text === undefined || text.includes('infinity') ? FOREVER : text);
  const from = [lower(one[1]), lower(other[1])].sort().at(-1) ?? '';
  const to = [upper(one[2]), upper(other[2])].sort()[0] ?? FOREVER;
  return from === '' ? undefined : { from, to };
}
