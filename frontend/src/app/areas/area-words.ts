import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Area } from '../api/areas';
import type { Who } from '../api/session';
import { Language } from '../shell/language';
import { officeTime } from '../ui/days';
import { lastDay, showDate } from '../ui/partial-date';

/** How areas are spoken of. */
@Injectable()
export class AreaWords {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  say(key: string, params: Readonly<Record<string, unknown>> = {}): string {
    this.language.now();
    return this.transloco.translate(`areas.${key}`, params);
  }

  day(day: string): string {
    return showDate(day, this.language.now());
  }

  /** The last day of what ended on this one. */
  last(to: string): string {
    return this.day(lastDay(to));
  }

  /** What tells a unit from its namesakes: what it lies under, and that it is no more, or that a city abroad was meant. */
  whereabouts(area: Area): string {
    const path = area.path
      .map(({ name }) => name)
      .reverse()
      .join(' · ');
    const note = area.city
      ? this.transloco.translate('ui.area.city', { city: area.city })
      : area.to === null
        ? ''
        : this.say('search.until', { day: this.last(area.to) });
    return [area.code, path, note].filter(Boolean).join('　');
  }

  who(who: Who): string {
    return (typeof who === 'string' ? who : who?.name) ?? this.say('changes.system');
  }

  /** A time of recording, as it is on the wall here. */
  time(at: string): string {
    return officeTime(at);
  }
}
