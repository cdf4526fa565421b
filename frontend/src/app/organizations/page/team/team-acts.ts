import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Holding } from '../../../api/leadership';
import type { Organization } from '../../../api/types';
import { personOf } from '../../../shell/people/person-lookup';
import { RegistryInfo } from '../../../shell/registry';
import { typedOf } from '../../../ui/field-rules';
import { differing, RecordActs } from '../../acts/record-acts';
import { OpenRecord } from '../../open-record';
import { OrganizationWords } from '../../organization-words';
import { Saved } from '../../saved';
import { LeadershipRequests } from './leadership.api';
import { LeadershipWords } from './leadership-words';
import { OpenLeadership } from './open-leadership';
import { MARKS, TeamChange, WAYS_IN, WAYS_OUT } from './team-change';
import { TeamPeople } from './team-people';
import { holderName, takingTurns } from './team-rows';

/** The acts on a team between congresses: 届中变动, the mending of what is recorded of an office, representatives and turns. Provided by the tab. */
@Injectable()
export class TeamActs {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(LeadershipRequests);
  private readonly open = inject(OpenRecord);
  private readonly leadership = inject(OpenLeadership);
  private readonly words = inject(OrganizationWords);
  private readonly speak = inject(LeadershipWords);
  private readonly registry = inject(RegistryInfo);
  private readonly changing = inject(TeamChange);
  private readonly people = inject(TeamPeople);
  private readonly dialog = inject(MatDialog);
  private readonly saved = inject(Saved);

  /** 届中变动: somebody leaves and who does the work, or somebody new. */
  change(record: Organization): Promise<void> {
    return this.changing.ask(record);
  }

  leave(holding: Holding): Promise<void> {
    const record = this.open.record();
    return record ? this.changing.ask(record, holding) : Promise.resolve();
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
        this.changing.option('mendHolding', 'wayIn', WAYS_IN, (one) => this.speak.wayIn(one)),
        ...(knowsWay
          ? [this.changing.option('mendHolding', 'wayOut', WAYS_OUT, (one) => this.speak.wayOut(one), { when: (typed) => !!typed['to'] })]
          : []),
        this.record.fieldOf('mendHolding', 'employer', 'text', { max: 100 }),
        this.record.fieldOf('mendHolding', 'title', 'text', { max: 60 }),
        this.changing.option('mendHolding', 'mark', MARKS, (one) => this.speak.say(`marks.${one}`)),
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
        this.record.fieldOf('represent', 'person', 'record', { required: true, lookup: this.people.lookup }),
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

  /** 轮值: the whole roster, in a dialog of its own. */
  async rota(): Promise<void> {
    const record = this.open.record();
    if (!record) return;
    const { RotaDialog } = await import('./rota-dialog');
    const done = await RotaDialog.ask(this.dialog, { record, holders: takingTurns(this.leadership.team()) });
    if (!done) return;
    this.open.changed(done);
    await this.saved.tell(done, this.words.say('team.rota.done'));
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
