import { Inject, Injectable, Optional } from '@nestjs/common';
import { addDays, type Day, isDay } from './day.js';

/** Nest token of the office's time zone (an IANA name); where nothing is provided it is Asia/Shanghai. */
export const OFFICE_TIME_ZONE = Symbol('OFFICE_TIME_ZONE');

/** The one thing in the process that knows what day it is, in the office's time zone. */
@Injectable()
export class OfficeClock {
  private readonly format: Intl.DateTimeFormat;
  private known: { readonly minute: number; readonly day: Day } | undefined;

  /** @throws RangeError when the time zone has no such name */
  constructor(@Optional() @Inject(OFFICE_TIME_ZONE) readonly timeZone = 'Asia/Shanghai') {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' });
  }

  /** The moment. */
  now(): Date {
    return new Date();
  }

  /** The moment by the clock on the office's wall, to the second: 2026-11-23 15:04:05. */
  shown(): string {
    return this.now().toLocaleString('sv-SE', { timeZone: this.timeZone });
  }

  /** The day it is in the office now. */
  today(): Day {
    return this.dayOf(this.now());
  }

  /** The day it was in the office at a moment. */
  dayOf(moment: Date): Day {
    // Asked several times by every request. Days begin, and clocks are changed, on whole minutes.
    const minute = Math.floor(moment.getTime() / 60_000);
    if (this.known?.minute !== minute) this.known = { minute, day: this.written(moment) };
    return this.known.day;
  }

  private written(moment: Date): Day {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of this.format.formatToParts(moment)) parts[type] = value;
    return `${parts.year}-${parts.month}-${parts.day}`;
  }
}

/** A clock that stands still where it is set, for tests and the sample. */
export class FixedClock extends OfficeClock {
  private moment: Date = new Date(0);

  /** Set at a moment, or on a day of the office (some hour of it). */
  constructor(at: Date | Day, timeZone = 'Asia/Shanghai') {
    super(timeZone);
    this.set(at);
  }

  override now(): Date {
    return new Date(this.moment);
  }

  /** Puts the clock at a moment, or on a day of the office (some hour of it). @throws RangeError when it is neither */
  set(at: Date | Day): void {
    this.moment = typeof at === 'string' ? this.hourOf(at) : new Date(at);
    if (Number.isNaN(this.moment.getTime())) throw new RangeError(`no moment: ${String(at)}`);
  }

  /** Lets whole days pass, or goes back by them. */
  pass(days: number): void {
    this.set(addDays(this.today(), days));
  }

  private hourOf(day: Day): Date {
    if (!isDay(day)) throw new RangeError(`no day: ${String(day)}`);
    // Noon in Greenwich is the same day almost everywhere; where the office is twelve hours ahead or more, midnight is.
    const noon = new Date(`${day}T12:00:00Z`);
    return this.dayOf(noon) === day ? noon : new Date(`${day}T00:00:00Z`);
  }
}
