import { computed, DestroyRef, effect, inject, type Signal } from '@angular/core';
import { AsOf } from '../../shell/as-of';
import { OfficeSettings } from '../../shell/office-settings';
import { RegistryInfo } from '../../shell/registry';
import { Session } from '../../shell/session';
import { OrganizationWords } from '../organization-words';

/**
 * What a printed sheet says of itself: the office's mark, of which day it is, who made it, whether it is a sample. It is answered for the head of the first sheet
 * and stands, after what is printed, at the foot of every one: only a style rule reaches there (styles/_print.scss), so it is handed over
 * as a property of the root. Call it in an injection context.
 */
export function printNote(printed: Signal<string>): Signal<string> {
  const [asOf, session, registry, words] = [inject(AsOf), inject(Session), inject(RegistryInfo), inject(OrganizationWords)];
  const settings = inject(OfficeSettings);
  const note = computed(() => {
    words.now();
    const made = words.say('print.made', { day: asOf.day(), name: session.account()?.name });
    const sample = registry.info()?.sample ? words.say('print.sample') : '';
    return [settings.now()?.exportMark, made, sample].filter(Boolean).join(' · ');
  });
  const root = document.documentElement.style;
  // JSON quotes a text as a style sheet does, for all that names hold.
  effect(() => {
    root.setProperty('--tx-print-note', JSON.stringify(`${printed()}　${note()}`));
  });
  inject(DestroyRef).onDestroy(() => root.removeProperty('--tx-print-note'));
  return note;
}
