import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Holding, inOffice } from '../../../api/leadership';
import { Kinds } from '../../../shell/kinds';
import { PersonLookup } from '../../../shell/people/person-lookup';
import type { Choice } from '../../../ui/area-lookup';
import type { Lookup } from '../../../ui/field-rules';
import { OpenRecord } from '../../open-record';
import { OrganizationWords } from '../../organization-words';
import { OpenLeadership } from './open-leadership';

/** Persons for the acts on a team: those in office first, then all that the account sees, and somebody new. Provided by the tab. */
@Injectable()
export class TeamPeople {
  private readonly open = inject(OpenRecord);
  private readonly leadership = inject(OpenLeadership);
  private readonly kinds = inject(Kinds);
  private readonly words = inject(OrganizationWords);
  private readonly transloco = inject(TranslocoService);

  readonly lookup: Lookup = inject(PersonLookup).of({
    own: () => this.own(),
    anew: true,
    alone: () => this.alone(),
  });

  /** Of some kinds the chair alone is known, and nobody is searched for (office.md 7). */
  private alone(): boolean {
    return this.kinds.kind(this.open.record()?.kind ?? '')?.care.chairAlone === true;
  }

  private own(): Choice[] {
    // Where nobody is found otherwise, those who left stand there too.
    const known = (this.leadership.team()?.holdings ?? []).filter((one) => one.person && (inOffice(one) || this.alone()));
    const newest = known.filter((one, at) => known.findIndex(({ person }) => person?.id === one.person?.id) === at);
    return newest.map((one) => this.told(one));
  }

  private told(one: Holding): Choice {
    const { person, post, employer, title } = one;
    const held = inOffice(one) ? post.name : this.transloco.translate('persons.formerly', { office: post.name });
    const detail = this.words.list([held, `${employer ?? ''}${title ?? ''}`].filter(Boolean));
    return { id: person?.id ?? '', name: person?.name ?? '', detail };
  }
}
