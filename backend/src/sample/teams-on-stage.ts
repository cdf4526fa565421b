import type { INestApplicationContext } from '@nestjs/common';
import {
  ArrangementsService,
  CongressService,
  type FoundTeam,
  FoundTeamsService,
  HoldingsService,
  type HolderPart,
  type Mark,
  PostponementsService,
  TeamReading,
  type TermSort,
  TermsReading,
  TermsService,
  type WayIn,
  type WayOut,
} from '../leadership/index.js';
import type { Day } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import type { Stage } from './stage.js';

/** Somebody in a team: post, name, and what was published of him. */
export interface Led {
  readonly post: string;
  readonly name: string;
  readonly employer?: string;
  readonly title?: string;
  readonly seat?: number;
  readonly wayIn?: WayIn;
  readonly mark?: Mark;
}

/** What is told of a congress beside its day and its team. */
export interface CongressTold {
  readonly number?: number;
  readonly years?: number | null;
  readonly sort?: TermSort;
  readonly meeting?: string;
  readonly expected?: number;
  readonly present?: number;
  readonly toBeFiled?: boolean;
  readonly filedOn?: string;
  readonly seats?: Readonly<Record<string, number>>;
  /** Who leaves otherwise than by 届满, by name. */
  readonly leaving?: Readonly<Record<string, WayOut>>;
}

interface PostponementTold {
  readonly documentOn: Day;
  readonly to: Day;
  readonly documentNumber: string;
  readonly because: string;
}

/** The acts of stories on teams and terms. Within one body who stands in two teams is one person: `people` keeps them by name. */
export class TeamsOnStage {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly stage: Stage,
  ) {}

  async hold(
    id: string,
    { on, team, seats, leaving, filedOn, ...facts }: CongressTold & { on: string; team: readonly Led[] },
    people: Map<string, string>,
  ): Promise<void> {
    const body = {
      ...facts,
      on: PartialDate.parse(on),
      holders: team.map((led) => partOf(led, people)),
      ...(filedOn !== undefined && { filedOn: PartialDate.parse(filedOn) }),
      ...(seats && { seats: Object.entries(seats).map(([post, number]) => ({ post, seats: number })) }),
      ...(leaving && { leaving: await this.leaving(id, on, leaving) }),
    };
    await this.context.get(CongressService).hold(
      this.stage.viewer,
      id,
      () => body,
      (_tx, _id, { succession }) => {
        for (const { elected } of succession.opened)
          if (elected.personId !== null && elected.name !== '') people.set(elected.name, elected.personId);
        return Promise.resolve();
      },
      this.stage.options,
    );
  }

  async takeOffice(id: string, led: Led, from: string, people: Map<string, string>): Promise<void> {
    const body = { holder: partOf(led, people), from: PartialDate.parse(from) };
    const team = await this.context.get(HoldingsService).takeOffice(
      this.stage.viewer,
      id,
      () => body,
      (tx) => this.context.get(TeamReading).team(this.stage.viewer, id, body.from.latest, tx),
      this.stage.options,
    );
    const person = team.holdings.find((row) => row.person?.name === led.name)?.person;
    if (person) people.set(led.name, person.id);
  }

  /** Whoever is in office ends on the day; of one who left already the day is mended to what is known of it. */
  async leaveOffice(id: string, name: string, to: string, wayOut: WayOut, people: ReadonlyMap<string, string>): Promise<void> {
    const on = PartialDate.parse(to);
    const { holdings } = await this.context.get(TeamReading).team(this.stage.viewer, id, on.latest);
    const own = holdings.filter((row) => row.person?.id === people.get(name));
    const holding = own.find((row) => row.to === null) ?? own[0];
    if (!holding) throw new RangeError(`${name} holds nothing`);
    const service = this.context.get(HoldingsService);
    await (holding.to === null
      ? service.leave(this.stage.viewer, id, holding.id, () => ({ on, wayOut }), this.stage.done, this.stage.options)
      : service.change(this.stage.viewer, id, holding.id, () => ({ to: on, wayOut }), this.stage.done, this.stage.options));
  }

  async fileTerm(id: string, on: string, filingNumber: string): Promise<void> {
    const body = { filedOn: PartialDate.parse(on), filingNumber };
    await this.context
      .get(TermsService)
      .change(this.stage.viewer, id, await this.newestTerm(id), () => body, this.stage.done, this.stage.options);
  }

  async endTerm(id: string, to: string): Promise<void> {
    const body = { to: PartialDate.parse(to) };
    await this.context
      .get(TermsService)
      .change(this.stage.viewer, id, await this.newestTerm(id), () => body, this.stage.done, this.stage.options);
  }

  async postpone(id: string, told: PostponementTold): Promise<void> {
    const term = await this.newestTerm(id);
    await this.context.get(PostponementsService).postpone(this.stage.viewer, id, term, () => told, this.stage.done, this.stage.options);
  }

  /** 期初录入 of many bodies in one act. */
  async found(on: Day, teams: readonly FoundTeam[]): Promise<void> {
    await this.context.get(FoundTeamsService).foundMany(this.stage.viewer, on, teams, this.stage.options);
  }

  async arrange(
    told: { title: string; documentNumber: string; documentOn: Day; from: Day; lastOn: Day },
    organizationIds: readonly string[],
  ): Promise<void> {
    await this.context
      .get(ArrangementsService)
      .arrange(this.stage.viewer, { ...told, organizationIds: [...organizationIds] }, this.stage.options);
  }

  private async newestTerm(id: string): Promise<string> {
    const { items } = await this.context.get(TermsReading).terms(this.stage.viewer, id, this.stage.today);
    const [term] = items;
    if (!term) throw new RangeError('no term');
    return term.id;
  }

  private async leaving(id: string, on: string, told: Readonly<Record<string, WayOut>>): Promise<{ holdingId: string; wayOut: WayOut }[]> {
    const { holdings } = await this.context.get(TeamReading).team(this.stage.viewer, id, PartialDate.parse(on).latest);
    return Object.entries(told).flatMap(([name, wayOut]) =>
      holdings.filter((row) => row.person?.name === name && row.to === null).map((row) => ({ holdingId: row.id, wayOut })),
    );
  }
}

/** Who is known by now is the same person; who is not gets a record. */
export function partOf({ name, employer, title, ...led }: Led, people: ReadonlyMap<string, string>): HolderPart {
  const id = people.get(name);
  return { ...led, person: id === undefined ? { name, ...(employer && { employer }), ...(title && { title }) } : { id, name } };
}
