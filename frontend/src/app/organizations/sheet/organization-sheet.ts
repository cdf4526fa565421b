import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Sheet } from '../../api/sheet';
import { AsOf } from '../../shell/as-of';
import { nameIn, saidInFile, saveFile } from '../file-answer';
import { LifeText } from '../page/life-text';
import { OpenRecord } from '../open-record';
import { OpenRelations } from '../page/open-relations';
import { OpenLeadership } from '../page/team/open-leadership';
import { OrganizationWords } from '../organization-words';
import { sheetRequest } from '../organizations.api';

/** 一页纸情况表: the page as it will lie on the table, to be printed or taken along as a document. */
@Component({
  selector: 'tx-organization-sheet',
  imports: [MatButton, MatIcon, MatProgressBar, RouterLink, TranslocoDirective],
  providers: [OpenLeadership, OpenRecord, OpenRelations],
  templateUrl: './organization-sheet.html',
  styleUrl: './organization-sheet.scss',
})
export class OrganizationSheet {
  readonly id = input.required<string>();
  protected readonly open = inject(OpenRecord);
  private readonly around = inject(OpenRelations);
  private readonly leading = inject(OpenLeadership);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  protected readonly life = inject(LifeText);
  private readonly http = inject(HttpClient);

  protected readonly answer = httpResource<Sheet>(() => {
    this.words.now();
    return sheetRequest(this.id(), this.asOf.params());
  });
  protected readonly sheet = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly paragraph = computed(() => {
    const record = this.open.record();
    // Recognitions stand in a line of their own.
    const choice = { moves: true, suspensions: true, recognitions: false, relations: true, leadership: true, future: false };
    return record
      ? this.life.paragraph(record, this.around.relations(), this.asOf.day(), choice, {
          team: this.leading.team(),
          terms: this.leading.terms(),
        })
      : '';
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  constructor() {
    effect(() => this.open.id.set(this.id()));
    const title = inject(Title);
    effect(() => {
      const sheet = this.sheet();
      // The browser offers the title as the name of the file when the page is printed into one.
      if (sheet) title.setTitle(`${sheet.name}_${sheet.title}_${sheet.asOf}`);
    });
  }

  protected print(): void {
    window.print();
  }

  protected async download(): Promise<void> {
    this.busy.set(true);
    this.failure.set('');
    const { url, params } = sheetRequest(this.id(), { ...this.asOf.params(), format: 'docx' });
    try {
      const answer = await firstValueFrom(this.http.get(url, { params, responseType: 'blob', observe: 'response' }));
      if (answer.body) saveFile(answer.body, nameIn(answer.headers.get('Content-Disposition')) ?? 'sheet.docx');
    } catch (error) {
      this.failure.set(await saidInFile(error));
    } finally {
      this.busy.set(false);
    }
  }
}
