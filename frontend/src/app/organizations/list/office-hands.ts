import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { HandlerList, SectionList } from '../../api/care';
import { AsOf } from '../../shell/as-of';
import { Session } from '../../shell/session';
import { OrganizationWords } from '../organization-words';
import { handlersRequest, sectionsRequest } from '../organizations.api';

/** 科室 and 经办人 that may be asked for. Provided by the screen that needs them. */
@Injectable()
export class OfficeHands {
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly words = inject(OrganizationWords);
  /** Whether somebody has asked: most lists are not about them. */
  readonly wanted = signal(false);
  private readonly sectionList = httpResource<SectionList>(() => (this.wanted() ? sectionsRequest() : undefined));
  private readonly handlerList = httpResource<HandlerList>(() => (this.wanted() ? handlersRequest(this.asOf.params()) : undefined));

  /** In the office's order, retired ones too. */
  readonly sections = computed(() => (this.sectionList.hasValue() ? this.sectionList.value().items : []));
  readonly handlers = computed(() => (this.handlerList.hasValue() ? this.handlerList.value().items : []));
  /** Of a section by its code, or as it is named. */
  sectionName(wanted: string): string {
    return this.sections().find(({ code }) => code === wanted)?.name ?? wanted;
  }

  /** Of a handler by the account; `me` is whoever is signed in. */
  handlerName(wanted: string): string {
    if (wanted === 'me' || wanted === this.session.account()?.id) return this.words.say('filters.me');
    return this.handlers().find(({ id }) => id === wanted)?.name ?? '…';
  }
}
