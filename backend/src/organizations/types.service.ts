import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Reader } from '../platform/database/reads.js';
import { type Actor, type RunOptions, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import type { Words } from '../platform/room.js';
import { layDownKinds } from './kind-fields.js';
import { KINDS } from './kinds/index.js';
import { OrganizationType } from './organization-type.entity.js';

/** Types within the kinds: those that a registry begins with, and the descriptions of kinds that the database checks by. */
@Injectable()
export class TypesService implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: Reader,
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
      types.map((type, index) =>
        Object.assign(new OrganizationType(), {
          id: tx.identifiers.next(),
          kind: type.kind,
          code: type.code,
          name: type.words.zh.replace('{city}', city.zh),
          nameEn: type.words.en.replace('{city}', city.en),
          sortOrder: index + 1,
          retiredAt: null,
        }),
      ),
    );
  }
}
