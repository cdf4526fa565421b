import type { INestApplicationContext } from '@nestjs/common';
import { AccountsQueries } from '../../accounts/index.js';
import { Holding } from '../../leadership/holdings/holding.entity.js';
import { Postponement } from '../../leadership/terms/postponement.entity.js';
import { Term } from '../../leadership/terms/term.entity.js';
import { OrganizationObservation, OrganizationSuspension } from '../../organizations/organization-details.entity.js';
import { OrganizationProfile } from '../../organizations/organization-profile.entity.js';
import { Organization } from '../../organizations/organization.entity.js';
import { OrganizationRecognition } from '../../organizations/recognitions/recognition.entity.js';
import { Person } from '../../people/person.entity.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { type Actor, Transactions } from '../../platform/database/transaction.js';
import { SeededIdentifiers } from '../../platform/identifiers.js';
import { chances } from '../days.js';
import { addApprovals } from './approvals.js';
import { LeaderMaker, type Leaders } from './leaders.js';
import { type Known, LifeMaker, type Lives } from './lives.js';

/** Organizations in one change set: few enough that a transaction stays short, enough that a statement carries its cost. */
const IN_A_SET = 10_000;
/** Two connections fill two cores: one writes while for the other lives are invented. */
const AT_ONCE = 2;
/** After all identifiers of the sample's story. */
const AFTER_THE_STORY = Date.UTC(2014, 6, 1);

/**
 * Adds a large generated set to a registry: set-wise into the tables of records, with every constraint and trigger on, so that history,
 * segments and search are kept as ever. The same each time for the same registry.
 * @param told called with how many stand after each change set
 */
export async function addGenerated(
  context: INestApplicationContext,
  number: number,
  told: (done: number) => void = () => undefined,
): Promise<void> {
  const reader = context.get(Reader);
  const known = await whatIsKnown(reader);
  const seed = (await reader.one<{ n: number }>(sql`/* generated.seed */ select count(*) as n from organizations`))?.n ?? 0;
  const identifiers = new SeededIdentifiers(chances(seed + 1), AFTER_THE_STORY + seed * 4);
  const maker = new LifeMaker(known, identifiers, chances(seed));
  const account = await context.get(AccountsQueries).idOf('admin');
  const actor: Actor = { accountId: account?.id ?? null };
  const leaders = new LeaderMaker(identifiers, chances(seed + 2), actor.accountId);
  let left = number;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      const size = Math.min(IN_A_SET, left);
      left -= size;
      const lives = maker.make(size);
      await write(context.get(Transactions), actor, lives, leaders.make(lives));
      done += size;
      told(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  // The planner chooses by estimate, and reads from the index alone what no transaction can see otherwise.
  for (const statement of VACUUM) await reader.rows(statement);
}

const VACUUM = [
  sql`/* generated.vacuum */ vacuum (analyze) organizations`,
  sql`/* generated.vacuum */ vacuum (analyze) organization_profiles`,
  sql`/* generated.vacuum */ vacuum (analyze) organization_recognitions`,
  sql`/* generated.vacuum */ vacuum (analyze) organization_segments`,
  sql`/* generated.vacuum */ vacuum (analyze) organization_search`,
  sql`/* generated.vacuum */ vacuum (analyze) documents`,
  sql`/* generated.vacuum */ vacuum (analyze) organization_documents`,
  sql`/* generated.vacuum */ vacuum (analyze) people`,
  sql`/* generated.vacuum */ vacuum (analyze) terms`,
  sql`/* generated.vacuum */ vacuum (analyze) term_segments`,
  sql`/* generated.vacuum */ vacuum (analyze) postponements`,
  sql`/* generated.vacuum */ vacuum (analyze) office_holdings`,
  sql`/* generated.vacuum */ vacuum (analyze) history.entries`,
];

async function write(transactions: Transactions, actor: Actor, lives: Lives, leaders: Leaders): Promise<void> {
  await transactions.run(actor, { act: 'organizations.found', reason: '生成的大量示例' }, async (tx) => {
    tx.take(lives.organizations.map(({ id }) => id));
    await tx.insert(Organization, lives.organizations);
    await tx.insert(OrganizationProfile, lives.profiles);
    await tx.insert(OrganizationSuspension, lives.suspensions);
    await tx.insert(OrganizationObservation, lives.observations);
    await tx.insert(OrganizationRecognition, lives.recognitions);
    await tx.insert(Person, leaders.people);
    await tx.insert(Term, leaders.terms);
    await tx.insert(Postponement, leaders.postponements);
    await tx.insert(Holding, leaders.holdings);
    if (actor.accountId !== null) await addApprovals(tx, lives, actor.accountId);
  });
}

async function whatIsKnown(reader: Reader): Promise<Known> {
  const types = await reader.rows<{ id: string; code: string; kind: string }>(
    sql`/* generated.types */ select id, code, kind from organization_types`,
  );
  const areas = await reader.rows<{ id: string; code: string }>(sql`/* generated.areas */ select id, code from areas`);
  return { types: new Map(types.map((type) => [type.code, type])), areas: new Map(areas.map((area) => [area.code, area.id])) };
}
