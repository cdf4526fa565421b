import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { type Holding, inOffice, type TeamPost } from '../../../api/leadership';
import type { Problem } from '../../../api/problem';
import type { Organization } from '../../../api/types';
import { RegistryInfo } from '../../../shell/registry';
import { Session } from '../../../shell/session';
import { type FieldDescription, typedOf } from '../../../ui/field-rules';
import type { ActOffer, ActValues } from '../../acts/act-dialog';
import { differing, RecordActs } from '../../acts/record-acts';
import { OpenRecord } from '../../open-record';
import { OrganizationWords } from '../../organization-words';
import type { Input } from '../../organizations.api';
import { LeadershipRequests } from './leadership.api';
import { congressPlace } from './leadership-places';
import { LeadershipWords } from './leadership-words';
import { OpenLeadership } from './open-leadership';
import { isNew, personOf, PersonLookup } from './person-lookup';
import { holderName } from './team-rows';

const WAYS_OUT = ['resigned', 'transferred', 'retired', 'removed', 'recalled', 'died', 'termEnded', 'other'] as const;
const WAYS_IN = ['added', 'byElection', 'elected', 'appointed', 'hired', 'promoted'] as const;
const MARKS = ['coopted', 'candidate'] as const;
const ACTINGS = ['presiding', 'acting'] as const;
/** What stands first in the choice of who: somebody new. */
const ANEW = 'new';
type Typed = Readonly<Record<string, string>>;

/** A seat that is taken: who sits there. */
interface SeatTaken extends Problem {
  readonly holder?: { readonly holdingId: string; readonly name: string };
}

/** 届中变动, and the mending of what is recorded of an office. Provided by the tab. */
@Injectable()
export class TeamActs {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(LeadershipRequests);
  private readonly open = inject(OpenRecord);
  private readonly leadership = inject(OpenLeadership);
  private readonly words = inject(OrganizationWords);
  private readonly speak = inject(LeadershipWords);
  private readonly registry = inject(RegistryInfo);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly lookup = inject(PersonLookup);

  /** 届中变动: somebody leaves and who does the work, or somebody new; with `holding` it begins with him. */
  change(record: Organization, holding?: Holding): Promise<void> {
    const held = this.held();
    return this.record.run(record, 'teamChange', {
      fields: this.fields(held),
      start: {
        who: holding?.id ?? (held.length ? '' : ANEW),
        wayOut: '',
        on: this.registry.today(),
        from: this.registry.today(),
        wayIn: 'added',
        actingAs: 'presiding',
      },
      wide: true,
      documents: true,
      places: {
        '/holder/post': 'post',
        '/holder/person': 'person',
        '/holder/wayIn': 'wayIn',
        '/holder/mark': 'mark',
        '/holder': 'post',
        '/acting': 'acting',
      },
      offers: (problem, type) => this.offers(record, problem, type),
      act: (now, values, key) => this.send(now, values, key),
    });
  }

  leave(holding: Holding): Promise<void> {
    const record = this.open.record();
    return record ? this.change(record, holding) : Promise.resolve();
  }

  /** 更正: only what differs is sent. */
  mend(holding: Holding): Promise<void> {
    const record = this.open.record();
    if (!record) return Promise.resolve();
    const knowsWay = holding.wayOut !== 'left';
    const start = facts(holding);
    return this.record.run(record, 'mendHolding', {
      fields: [
        this.record.fieldOf('mendHolding', 'from', 'date', { required: true }),
        this.record.fieldOf('mendHolding', 'to', 'date', { hint: this.words.say('acts.teamChange.help.on') }),
        this.option('mendHolding', 'wayIn', WAYS_IN, (one) => this.speak.wayIn(one)),
        ...(knowsWay
          ? [this.option('mendHolding', 'wayOut', WAYS_OUT, (one) => this.speak.wayOut(one), { when: (typed) => !!typed['to'] })]
          : []),
        this.record.fieldOf('mendHolding', 'employer', 'text', { max: 100 }),
        this.record.fieldOf('mendHolding', 'title', 'text', { max: 60 }),
        this.option('mendHolding', 'mark', MARKS, (one) => this.speak.say(`marks.${one}`)),
        this.record.fieldOf('mendHolding', 'fullTime', 'boolean'),
        this.record.fieldOf('mendHolding', 'rank', 'number'),
        { ...this.record.reason(false), wide: true },
      ],
      start,
      wide: true,
      documents: true,
      values: { who: holderName(holding), post: holding.post.name },
      act: (now, values, key) => {
        const changed = differing(values, start);
        return changed ? this.acts.act('patch', now, `holdings/${holding.id}`, changed, key) : Promise.resolve(now);
      },
    });
  }

  /** 更换代表: the unit stays, somebody else exercises its office. */
  represent(holding: Holding): Promise<void> {
    const record = this.open.record();
    if (!record) return Promise.resolve();
    return this.record.run(record, 'represent', {
      fields: [
        { ...this.record.fieldOf('represent', 'person', 'record', { required: true }), ...this.found() },
        this.record.fieldOf('represent', 'from', 'date', { required: true }),
      ],
      start: { from: this.registry.today() },
      documents: true,
      values: { who: holderName(holding), post: holding.post.name },
      act: (now, { person, from, documentIds }, key) => {
        const body = { person: personOf(typedOf(person)), from, ...(documentIds ? { documentIds } : {}) };
        return this.acts.act('post', now, `holdings/${holding.id}/representatives`, body, key);
      },
    });
  }

  drop(holding: Holding): Promise<void> {
    const record = this.open.record();
    if (!record) return Promise.resolve();
    return this.record.run(record, 'dropHolding', {
      fields: [],
      danger: true,
      values: { who: holderName(holding), post: holding.post.name },
      act: (now, _values, key) => this.acts.act('remove', now, `holdings/${holding.id}`, {}, key),
    });
  }

  private held(): readonly Holding[] {
    return (this.leadership.team()?.holdings ?? []).filter(inOffice);
  }

  private fields(held: readonly Holding[]): FieldDescription[] {
    const leaves = ({ who }: Typed) => !!who && who !== ANEW;
    const comes = ({ who }: Typed) => who === ANEW;
    const lookup = this.found();
    const as = 'teamChange';
    return [
      {
        ...this.record.fieldOf(as, 'who', 'option', { required: true, wide: true }),
        options: [
          ...held.map((one) => ({
            code: one.id,
            label: `${holderName(one)}（${this.words.list([one.post.name, ...this.speak.marks(one)])}）`,
          })),
          { code: ANEW, label: this.words.say('acts.teamChange.fields.new') },
        ],
      },
      this.option(as, 'wayOut', WAYS_OUT, (one) => this.speak.wayOut(one), { required: true, when: leaves }),
      this.record.fieldOf(as, 'on', 'date', { required: true, when: leaves, hint: this.words.say('acts.teamChange.help.on') }),
      { ...this.record.fieldOf(as, 'acting', 'record', { when: leaves, hint: this.words.say('acts.teamChange.help.acting') }), ...lookup },
      this.option(as, 'actingAs', ACTINGS, (one) => this.speak.say(`actings.${one}`), {
        when: (typed) => leaves(typed) && !!typed['acting'],
      }),
      {
        ...this.record.fieldOf(as, 'post', 'option', { required: true, when: comes }),
        options: this.posts().map((post) => ({ code: post.code, label: post.name })),
      },
      {
        ...this.record.fieldOf(as, 'person', 'record', {
          required: true,
          when: comes,
          hint: this.words.say('acts.teamChange.help.person'),
        }),
        ...lookup,
      },
      this.record.fieldOf(as, 'employer', 'text', { max: 100, when: (typed) => comes(typed) && isNew(typed['person']) }),
      this.record.fieldOf(as, 'title', 'text', { max: 60, when: (typed) => comes(typed) && isNew(typed['person']) }),
      this.option(as, 'wayIn', WAYS_IN, (one) => this.speak.wayIn(one), { required: true, when: comes }),
      this.record.fieldOf(as, 'from', 'date', { required: true, when: comes }),
      this.option(as, 'mark', MARKS, (one) => this.speak.say(`marks.${one}`), { when: comes }),
    ];
  }

  private send(now: Organization, values: ActValues, key: string): Promise<Organization> {
    const { who, documentIds } = values;
    const papers: Input = documentIds ? { documentIds } : {};
    if (who !== ANEW) {
      const { wayOut, on, acting, actingAs } = values;
      const work = typeof acting === 'string' ? { acting: personOf(acting), ...(actingAs ? { actingAs } : {}) } : {};
      return this.acts.act('post', now, `holdings/${typedOf(who)}/leave`, { wayOut, on, ...work, ...papers }, key);
    }
    const { post, person, employer, title, wayIn, mark, from } = values;
    const holder = { post, person: personOf(typedOf(person), { employer, title }), wayIn, ...(mark ? { mark } : {}) };
    return this.acts.act('post', now, 'holdings', { holder, from, ...papers }, key);
  }

  /** Somebody sits there: 换届, or his leaving first. */
  private offers(record: Organization, problem: SeatTaken, type: (values: Typed) => void): readonly ActOffer[] {
    const { holder } = problem;
    if (!holder) return [];
    return [
      {
        label: this.words.say('acts.teamChange.leaveFirst', { name: holder.name }),
        act: () => type({ who: holder.holdingId, wayOut: 'resigned' }),
      },
      {
        label: this.words.say('acts.teamChange.congress'),
        leaves: true,
        act: () => void this.router.navigate([...congressPlace(record.id)]),
      },
    ];
  }

  /** By record, where the account may look for persons. */
  private found(): Pick<FieldDescription, 'lookup'> {
    return this.session.may('people.read') ? { lookup: this.lookup } : {};
  }

  private posts(): readonly TeamPost[] {
    return this.leadership.team()?.posts ?? [];
  }

  private option<C extends string>(
    act: string,
    code: string,
    codes: readonly C[],
    label: (code: C) => string,
    more: Partial<FieldDescription> = {},
  ): FieldDescription {
    return { ...this.record.fieldOf(act, code, 'option', more), options: codes.map((one) => ({ code: one, label: label(one) })) };
  }
}

/** What stands in the boxes of a holding. */
const facts = ({ from, to, wayIn, wayOut, employer, title, mark, fullTime }: Holding): Record<string, string> => ({
  from,
  to: to ?? '',
  wayIn: wayIn ?? '',
  wayOut: wayOut === 'left' ? '' : (wayOut ?? ''),
  employer: employer ?? '',
  title: title ?? '',
  mark: mark ?? '',
  fullTime: typedOf(fullTime),
});
