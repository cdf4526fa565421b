import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { type Holding, inOffice, type TeamPost } from '../../../api/leadership';
import type { Problem } from '../../../api/problem';
import type { Organization } from '../../../api/types';
import { Kinds } from '../../../shell/kinds';
import { isNew, personOf } from '../../../shell/people/person-lookup';
import { RegistryInfo } from '../../../shell/registry';
import { type FieldDescription, typedOf } from '../../../ui/field-rules';
import type { ActOffer, ActValues } from '../../acts/act-dialog';
import { RecordActs } from '../../acts/record-acts';
import { OrganizationLookup } from '../../organization-lookup';
import { OrganizationWords } from '../../organization-words';
import type { Input } from '../../organizations.api';
import { LeadershipRequests } from './leadership.api';
import { congressPlace } from './leadership-places';
import { LeadershipWords } from './leadership-words';
import { OpenLeadership } from './open-leadership';
import { TeamPeople } from './team-people';
import { holderName } from './team-rows';

export const WAYS_OUT = ['resigned', 'transferred', 'retired', 'removed', 'recalled', 'died', 'termEnded', 'other'] as const;
export const WAYS_IN = ['added', 'byElection', 'elected', 'appointed', 'hired', 'promoted'] as const;
export const MARKS = ['coopted', 'candidate'] as const;
const ACTINGS = ['presiding', 'acting'] as const;
const HOLDERS = ['person', 'unit'] as const;
/** What stands first in the choice of who: somebody new. */
const ANEW = 'new';
/** Posts that a person alone can have, whoever else is a unit: 秘书长 works there, the law wants a 法定代表人. */
const OF_PERSONS: readonly string[] = ['secretaryGeneral', 'deputySecretary', 'legalRepresentative', 'partySecretary', 'adviser'];
/** Of a single seat, and yet nobody does its work for another: the law wants the 法定代表人 himself. */
const NOT_ACTED_FOR: readonly string[] = ['legalRepresentative'];
type Typed = Readonly<Record<string, string>>;

/** A seat that is taken: who sits there. */
interface SeatTaken extends Problem {
  readonly holder?: { readonly holdingId: string; readonly name: string };
}

/** 届中变动: somebody leaves and who does the work, or a person or a unit takes an office. Provided by the tab. */
@Injectable()
export class TeamChange {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(LeadershipRequests);
  private readonly leadership = inject(OpenLeadership);
  private readonly people = inject(TeamPeople);
  private readonly units = inject(OrganizationLookup);
  private readonly kinds = inject(Kinds);
  private readonly words = inject(OrganizationWords);
  private readonly speak = inject(LeadershipWords);
  private readonly registry = inject(RegistryInfo);
  private readonly router = inject(Router);

  /** Asks for the change; with `holding` it begins with his leaving. */
  ask(record: Organization, holding?: Holding): Promise<void> {
    const held = (this.leadership.team()?.holdings ?? []).filter(inOffice);
    return this.record.run(record, 'teamChange', {
      fields: [...this.leaving(held), ...this.coming(record)],
      start: {
        who: holding?.id ?? (held.length ? '' : ANEW),
        wayOut: '',
        on: this.registry.today(),
        from: this.registry.today(),
        wayIn: 'added',
        actingAs: 'presiding',
        by: 'person',
      },
      wide: true,
      documents: true,
      places: {
        '/holder/post': 'post',
        '/holder/person': 'person',
        '/holder/unit/name': 'unitName',
        '/holder/unit': 'unit',
        '/holder/wayIn': 'wayIn',
        '/holder/mark': 'mark',
        '/holder': 'post',
        '/acting': 'acting',
      },
      offers: (problem, type) => this.offers(record, problem, type),
      act: (now, values, key) => this.send(now, values, key),
    });
  }

  option<C extends string>(
    act: string,
    code: string,
    codes: readonly C[],
    label: (code: C) => string,
    more: Partial<FieldDescription> = {},
  ): FieldDescription {
    return { ...this.record.fieldOf(act, code, 'option', more), options: codes.map((one) => ({ code: one, label: label(one) })) };
  }

  private leaving(held: readonly Holding[]): FieldDescription[] {
    const as = 'teamChange';
    const leaves = ({ who }: Typed) => !!who && who !== ANEW;
    const actedFor = this.actedFor();
    const leavesAlone = ({ who }: Typed) => held.some(({ id, post, acting }) => id === who && acting === null && actedFor.has(post.code));
    const { lookup } = this.people;
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
      this.record.fieldOf(as, 'acting', 'record', { when: leavesAlone, hint: this.words.say('acts.teamChange.help.acting'), lookup }),
      this.option(as, 'actingAs', ACTINGS, (one) => this.speak.say(`actings.${one}`), {
        when: (typed) => leavesAlone(typed) && !!typed['acting'],
      }),
    ];
  }

  private coming(record: Organization): FieldDescription[] {
    const as = 'teamChange';
    const posts = this.leadership.team()?.posts ?? [];
    const byUnits = this.postsOfUnits(record, posts);
    const comes = ({ who }: Typed) => who === ANEW;
    const mayBeUnit = (typed: Typed) => comes(typed) && byUnits.includes(typed['post'] ?? '');
    const unit = (typed: Typed) => mayBeUnit(typed) && typed['by'] === 'unit';
    const person = (typed: Typed) => comes(typed) && !unit(typed);
    const fresh = (typed: Typed) => comes(typed) && isNew(typed['person']);
    const { lookup } = this.people;
    const asked = (code: string, type: FieldDescription['type'], more: Partial<FieldDescription>) =>
      this.record.fieldOf(as, code, type, more);
    const help = (key: string) => this.words.say(`acts.teamChange.help.${key}`);
    return [
      { ...asked('post', 'option', { required: true, when: comes }), options: posts.map(({ code, name }) => ({ code, label: name })) },
      this.option(as, 'by', HOLDERS, (one) => this.words.say(`acts.teamChange.holders.${one}`), { required: true, when: mayBeUnit }),
      asked('unit', 'record', { when: unit, hint: help('unit'), lookup: this.units.joining(record) }),
      asked('unitName', 'text', { when: unit, max: 100, hint: help('unitName') }),
      asked('person', 'record', { required: true, when: person, hint: help('person'), lookup }),
      // The same box under another name: of a unit nobody may be named yet.
      {
        ...asked('person', 'record', { when: unit, hint: help('representative'), lookup }),
        label: this.words.say('acts.teamChange.fields.representative'),
      },
      asked('employer', 'text', { max: 100, when: fresh }),
      asked('title', 'text', { max: 60, when: fresh }),
      this.option(as, 'wayIn', WAYS_IN, (one) => this.speak.wayIn(one), { required: true, when: comes }),
      asked('from', 'date', { required: true, when: comes }),
      this.option(as, 'mark', MARKS, (one) => this.speak.say(`marks.${one}`), { when: comes }),
    ];
  }

  /** Posts whose work somebody does while they stand empty: the first of all, and others of a single seat. Of many seats the others go on. */
  private actedFor(): ReadonlySet<string> {
    const posts = (this.leadership.team()?.posts ?? []).filter(
      ({ code, mostSeats, honorary }) => code === 'chair' || (mostSeats === 1 && !honorary && !NOT_ACTED_FOR.includes(code)),
    );
    return new Set(posts.map(({ code }) => code));
  }

  /** Posts of which a unit may be the holder: in bodies that have unit members. */
  private postsOfUnits({ kind }: Organization, posts: readonly TeamPost[]): readonly string[] {
    const hasUnits = this.kinds.fields(kind).some(({ code }) => code === 'unitMembers');
    return hasUnits ? posts.filter(({ code, hired }) => !hired && !OF_PERSONS.includes(code)).map(({ code }) => code) : [];
  }

  private send(now: Organization, values: ActValues, key: string): Promise<Organization> {
    const { who, documentIds } = values;
    const papers: Input = documentIds ? { documentIds } : {};
    if (who !== ANEW) {
      const { wayOut, on, acting, actingAs } = values;
      const work = typeof acting === 'string' ? { acting: personOf(acting), ...(actingAs ? { actingAs } : {}) } : {};
      return this.acts.act('post', now, `holdings/${typedOf(who)}/leave`, { wayOut, on, ...work, ...papers }, key);
    }
    const { post, by, wayIn, mark, from } = values;
    const holder = { post, ...(by === 'unit' ? unitOf(values) : newcomer(values)), wayIn, ...(mark ? { mark } : {}) };
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
}

const newcomer = ({ person, employer, title }: ActValues) => ({ person: personOf(typedOf(person), { employer, title }) });

/** A unit of the registry, or by its name; with the person who represents it. */
const unitOf = ({ unit, unitName, person, employer, title }: ActValues) => ({
  unit: unit ? { id: unit } : { name: unitName ?? '' },
  ...(person ? { person: personOf(typedOf(person), { employer, title }) } : {}),
});
