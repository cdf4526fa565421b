import { inject, Injectable, signal } from '@angular/core';
import { Client } from '../../api/client';
import type { FoundPerson, NamesakesFound } from '../../api/people';
import { Session } from '../session';

/** So many names go into one question. */
const AT_ONCE = 500;

/** Who has the names of a list already, asked once for each name. Provided by the page of the list. */
@Injectable()
export class Namesakes {
  private readonly client = inject(Client);
  private readonly session = inject(Session);
  private readonly known = signal<ReadonlyMap<string, readonly FoundPerson[]>>(new Map());

  /** Persons who are called so; none too while it was not asked. */
  of(name: string): readonly FoundPerson[] {
    return this.known().get(name) ?? [];
  }

  /** Asks of those names that were not asked before. @throws what the server refuses: then nothing is known of them */
  async ask(names: readonly string[]): Promise<void> {
    const open = [...new Set(names)].filter((name) => name && !this.known().has(name));
    if (!open.length || !this.session.may('people.read')) return;
    for (let at = 0; at < open.length; at += AT_ONCE) {
      const piece = open.slice(at, at + AT_ONCE);
      const { items } = await this.client.post<NamesakesFound>('/api/people/namesakes', { names: piece });
      const found = new Map(items.map(({ name, persons }) => [name, persons]));
      this.known.update((before) => new Map([...before, ...piece.map((name) => [name, found.get(name) ?? []] as const)]));
    }
  }
}
