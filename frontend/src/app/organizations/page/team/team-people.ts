import { inject, Injectable } from '@angular/core';
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

  readonly lookup: Lookup = inject(PersonLookup).of({
    own: () => this.own(),
    anew: true,
    // Of some kinds the chair alone is known, and nobody is searched for (office.md 7).
    alone: () => this.kinds.kind(this.open.record()?.kind ?? '')?.care.chairAlone === true,
  });

  private own(): Choice[] {
    const known = (this.leadership.team()?.holdings ?? []).filter((one) => one.person && inOffice(one));
    return [...new Map(known.map((one) => [one.person?.id ?? '', this.told(one)])).values()];
  }

  private told({ person, post, employer, title }: Holding): Choice {
    const detail = this.words.list([post.name, `${employer ?? ''}${title ?? ''}`].filter(Boolean));
    return { id: person?.id ?? '', name: person?.name ?? '', detail };
  }
}
