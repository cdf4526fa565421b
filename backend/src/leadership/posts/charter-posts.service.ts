import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, OrganizationActs } from '../../organizations/index.js';
import { codeOf } from '../../platform/chinese/codes.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Sentence } from '../sentences.js';
import { CharterPost } from './charter-post.entity.js';
import type { CharterPostBody, CharterPostChangeBody, KnownPostAnswer, TypePostsAnswer, TypePostsDone } from './charter-posts.dto.js';
import { CharterPostsReading } from './charter-posts.reading.js';

type Of = { readonly organizationId: string } | { readonly typeId: string };
const LAST_RANK = 999;
const STEP = 10;

/** Posts 职务 as charters have them: of one organization, or of all of a type. */
@Injectable()
export class CharterPostsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly reading: CharterPostsReading,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 where the post is defined on some of these days, or somebody holds what would be no more */
  define<R>(viewer: Viewer, id: string, read: Read<CharterPostBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.on(viewer, id, read, after, options, async (tx, input) => {
      const { items } = await this.reading.organization(viewer, id, input.from ?? this.clock.today(), tx);
      return define(tx, { organizationId: id }, input, items);
    });
  }

  /** Only what is given changes. @throws Problem as `define` */
  change<R>(
    viewer: Viewer,
    id: string,
    postId: string,
    read: Read<CharterPostChangeBody>,
    after: After<R>,
    options: ActOptions = {},
  ): Promise<R> {
    return this.on(viewer, id, read, after, options, (tx, input) => change(tx, { organizationId: id }, postId, input));
  }

  /** The post is as its kind has it again. @throws Problem as `define` */
  remove<R>(viewer: Viewer, id: string, postId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.on(
      viewer,
      id,
      () => ({}),
      after,
      options,
      (tx) => remove(tx, { organizationId: id }, postId),
    );
  }

  /** The same of all organizations of a type. @throws Problem 404, 422, 409 */
  defineOfType(viewer: Viewer, typeId: string, input: CharterPostBody, options: ActOptions = {}): Promise<TypePostsDone> {
    return this.ofType(viewer, typeId, input, options, (tx, { items }) => define(tx, { typeId }, input, items));
  }

  changeOfType(
    viewer: Viewer,
    typeId: string,
    postId: string,
    input: CharterPostChangeBody,
    options: ActOptions = {},
  ): Promise<TypePostsDone> {
    return this.ofType(viewer, typeId, input, options, (tx) => change(tx, { typeId }, postId, input));
  }

  removeOfType(viewer: Viewer, typeId: string, postId: string, options: ActOptions = {}): Promise<TypePostsDone> {
    return this.ofType(viewer, typeId, {}, options, (tx) => remove(tx, { typeId }, postId));
  }

  private on<T extends object, R>(
    viewer: Viewer,
    id: string,
    read: Read<T>,
    after: After<R>,
    options: ActOptions,
    work: (tx: Tx, input: T) => Promise<CharterPost>,
  ): Promise<R> {
    const act = { act: 'leadership.definePost', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input): Promise<Sentence> => {
      const post = await work(tx, input);
      return { key: 'postDefined', name: post.name };
    });
  }

  private ofType(
    viewer: Viewer,
    typeId: string,
    input: object,
    options: ActOptions,
    work: (tx: Tx, known: TypePostsAnswer) => Promise<CharterPost>,
  ): Promise<TypePostsDone> {
    return this.acts.begin(viewer, 'leadership.definePost', input, options, async (tx) => {
      const today = this.clock.today();
      const post = await work(tx, await this.reading.type(typeId, today, tx));
      tx.say({ key: 'postDefined', name: post.name } satisfies Sentence);
      const { asOf, items, own, usual } = await this.reading.type(typeId, today, tx);
      return { asOf, items, own, usual, changeSet: tx.changeSet };
    });
  }
}

async function define(tx: Tx, of: Of, input: CharterPostBody, items: readonly KnownPostAnswer[]): Promise<CharterPost> {
  const known = items.find(({ code, name }) => (input.code === undefined ? name === input.name : code === input.code));
  const last = Math.max(0, ...items.map(({ rank }) => rank));
  const taken = new Set(items.map(({ code }) => code));
  const row = Object.assign(new CharterPost(), { organizationId: null, typeId: null }, of, {
    id: tx.identifiers.next(),
    code: input.code ?? known?.code ?? (await codeElsewhere(tx, input.name, taken)) ?? codeOf(input.name, 'post', taken),
    name: input.name,
    nameEn: input.nameEn ?? (known?.name === input.name ? known.nameEn : null),
    rank: input.rank ?? known?.rank ?? Math.min(last + STEP, LAST_RANK),
    seats: input.seats === undefined ? (known?.seats ?? null) : input.seats,
    responsible: input.responsible ?? known?.responsible ?? false,
    honorary: input.honorary ?? known?.honorary ?? false,
    hired: input.hired ?? known?.hired ?? false,
    present: input.present ?? true,
    fromDay: input.from ?? '-infinity',
    untilDay: input.to ?? 'infinity',
  });
  refuseReversed(row);
  await tx.insert(CharterPost, [row]);
  return row;
}

/** A code means the same everywhere: 监事长 of a type whose kind has none is the 监事长 of the other kinds. */
async function codeElsewhere(tx: Tx, name: string, taken: ReadonlySet<string>): Promise<string | undefined> {
  const post = await tx.one<{ code: string }>(sql`/* leadership.post-elsewhere */ select k.code from kind_posts k
    where k.name = ${name} and k.code <> all(${[...taken]}) order by k.code limit 1`);
  return post?.code;
}

async function change(tx: Tx, of: Of, id: string, { from, to, ...input }: CharterPostChangeBody): Promise<CharterPost> {
  const [row] = await tx.load(CharterPost, { id, ...of });
  if (!row) throw problem('not_found');
  const { reason: _, documentIds: __, ...facts } = input;
  const patch = {
    ...facts,
    ...(from !== undefined && { fromDay: from ?? '-infinity' }),
    ...(to !== undefined && { untilDay: to ?? 'infinity' }),
  };
  Object.assign(row, patch);
  refuseReversed(row);
  await tx.update(CharterPost, [row], Object.keys(patch) as (keyof CharterPost)[]);
  return row;
}

async function remove(tx: Tx, of: Of, id: string): Promise<CharterPost> {
  const [row] = await tx.load(CharterPost, { id, ...of });
  if (!row) throw problem('not_found');
  await tx.remove(CharterPost, [row]);
  return row;
}

const isOpen = (day: string): boolean => day.endsWith('infinity');

function refuseReversed({ fromDay, untilDay }: CharterPost): void {
  if (!isOpen(fromDay) && !isOpen(untilDay) && untilDay <= fromDay) throw invalid([fieldProblem('/to', fault('reversed'))]);
}
