import { inject, Injectable } from '@angular/core';
import type { MergePreview } from '../../api/relations';
import type { Organization } from '../../api/types';
import { OrganizationLookup } from '../organization-lookup';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs, type Input } from '../organizations.api';
import { RecordActs } from './record-acts';
import type { ActValues } from './act-dialog';

const FOLLOWING = ['child', 'hosted', 'supervised', 'member'] as const;

/** 合并到…: asks into which, from which day, and shows before what goes over with it. Provided by the page. */
@Injectable()
export class MergeAct {
  private readonly record = inject(RecordActs);
  private readonly acts = inject(OrganizationActs);
  private readonly lookup = inject(OrganizationLookup);
  private readonly words = inject(OrganizationWords);

  merge(record: Organization): Promise<void> {
    const say = (key: string) => this.words.say(`acts.merge.${key}`);
    return this.record.run(record, 'merge', {
      documents: true,
      fields: [
        { ...this.record.field('into', 'record', true), lookup: this.lookup.joining(record) },
        { ...this.record.date('on', true), hint: say('onHelp') },
        this.record.reason(false),
      ],
      mends: {
        merged_into_one_that_lives: { field: 'into', message: say('notLiving') },
        mergers_form_no_circle: { field: 'into', message: say('circle') },
        parent_lives: { field: 'into', message: say('childrenOutside') },
        parents_form_a_tree: { field: 'into', message: say('beneath') },
      },
      act: (now, values, key) => this.acts.act(now, 'merge', given(values), key),
      preview: async (now, values) => this.lines(await this.acts.mergePreview(now, given(values))),
    });
  }

  /** 下级组织转到其下：甲分会、乙分会 … for each way of following. */
  private lines({ followers }: MergePreview): string[] {
    const lines = FOLLOWING.flatMap((as) => {
      const names = followers.filter((one) => one.as === as).map(({ name }) => name);
      return names.length ? [this.words.say(`acts.merge.follows.${as}`, { names: this.words.list(names) })] : [];
    });
    return lines.length ? lines : [this.words.say('acts.merge.follows.nothing')];
  }
}

const given = ({ reason, ...others }: ActValues): Input => ({ ...others, ...(reason ? { reason } : {}) });
