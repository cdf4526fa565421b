import { OrganizationObservation, OrganizationSuspension } from '../../organizations/organization-details.entity.js';
import { Organization } from '../../organizations/organization.entity.js';
import type { OrganizationProfile } from '../../organizations/organization-profile.entity.js';
import { OrganizationRecognition } from '../../organizations/recognitions/recognition.entity.js';
import { PARTIES } from '../../organizations/kinds/democratic-party.js';
import { firstProfile, profileFrom } from '../../organizations/life.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Identifiers } from '../../platform/identifiers.js';
import { addDays, type Day } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import type { Fields } from '../../platform/timeline/index.js';
import { COUNTIES, type County, unitOn } from '../counties.js';
import { inventedCreditCode } from '../credit-codes.js';
import { ABROAD, AWAY, OMENS, PATTERNS, TITLES, TOWNS, TRADES } from './words.js';

/** The rows of many lives, table by table. */
export interface Lives {
  readonly organizations: Organization[];
  readonly profiles: OrganizationProfile[];
  readonly suspensions: OrganizationSuspension[];
  readonly observations: OrganizationObservation[];
  readonly recognitions: OrganizationRecognition[];
}

/** What rows refer to: types and areas by their codes. */
export interface Known {
  readonly types: ReadonlyMap<string, { readonly id: string; readonly kind: string }>;
  readonly areas: ReadonlyMap<string, string>;
}

/** How often each type is met, of a thousand. Types whose number is a fixed point of the sample are left out. */
const SHARES: readonly (readonly [string, number])[] = [
  ['partyBranch', 140],
  ['zhilianhui', 60],
  ['zhilianhuiBranch', 40],
  ['friendship', 100],
  ['collaboration', 10],
  ['awayChamber', 40],
  ['tradeChamber', 190],
  ['townChamber', 130],
  ['nativePlace', 20],
  ['overseasCommunity', 20],
  ['workstation', 10],
  ['stateOwnedBase', 30],
  ['medicineBase', 30],
  ['cooperationHome', 40],
  ['publicityPost', 40],
  ['centre', 60],
  ['brand', 20],
  ['memberUnit', 20],
];
const SHARES_IN_ALL = SHARES.reduce((sum, [, share]) => sum + share, 0);
const OVERSEAS = ['nativePlace', 'overseasCommunity', 'workstation'];
const TODAY: Day = '2026-06-30';
const FIRST_SERIAL = 5000;
const OBSERVED = { democraticParty: 'members', association: 'members', chamberOfCommerce: 'unitMembers' } as const;

/** Invents lives of organizations, the same for the same row of chances: renamed and moved now and then, ended, suspended, dated by halves. */
export class LifeMaker {
  private serial = FIRST_SERIAL;

  constructor(
    private readonly known: Known,
    private readonly identifiers: Identifiers,
    private readonly chance: () => number,
  ) {}

  /** So many lives more. */
  make(number: number): Lives {
    const lives: Lives = { organizations: [], profiles: [], suspensions: [], observations: [], recognitions: [] };
    for (let i = 0; i < number; i++) this.add(lives);
    return lives;
  }

  private add(lives: Lives): void {
    const code = this.typeCode();
    const type = this.known.types.get(code);
    if (!type) throw new RangeError(`no type ${code}`);
    const founded = this.founding();
    const ended = this.happens(0.05) ? this.after(founded.latest) : null;
    const id = this.identifiers.next();
    lives.organizations.push(this.organization(id, type.kind, founded, ended));
    this.addProfiles(lives.profiles, id, code, type.id, founded.latest, ended?.earliest ?? TODAY);
    if (!ended && this.happens(0.01)) lives.suspensions.push(this.suspension(id, founded.latest));
    const measure = (OBSERVED as Readonly<Record<string, string>>)[type.kind];
    if (measure !== undefined && this.happens(0.08)) lives.observations.push(this.observation(id, measure));
    if (!ended && this.happens(0.03)) lives.recognitions.push(this.recognition(id, founded.latest));
  }

  private addProfiles(profiles: OrganizationProfile[], id: string, code: string, typeId: string, from: Day, until: Day): void {
    const { county, place, areaCode, seatCode } = this.places(code, from);
    const name = (): Fields => named(this.name(code, place));
    const fields: Fields = {
      ...name(),
      typeId,
      areaId: this.area(areaCode),
      seatAreaId: this.area(seatCode),
      level: county ? 'county' : 'city',
      ...(code.endsWith('Chamber') && { 'fields.registered': this.happens(0.6) ? 'legalPerson' : 'filed' }),
    };
    profiles.push(firstProfile(this.identifiers.next(), id, fields));
    if (addDays(from, 400) >= until) return;
    const renamed = this.happens(0.12) ? name() : {};
    const moved = county && this.happens(0.05) ? { areaId: this.area(unitOn(this.one(COUNTIES), until).code) } : {};
    if (!('name' in renamed) && !('areaId' in moved)) return;
    const day = this.between(addDays(from, 40), addDays(until, -40));
    const boundary = this.happens(0.06) ? PartialDate.parse(day.slice(0, 7)) : PartialDate.on(day);
    profiles.push(profileFrom(this.identifiers.next(), id, boundary, { ...fields, ...renamed, ...moved }));
  }

  private organization(id: string, kind: string, founded: PartialDate, ended: PartialDate | null): Organization {
    const coded = this.happens(0.5);
    return Object.assign(new Organization(), {
      id,
      version: 1,
      kind,
      approved: KnownDate.of(null),
      founded: KnownDate.of(founded),
      ended: KnownDate.of(ended),
      endWay: ended ? ('dissolved' as const) : null,
      mergedIntoId: null,
      creditCode: coded ? inventedCreditCode(this.serial++) : null,
      creditCodeAbsent: coded ? null : ('none' as const),
      voidedAt: null,
      voidedBy: null,
      voidReason: null,
    });
  }

  private suspension(organizationId: string, founded: Day): OrganizationSuspension {
    const from = this.between(founded, TODAY);
    const until = this.happens(0.5) ? PartialDate.on(addDays(from, 30 + Math.floor(this.chance() * 600))) : null;
    const row = {
      id: this.identifiers.next(),
      organizationId,
      from: KnownDate.of(PartialDate.on(from)),
      until: KnownDate.of(until),
      reason: null,
    };
    return Object.assign(new OrganizationSuspension(), row);
  }

  private observation(organizationId: string, measure: string): OrganizationObservation {
    const value = 10 + Math.floor(this.chance() ** 3 * 2000);
    const row = { id: this.identifiers.next(), organizationId, measure, onDay: '2021-12-31', value, documentId: null };
    return Object.assign(new OrganizationObservation(), row);
  }

  private recognition(organizationId: string, founded: Day): OrganizationRecognition {
    const [title, level] = this.one(TITLES);
    const from = this.between(founded, TODAY);
    const row = {
      id: this.identifiers.next(),
      organizationId,
      title,
      level,
      from: KnownDate.of(PartialDate.on(from)),
      validUntil: KnownDate.of(this.happens(0.3) ? PartialDate.parse(addDays(from, 1100).slice(0, 4)) : null),
      reviewed: KnownDate.of(null),
      until: KnownDate.of(null),
    };
    return Object.assign(new OrganizationRecognition(), row);
  }

  /** Most are founded after 2000; some founding is known to the month, the year, or as not later than a day. */
  private founding(): PartialDate {
    const day = this.chance() < 0.25 ? this.between('1986-01-01', '2003-12-31') : this.between('2004-01-01', '2025-12-31');
    const doubt = this.chance();
    if (doubt < 0.03) return PartialDate.parse(day.slice(0, 7));
    if (doubt < 0.045) return PartialDate.parse(day.slice(0, 4));
    if (doubt < 0.05) return PartialDate.parse(`[..${day}]`);
    return PartialDate.on(day);
  }

  private after(day: Day): PartialDate {
    const end = this.between(addDays(day, 200), addDays(TODAY, 200));
    return this.happens(0.05) ? PartialDate.parse(end.slice(0, 4) > day.slice(0, 4) ? end.slice(0, 4) : end) : PartialDate.on(end);
  }

  private places(code: string, on: Day): { county: County | null; place: string; areaCode: string; seatCode: string } {
    if (OVERSEAS.includes(code)) {
      const [seatCode, place] = this.one(ABROAD);
      return { county: null, place, areaCode: '3206', seatCode };
    }
    if (code === 'awayChamber') {
      const [seatCode, place] = this.one(AWAY);
      return { county: null, place, areaCode: '3206', seatCode };
    }
    if (this.happens(0.08)) return { county: null, place: '南通市', areaCode: '3206', seatCode: '3206' };
    const index = Math.floor(this.chance() * COUNTIES.length);
    const county = this.at(COUNTIES, index);
    const unit = unitOn(county, on);
    return { county, place: `${county.short}${this.one(this.at(TOWNS, index))}`, areaCode: unit.code, seatCode: unit.code };
  }

  private name(code: string, place: string): string {
    return this.one(PATTERNS[code] ?? []).replace(/\{(\w+)\}/g, (_, part: string) =>
      part === 'word' ? this.one(OMENS) + this.one(OMENS) : part === 'trade' ? this.common(TRADES) : place,
    );
  }

  private typeCode(): string {
    let left = this.chance() * SHARES_IN_ALL;
    for (const [code, share] of SHARES) if ((left -= share) < 0) return code;
    return 'tradeChamber';
  }

  private area(code: string): string {
    const id = this.known.areas.get(code);
    if (id === undefined) throw new RangeError(`no area ${code}`);
    return id;
  }

  private happens(share: number): boolean {
    return this.chance() < share;
  }

  private between(first: Day, last: Day): Day {
    const start = Date.parse(`${first}T00:00:00Z`);
    const length = Math.max(0, Date.parse(`${last}T00:00:00Z`) - start);
    return new Date(start + Math.floor(this.chance() * length)).toISOString().slice(0, 10);
  }

  private one<T>(list: readonly T[]): T {
    return this.at(list, Math.floor(this.chance() * list.length));
  }

  /** One of a list whose first are much more common. */
  private common<T>(list: readonly T[]): T {
    return this.at(list, Math.floor(this.chance() ** 2 * list.length));
  }

  private at<T>(list: readonly T[], index: number): T {
    const item = list[index];
    if (item === undefined) throw new RangeError('an empty list');
    return item;
  }
}

/** A name with the party whose name it begins with. */
function named(name: string): Fields {
  const party = Object.entries(PARTIES).find(([, words]) => name.startsWith(words.zh))?.[0];
  return { name, ...(party && { 'fields.party': party }) };
}
