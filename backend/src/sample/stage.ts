import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountsQueries, type Viewer } from '../accounts/index.js';
import { AreasLoader, AreasService } from '../areas/index.js';
import {
  type ActOptions,
  type ChangeBody,
  type ConfirmationSource,
  ConfirmationsService,
  DetailsService,
  LifecycleService,
  OrganizationsService,
  MergingService,
  RecognitionsService,
  RelationsService,
  ResponsibilitiesService,
  TypesService,
} from '../organizations/index.js';
import { DocumentsService } from '../documents/index.js';
import { Spooled } from '../platform/files/spooled.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { Backfill } from '../platform/database/transaction.js';
import { Identifiers } from '../platform/identifiers.js';
import type { Day } from '../platform/time/day.js';
import { FixedClock, OfficeClock } from '../platform/time/office-clock.js';
import { PartialDate } from '../platform/time/partial-date.js';
import { justOnce } from '../platform/http/idempotency.js';
import { RegistryService } from '../registry/index.js';
import { ViewsService } from '../views/index.js';
import { SectionsService } from '../sections/index.js';
import { workingDay } from './days.js';
import { type Paper, paperOf } from './papers.js';
import { TeamsOnStage } from './teams-on-stage.js';
import { BEGUN, type Patch, type Step, type Told } from './story.js';

export type Login = 'supervisor' | 'chongchuan' | 'rudong';

/** 科室 of the office, in its order. */
const SECTIONS = [
  { code: 'party', name: '党派工作科' },
  { code: 'economy', name: '经济联络科' },
  { code: 'strata', name: '新阶层工作科' },
  { code: 'overseas', name: '海外联络科' },
] as const;
export type SectionCode = (typeof SECTIONS)[number]['code'];

/** The first act of a day is recorded at nine in the morning in the office (Asia/Shanghai), the next ones a minute and a half apart. */
const NINE_IN_THE_MORNING = 'T01:00:00.000Z';
const BETWEEN_ACTS = 90_000;

/** Plays stories through the acts, each on its day: the clock stands on the day of recording, and so does the history. */
export class Stage {
  readonly lifecycle: LifecycleService;
  readonly details: DetailsService;
  readonly recognitions: RecognitionsService;
  readonly relations: RelationsService;
  readonly merging: MergingService;
  readonly teams: TeamsOnStage;
  /** The account that acts now. */
  viewer: Viewer;
  private readonly documents: DocumentsService;
  private readonly organizations: OrganizationsService;
  private readonly clock: FixedClock;
  private readonly identifiers: Identifiers;
  private sections = new Map<string, string>();
  private readonly areas = new Map<string, string>();
  private readonly viewers = new Map<Login, Viewer>();
  private accounts = new Map<string, string>();
  private day: Day = BEGUN;
  private place = 0;

  constructor(private readonly context: INestApplicationContext) {
    const clock = context.get(OfficeClock);
    if (!(clock instanceof FixedClock)) throw new TypeError('the sample needs a clock that it can set');
    this.clock = clock;
    this.identifiers = context.get(Identifiers);
    this.documents = context.get(DocumentsService);
    this.organizations = context.get(OrganizationsService);
    this.lifecycle = context.get(LifecycleService);
    this.details = context.get(DetailsService);
    this.recognitions = context.get(RecognitionsService);
    this.relations = context.get(RelationsService);
    this.merging = context.get(MergingService);
    this.teams = new TeamsOnStage(context, this);
  }

  /** What is answered when an act is done: nobody asks. */
  readonly done = (): Promise<void> => Promise.resolve();

  /** The time of recording of the act that is played. */
  get options(): ActOptions & { backfill: Backfill } {
    return { backfill: { recordedAt: this.clock.now().toISOString() } };
  }

  /** The day on which the story stands. */
  get today(): Day {
    return this.day;
  }

  /** Areas, accounts and types as they first were; then every step on its day, in the order of their recording. */
  async play(steps: readonly Step[], password: string): Promise<void> {
    const registry = this.context.get(RegistryService);
    this.turnTo(BEGUN);
    await registry.beginSample(this.options);
    this.turnTo(BEGUN);
    this.accounts = await registry.addSampleAccounts(password, this.options);
    this.turnTo(BEGUN);
    const types = this.context.get(TypesService);
    await types.layDownKinds({ accountId: null });
    await types.addFirstTypes({ accountId: this.accounts.get('admin') ?? null }, { zh: '南通', en: 'Nantong' }, this.options);
    await this.setUpSections();
    const events = this.areaEvents();
    for (const { recorded, by, act } of [...events, ...steps].sort((a, b) =>
      a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : 0,
    )) {
      this.turnTo(recorded);
      this.viewer = await this.viewerOf(by);
      await act(this);
    }
    await this.shareView();
  }

  /** Founds an organization; gives its identifier. */
  async found(by: Login, told: Told, parentId: string | undefined): Promise<string> {
    const { area, seat, on, preparing, approved, parent: _parent, recorded: _recorded, by: _by, ...facts } = told;
    const id = this.identifiers.next();
    const body = {
      ...facts,
      areaId: await this.areaId(area),
      ...(seat !== undefined && { seatAreaId: await this.areaId(seat) }),
      ...(parentId !== undefined && { parentId }),
      ...(preparing ? { approvedOn: PartialDate.parse(on) } : { foundedOn: PartialDate.parse(on) }),
      ...(approved !== undefined && { approvedOn: PartialDate.parse(approved) }),
    };
    await this.organizations.found(await this.viewerOf(by), () => body, this.done, { ...this.options, id });
    return id;
  }

  async change(by: Login, id: string, patch: Patch, effectiveOn: PartialDate | null): Promise<void> {
    const { area, seat, ...facts } = patch;
    const body: ChangeBody = {
      ...facts,
      ...(area !== undefined && { areaId: await this.areaId(area) }),
      ...(seat !== undefined && { seatAreaId: await this.areaId(seat) }),
      ...(effectiveOn && { effectiveOn }),
    };
    await this.organizations.change(await this.viewerOf(by), id, () => body, this.done, this.options);
  }

  /** Makes a section and an account responsible from a day on. */
  async assign(id: string, section: SectionCode, handler: Login, from: Day): Promise<void> {
    const body = { sectionId: this.sections.get(section) ?? null, handlerId: this.accounts.get(handler) ?? null, from };
    await this.context.get(ResponsibilitiesService).assign(this.viewer, id, () => body, this.done, this.options);
  }

  /** 核对无变化, on the day of recording. */
  async confirm(id: string, source: ConfirmationSource): Promise<void> {
    await this.context.get(ConfirmationsService).confirm(this.viewer, { source, records: [{ id }] }, this.options);
  }

  /** Enters a paper; gives its identifier. */
  async enter({ title, number, issuedOn, issuer, lines }: Paper): Promise<string> {
    const page = paperOf(title, lines, [issuer, PartialDate.parse(issuedOn).shown('zh')]);
    const content = await Spooled.take(Readable.from([page]), page.length);
    try {
      const facts = { title, number, issuedOn: PartialDate.parse(issuedOn), issuer, unclassified: true };
      const file = { content, kind: 'pdf', name: `${title}.pdf` } as const;
      return await this.documents.add(this.viewer, facts, file, (_tx, id) => Promise.resolve(id), this.options);
    } finally {
      await content.close();
    }
  }

  private async setUpSections(): Promise<void> {
    const admin = { accountId: this.accounts.get('admin') ?? null };
    for (const section of SECTIONS) {
      const { items } = await this.context.get(SectionsService).add(admin, section, this.options);
      this.sections = new Map(items.map(({ code, id }) => [code, id]));
    }
  }

  private turnTo(day: Day): void {
    this.place = day === this.day ? this.place + 1 : 0;
    this.day = day;
    this.clock.set(new Date(Date.parse(`${day}${NINE_IN_THE_MORNING}`) + this.place * BETWEEN_ACTS));
  }

  /** The mergers and regradings of the counties, each recorded on the working day on which it took effect. */
  private areaEvents(): Step[] {
    return this.context.get(AreasLoader).events.map((event) => ({
      recorded: workingDay(event.on),
      by: 'supervisor',
      act: async () => {
        await this.context.get(AreasService).recordEvent({ accountId: this.accounts.get('admin') ?? null }, event, this.options);
        this.areas.clear();
        this.viewers.clear();
      },
    }));
  }

  /** A view that everybody of the office opens: bases with a title of the province, as of the end of last year. */
  private async shareView(): Promise<void> {
    this.turnTo(this.day);
    const view = {
      list: 'organizations',
      name: '省级称号基地',
      query: { kind: 'practiceBase', recognitionLevel: 'province' },
      asOf: 'lastYear',
      sharedWith: 'office' as const,
    };
    await this.context.get(ViewsService).save(await this.viewerOf('supervisor'), view, justOnce, this.options);
  }

  /** The area that has the code: on the day of recording, or as the older unit that it was. */
  private async areaId(code: string): Promise<string> {
    if (!this.areas.size) {
      const rows = await this.context.get(Reader).rows<{ code: string; id: string }>(sql`/* sample.areas */ select code, id from areas`);
      for (const row of rows) this.areas.set(row.code, row.id);
    }
    const id = this.areas.get(code);
    if (id === undefined) throw new RangeError(`no area ${code}`);
    return id;
  }

  private async viewerOf(login: Login): Promise<Viewer> {
    const known = this.viewers.get(login);
    if (known) return known;
    const viewer = await this.context.get(AccountsQueries).viewerOfAccount(this.accounts.get(login) ?? '', this.day);
    if (!viewer) throw new RangeError(`no account ${login}`);
    this.viewers.set(login, viewer);
    return viewer;
  }
}
