import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { AreasQueries } from '../areas/index.js';
import type { Words } from '../platform/room.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { OrganizationFilter } from './filter.js';
import { SectionsQueries } from '../sections/index.js';
import { HandlersQueries } from './responsibilities/handlers.queries.js';
import { KindsReading } from './kinds.reading.js';
import { levelWord } from './code-words.js';
import { TERM_STATE_WORDS } from './offices/office-words.js';
import { UNASSIGNED } from './offices/terms-in-lists.js';
import { KINDS, kindOf } from './kinds/index.js';

/** One condition of a filter as people say it. */
export interface SaidCondition {
  readonly label: string;
  readonly value: string;
}

const LABELS = {
  ids: { zh: '范围', en: 'Selection' },
  q: { zh: '名称含', en: 'Name' },
  kind: { zh: '类别', en: 'Kind' },
  type: { zh: '类型', en: 'Type' },
  status: { zh: '状态', en: 'Status' },
  areaId: { zh: '属地', en: 'Jurisdiction' },
  seatAreaId: { zh: '所在地', en: 'Seat' },
  boundaries: { zh: '区划', en: 'Boundaries' },
  certainty: { zh: '确定性', en: 'Certainty' },
  founded: { zh: '成立日期', en: 'Founded' },
  recognition: { zh: '称号', en: 'Recognition' },
  recognitionLevel: { zh: '称号级别', en: 'Level of recognition' },
  section: { zh: '责任科室', en: 'Section' },
  handler: { zh: '经办人', en: 'Handler' },
  notConfirmedSince: { zh: '未核对', en: 'Not confirmed' },
  notConfirmedMonths: { zh: '未核对', en: 'Not confirmed' },
  expiresWithin: { zh: '有效期将满', en: 'Runs out' },
  termState: { zh: '换届状态', en: 'State of the term' },
  due: { zh: '届满日期', en: 'Term ends' },
  chairVacant: { zh: '一把手', en: 'First in charge' },
  preparedBy: { zh: '换届经办人', en: 'Congress prepared by' },
} as const satisfies Record<string, Words>;

const STATUS: Readonly<Record<string, Words>> = { ...KINDS[0]?.statusWords, dissolved: { zh: '已终止', en: 'Ended' } };
const NOW: Words = { zh: '按今天的区划', en: 'as they are today' };
const CERTAINTY = { certain: { zh: '确定', en: 'Certain' }, possible: { zh: '可能', en: 'Possible' } };

const daysBetween = (from: Day | undefined, to: Day | undefined, locale: 'zh' | 'en'): string | undefined =>
  from || to ? [from ?? '', to ?? ''].join(locale === 'zh' ? '至' : ' to ').trim() : undefined;

/** Says a filter in words, in the order of the query form; an empty list is everything. */
@Injectable()
export class FilterWords {
  constructor(
    private readonly areas: AreasQueries,
    private readonly kinds: KindsReading,
    private readonly sections: SectionsQueries,
    private readonly handlers: HandlersQueries,
    private readonly clock: OfficeClock,
  ) {}

  async of(viewer: Viewer, filter: OrganizationFilter, asOf: Day, locale: 'zh' | 'en'): Promise<SaidCondition[]> {
    const { q, kind, type, status, areaId, seatAreaId, boundaries, certainty, foundedFrom, foundedTo, recognition, recognitionLevel } =
      filter;
    const { ids, section, handler, notConfirmedSince, notConfirmedMonths: months, expiresWithin: days } = filter;
    const { termState, dueFrom, dueTo, chairVacant, preparedBy } = filter;
    const between = locale === 'zh' ? '、' : ', ';
    const list = (items: readonly string[] | undefined): string => (items ?? []).join(between);
    const values: Record<keyof typeof LABELS, string | undefined> = {
      ids: ids && { zh: `选中的${ids.length}个`, en: `${ids.length} chosen` }[locale],
      q,
      kind: list(kind?.map((code) => kindOf(code)?.words[locale] ?? code)),
      type: list(type && (await this.typeNames(type, locale))),
      status: list(status?.map((one) => this.statusWord(one, kind, locale))),
      areaId: await this.areaName(areaId, asOf),
      seatAreaId: await this.areaName(seatAreaId, asOf),
      boundaries: boundaries === 'now' && (areaId ?? seatAreaId) ? NOW[locale] : undefined,
      certainty: certainty && CERTAINTY[certainty][locale],
      founded: daysBetween(foundedFrom, foundedTo, locale),
      recognition: list(recognition),
      recognitionLevel: list(recognitionLevel?.map((code) => levelWord(code, locale))),
      section: list(section && (await this.sectionNames(section))),
      handler: list(handler && (await this.handlerNames(viewer, handler, asOf))),
      notConfirmedSince: notConfirmedSince && { zh: `${notConfirmedSince}以来`, en: `since ${notConfirmedSince}` }[locale],
      notConfirmedMonths: months === undefined ? undefined : { zh: `${months}个月内`, en: `for ${months} months` }[locale],
      termState: list(termState?.map((state) => TERM_STATE_WORDS[state][locale])),
      due: daysBetween(dueFrom, dueTo, locale),
      chairVacant: chairVacant ? { zh: '空缺', en: 'vacant' }[locale] : undefined,
      preparedBy:
        preparedBy === UNASSIGNED
          ? { zh: '未指派', en: 'nobody' }[locale]
          : list(preparedBy ? await this.handlerNames(viewer, [preparedBy], asOf) : undefined),
      expiresWithin: days === undefined ? undefined : { zh: `${days}天内`, en: `within ${days} days` }[locale],
    };
    return (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((key) => {
      const value = values[key];
      return value ? [{ label: LABELS[key][locale], value }] : [];
    });
  }

  /** A kind has its own word for its ended ones; of several kinds the common word is said. */
  private statusWord(
    status: keyof NonNullable<ReturnType<typeof kindOf>>['statusWords'],
    kinds: readonly string[] | undefined,
    locale: 'zh' | 'en',
  ): string {
    const only = kinds?.length === 1 ? kindOf(kinds[0] ?? '') : undefined;
    return (only?.statusWords[status] ?? STATUS[status])?.[locale] ?? status;
  }

  private async typeNames(types: readonly string[], locale: 'zh' | 'en'): Promise<string[]> {
    const all = (await this.kinds.list()).items.flatMap((kind) => kind.types);
    return types.map((wanted) => {
      const type = all.find((one) => one.code === wanted || one.name === wanted);
      return (locale === 'en' ? (type?.nameEn ?? type?.name) : type?.name) ?? wanted;
    });
  }

  private async sectionNames(wanted: readonly string[]): Promise<string[]> {
    const all = await this.sections.list();
    return wanted.map((one) => all.find(({ code, name }) => code === one || name === one)?.name ?? one);
  }

  private async handlerNames(viewer: Viewer, ids: readonly string[], asOf: Day): Promise<string[]> {
    const known = await this.handlers.list(viewer, asOf);
    return ids.map((id) => known.find((one) => one.id === id)?.name ?? id);
  }

  private async areaName(id: string | undefined, asOf: Day): Promise<string | undefined> {
    if (id === undefined) return undefined;
    return (await this.areas.one(id, asOf, this.clock.today()))?.name ?? id;
  }
}
