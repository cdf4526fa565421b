import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { codeOf } from '../../platform/chinese/codes.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { type Actor, type RunOptions, Transactions } from '../../platform/database/transaction.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { justOnce, type Once } from '../../platform/http/idempotency.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { layDownKinds } from '../kind-fields.js';
import { KINDS } from '../kinds/index.js';
import { KindPlace, PartyPlace } from './place.entity.js';
import { putInOrder } from './places.js';
import { OrganizationType } from './type.entity.js';
import type { KindOrderBody, PartyOrderBody, TypeBody, TypeOrderBody, TypePatch, TypesDone } from './types.dto.js';
import { TypesQueries } from './types.queries.js';

interface ActOptions extends RunOptions {
  readonly once?: Once;
}

/**
 * Types within the kinds: those that a registry begins with, the acts of the office on them, and its order of the kinds and of the parties. Each act takes all
 * types: they are few, and their order is one thing.
 */
@Injectable()
export class TypesService implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: Reader,
    private readonly queries: TypesQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** At each start the descriptions are laid down anew, so that a field added in code is known to the database. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.reader.connected) await this.layDownKinds({ accountId: null });
  }

  /** Lays down kinds and their fields. */
  layDownKinds(actor: Actor): Promise<void> {
    return this.transactions.run(actor, { act: 'organizations.layDownKinds' }, layDownKinds);
  }

  /** Writes the types that a registry begins with; `{city}` becomes the short name of its city in either language. */
  addFirstTypes(actor: Actor, city: Words, options?: RunOptions): Promise<void> {
    return this.transactions.run(actor, { act: 'organizations.addTypes' }, (tx) => this.addFirstTypesWithin(tx, city), options);
  }

  /** The same within an open transaction. */
  async addFirstTypesWithin(tx: Tx, city: Words): Promise<void> {
    const types = KINDS.flatMap((kind) => kind.types.map((type) => ({ kind: kind.code, ...type })));
    await tx.insert(
      OrganizationType,
      types.map((type, index) => ({
        id: tx.identifiers.next(),
        kind: type.kind,
        code: type.code,
        name: type.words.zh.replace('{city}', city.zh),
        nameEn: type.words.en.replace('{city}', city.en),
        sortOrder: index + 1,
        retiredAt: null,
      })),
    );
  }

  /** Types that still bear the name of the city that a registry began with, where another city was meant. */
  async moveCityWithin(tx: Tx, from: Words, to: Words): Promise<void> {
    const described = KINDS.flatMap((kind) => kind.types);
    const moved = (await tx.load(OrganizationType, {})).flatMap((row) => {
      const words = described.find(({ code }) => code === row.code)?.words;
      if (!words?.zh.includes('{city}') || row.name !== words.zh.replace('{city}', from.zh)) return [];
      return [Object.assign(row, { name: words.zh.replace('{city}', to.zh), nameEn: words.en.replace('{city}', to.en) })];
    });
    await tx.update(OrganizationType, moved, ['name', 'nameEn']);
  }

  /** @throws Problem 409 where its code or, within the kind, its name is used */
  add(actor: Actor, { kind, name, nameEn, code }: TypeBody, options: ActOptions = {}): Promise<TypesDone> {
    return this.act(actor, 'types.add', options, async (tx, types) => {
      const sortOrder = Math.max(0, ...types.filter((type) => type.kind === kind).map((type) => type.sortOrder)) + 1;
      const taken = new Set(types.map((type) => type.code));
      const type = { id: tx.identifiers.next(), kind, code: code ?? codeOf(name, 'type', taken), name, nameEn: nameEn ?? null, sortOrder };
      await tx.insert(OrganizationType, [{ ...type, retiredAt: null }]);
      return true;
    });
  }

  /**
   * Only what is given changes. A new name holds for all days: it is the word that changes; an organization that becomes something else gets
   * another type from a day on. @throws Problem 404, 422; 409 where the name is used
   */
  change(actor: Actor, id: string, read: Read<TypePatch>): Promise<TypesDone> {
    return this.act(actor, 'types.change', {}, async (tx, types) => {
      const type = found(types, id);
      const { name = type.name, nameEn = type.nameEn, retired = type.retiredAt !== null } = read();
      if (name === type.name && nameEn === type.nameEn && retired === (type.retiredAt !== null)) return false;
      const retiredAt = retired ? (type.retiredAt ?? this.clock.now().toISOString()) : null;
      await tx.update(OrganizationType, [Object.assign(type, { name, nameEn, retiredAt })], ['name', 'nameEn', 'retiredAt']);
      return true;
    });
  }

  /** @throws Problem 404; 409 where a record has or had it: such a type is retired */
  remove(actor: Actor, id: string): Promise<TypesDone> {
    return this.act(actor, 'types.remove', {}, async (tx, types) => {
      await tx.remove(OrganizationType, [found(types, id)]);
      return true;
    });
  }

  /** Puts the types of a kind in this order. @throws Problem 422 where one is missing or none of the kind */
  order(actor: Actor, { kind, ids }: TypeOrderBody): Promise<TypesDone> {
    return this.act(actor, 'types.order', {}, async (tx, types) => {
      const own = types.filter((type) => type.kind === kind);
      const unknown = ids.flatMap((id, index) => (own.some((type) => type.id === id) && ids.indexOf(id) === index ? [] : [index]));
      if (unknown.length) throw invalid(unknown.map((index) => fieldProblem(`/ids/${index}`, fault('unknown_reference'))));
      if (ids.length < own.length) throw invalid([fieldProblem('/ids', fault('too_few', { min: own.length }))]);
      const moved = own.filter((type) => type.sortOrder !== ids.indexOf(type.id) + 1);
      for (const type of moved) type.sortOrder = ids.indexOf(type.id) + 1;
      await tx.update(OrganizationType, moved, ['sortOrder']);
      return moved.length > 0;
    });
  }

  /** Puts the kinds in this order. @throws Problem 422 where one is missing */
  orderKinds(actor: Actor, { kinds }: KindOrderBody): Promise<TypesDone> {
    return this.act(actor, 'types.orderKinds', {}, (tx) => putInOrder(tx, KindPlace, '/kinds', kinds));
  }

  /** Puts the parties in this order. @throws Problem 422 where one is missing */
  orderParties(actor: Actor, { parties }: PartyOrderBody): Promise<TypesDone> {
    return this.act(actor, 'types.orderParties', {}, (tx) => putInOrder(tx, PartyPlace, '/parties', parties));
  }

  private act(
    actor: Actor,
    act: string,
    { once = justOnce, ...options }: ActOptions,
    work: (tx: Tx, types: OrganizationType[]) => Promise<boolean>,
  ): Promise<TypesDone> {
    return this.transactions.run(
      actor,
      { act },
      (tx) =>
        once.run(tx, async () => {
          await takeTypes(tx);
          const changed = await work(tx, await tx.load(OrganizationType, {}));
          return { items: await this.queries.list(tx), changeSet: changed ? tx.changeSet : null };
        }),
      options,
    );
  }
}

/** Waits for whoever else changes the list; founding an organization of a type goes on beside it. */
export async function takeTypes(tx: Tx): Promise<void> {
  await tx.rows(sql`/* types.take */ select t.id from organization_types t order by t.id for no key update`);
}

function found(types: readonly OrganizationType[], id: string): OrganizationType {
  const type = types.find((one) => one.id === id);
  if (!type) throw problem('not_found');
  return type;
}
