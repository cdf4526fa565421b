import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { newKey } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { ConfirmationSource } from '../../api/care';
import type { Organization } from '../../api/types';
import { Confirming } from './confirming';
import { OpenRecord } from '../open-record';
import { OrganizationWords, SOURCES } from '../organization-words';
import { OrganizationActs } from '../organizations.api';
import { RecordActs } from './record-acts';
import { Saved } from '../saved';

/** 无变化 on the record of a page: one key, with the source that the account chose last; the first time it is asked for. */
@Injectable()
export class ConfirmActs {
  private readonly acts = inject(OrganizationActs);
  private readonly open = inject(OpenRecord);
  private readonly record = inject(RecordActs);
  private readonly words = inject(OrganizationWords);
  private readonly confirming = inject(Confirming);
  private readonly saved = inject(Saved);
  private readonly snack = inject(MatSnackBar);

  async confirm(record: Organization, source = this.confirming.source()): Promise<void> {
    if (source === null) return this.ask(record);
    this.confirming.choose(source);
    try {
      const { changeSet } = await this.acts.confirm(record, source, newKey());
      this.open.changed();
      this.saved.offer(this.words.say(changeSet ? 'care.done' : 'care.already', { source: this.words.source(source) }), changeSet);
    } catch (error) {
      const problem = problemOf(error);
      if (problem?.current) this.open.changed(problem.current);
      this.snack.open(this.words.refusedConfirmation(error));
    }
  }

  private ask(record: Organization): Promise<void> {
    const options = SOURCES.map((code) => ({ code, label: this.words.source(code) }));
    return this.record.run(record, 'confirm', {
      fields: [{ code: 'source', label: this.words.say('toWalk.source'), type: 'option', required: true, options }],
      act: async (now, values, key) => {
        const source = values['source'] as ConfirmationSource;
        this.confirming.choose(source);
        const [confirmed] = (await this.acts.confirm(now, source, key)).items;
        return confirmed ? { ...now, version: confirmed.version, lastConfirmed: confirmed.lastConfirmed } : now;
      },
    });
  }
}
