import { Injectable } from '@nestjs/common';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { Words } from '../platform/room.js';
import type { KindListAnswer } from './kinds.dto.js';
import { type DescribedField, fieldsOf, type Kind, kindOf, type Post } from './kinds/index.js';

interface TypeRow {
  kind: string;
  id: string;
  code: string;
  name: string;
  nameEn: string | null;
  retired: boolean;
}

/** Kinds as they are described in code, types as the office keeps them. */
@Injectable()
export class KindsReading {
  constructor(private readonly reader: Reader) {}

  async list(): Promise<KindListAnswer> {
    const types = await this.reader.rows<TypeRow>(sql`/* kinds.types */
      select t.kind, t.id, t.code, t.name, t.name_en as "nameEn", t.retired_at is not null as retired
      from types_in_order o join organization_types t on t.id = o.id order by o.place`);
    const parties = await this.partiesInOrder();
    return {
      items: (await this.kindsInOrder()).map((kind) => ({
        code: kind.code,
        ...named(kind.words),
        statusWords: Object.fromEntries(Object.entries(kind.statusWords).map(([status, words]) => [status, named(words)])),
        activeIn: [...kind.activeIn],
        care: kind.care,
        members: kind.members ?? false,
        types: types
          .filter((type) => type.kind === kind.code)
          .map(({ kind: _, ...type }) => ({ ...type, posts: postsOf(kind, type.code) })),
        fields: fieldsOf(kind)
          .filter((field) => !field.retired)
          .map((field) => fieldAnswer(field, field.code === 'party' ? parties : undefined)),
        posts: kind.posts.map(postAnswer),
        termYears: kind.terms?.years ?? null,
      })),
    };
  }

  /** The descriptions in the office's order. */
  private async kindsInOrder(): Promise<Kind[]> {
    const rows = await this.reader.rows<{ code: string }>(sql`/* kinds.order */ select k.code from kinds_in_order k order by k.place`);
    return rows.flatMap(({ code }) => kindOf(code) ?? []);
  }

  private async partiesInOrder(): Promise<string[]> {
    const rows = await this.reader.rows<{ code: string }>(sql`/* kinds.parties */ select p.code from parties_in_order p order by p.place`);
    return rows.map(({ code }) => code);
  }
}

const named = (words: Words): { name: string; nameEn: string } => ({ name: words.zh, nameEn: words.en });

const postAnswer = ({ code, words, seats, responsible, honorary }: Post): KindListAnswer['items'][number]['posts'][number] => ({
  code,
  ...named(words),
  seats,
  responsible,
  honorary,
});

/** The usual posts of a type: its own, or those of the kind, as of every type that the office adds. */
const postsOf = (kind: Kind, type: string): ReturnType<typeof postAnswer>[] =>
  (kind.types.find(({ code }) => code === type)?.posts ?? kind.posts).map(postAnswer);

/** A field with its options in the order that the office gave them, where it did. */
const fieldAnswer = (field: DescribedField, order?: readonly string[]): KindListAnswer['items'][number]['fields'][number] => ({
  code: field.code,
  ...named(field.words),
  type: field.type,
  types: field.types ? [...field.types] : null,
  options:
    (order?.flatMap((code) => field.options?.find((option) => option.code === code) ?? []) ?? field.options)?.map((option) => ({
      code: option.code,
      ...named(option.words),
    })) ?? null,
  max: field.maxLength ?? null,
  pattern: field.pattern?.source ?? null,
  patternMend: field.pattern?.mend.zh ?? null,
  patternMendEn: field.pattern?.mend.en ?? null,
});
