import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { newKey } from '../../api/client';
import type { Document, DocumentList } from '../../api/documents';
import { problemOf } from '../../api/problem';
import type { Organization } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { fileAddress } from '../../shell/documents/documents.api';
import { sizeOf } from '../../shell/documents/file-names';
import { Session } from '../../shell/session';
import { OpenRecord } from '../open-record';
import { OrganizationWords } from '../organization-words';
import { documentsRequest, OrganizationActs } from '../organizations.api';
import { RecordActs } from '../acts/record-acts';
import { Saved } from '../saved';

/** 文件: papers about the organization, those that its changes rest on among them; entered, seen, taken and taken away here. */
@Component({
  selector: 'tx-organization-documents',
  imports: [MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './organization-documents.html',
  styleUrl: './dated-table.scss',
})
export class OrganizationDocuments {
  protected readonly open = inject(OpenRecord);
  protected readonly words = inject(OrganizationWords);
  protected readonly asOf = inject(AsOf);
  private readonly acts = inject(OrganizationActs);
  private readonly record = inject(RecordActs);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly saved = inject(Saved);
  protected readonly address = fileAddress;
  protected readonly size = sizeOf;

  protected readonly answer = httpResource<DocumentList>(() => {
    this.saved.takenBack();
    const record = this.open.record();
    return record?.version ? documentsRequest(record.id, this.asOf.params()) : undefined;
  });
  protected readonly rows = computed(() => (this.answer.hasValue() ? this.answer.value().items : undefined));
  protected readonly mayAdd = computed(() => this.open.mayChange() && this.session.may('documents.add'));
  protected readonly failed = signal('');

  /** Enters a document and lays it to the organization: two requests, of which the first alone leaves a document that lies nowhere yet. */
  protected async enter(record: Organization): Promise<void> {
    const { DocumentDialog } = await import('../../shell/documents/document-dialog');
    const entered = await DocumentDialog.ask(this.dialog);
    if (!entered) return;
    this.failed.set('');
    try {
      const done = await this.acts.act(record, 'documents', { documentIds: [entered.id] }, newKey());
      this.open.changed(done);
      await this.saved.tell(done, this.words.say('documents.laid', { title: entered.title }));
    } catch (error) {
      const why = problemOf(error)?.detail ?? this.words.say('dialog.cutOff');
      this.failed.set(this.words.say('documents.notLaid', { title: entered.title, why }));
    }
  }

  protected takeAway(record: Organization, one: Document): Promise<void> {
    return this.record.run(record, 'takeDocumentAway', {
      fields: [],
      values: { title: one.title },
      danger: true,
      act: (now, _values, key) => this.acts.dropDocument(now, one.id, key),
    });
  }
}
