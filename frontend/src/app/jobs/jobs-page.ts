import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client } from '../api/client';
import { problemOf } from '../api/problem';
import type { Job, JobList, Verified } from '../api/work-types';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { officeTime } from '../ui/days';

const URL = '/api/jobs';
/** How long to wait before asking again how far it is. */
const PAUSE = 1500;

/** 任务中心: what one asked for and takes long, how far it is, and what came of it. It asks again as long as something is under way. */
@Component({
  selector: 'tx-jobs-page',
  imports: [MatButton, MatProgressBar, RouterLink, TranslocoDirective],
  templateUrl: './jobs-page.html',
  styleUrl: './jobs-page.scss',
})
export class JobsPage {
  protected readonly session = inject(Session);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly snack = inject(MatSnackBar);

  protected readonly answer = httpResource<JobList>(() => URL);
  /** Stands until the next reading is there. */
  protected readonly jobs = linkedSignal<JobList | undefined, readonly Job[] | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now?.items ?? before?.value,
  });
  private readonly underWay = computed(() => (this.jobs() ?? []).some((job) => this.isOpen(job)));
  /** Jobs whose cancelling was asked for and has not come about yet. */
  protected readonly cancelling = signal<ReadonlySet<string>>(new Set());
  protected readonly verifying = computed(() => (this.jobs() ?? []).some((job) => job.kind === 'history.verify' && this.isOpen(job)));
  protected readonly busy = signal(false);

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.words.translate('jobs.title')} · ${this.words.translate('jobs.product')}`);
    });
    effect((onCleanup) => {
      if (this.answer.isLoading() || !this.underWay()) return;
      const timer = setTimeout(() => this.answer.reload(), PAUSE);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected isOpen({ state }: Job): boolean {
    return state === 'waiting' || state === 'running';
  }

  protected name(job: Job): string {
    return this.word('kinds', job.kind);
  }

  protected step(job: Job): string {
    return job.message ? this.word('steps', job.message) : '';
  }

  protected percent(job: Job): number {
    return Math.floor(job.progress * 100);
  }

  protected time(at: string): string {
    return officeTime(at);
  }

  protected day(at: string): string {
    return officeTime(at).slice(0, 10);
  }

  protected verified(job: Job): Verified | null {
    return job.kind === 'history.verify' && job.state === 'done' ? (job.result as unknown as Verified) : null;
  }

  /** Why it was not done, in the server's words. */
  protected refusal({ result }: Job): string {
    const problem = result?.['problem'] as { readonly detail?: string; readonly title?: string } | undefined;
    return problem?.detail ?? problem?.title ?? '';
  }

  protected async verify(): Promise<void> {
    this.busy.set(true);
    try {
      await this.client.post('/api/verifications', {});
      this.answer.reload();
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.translate('jobs.notBegun'));
    } finally {
      this.busy.set(false);
    }
  }

  protected async cancel(job: Job): Promise<void> {
    this.cancelling.update((all) => new Set([...all, job.id]));
    try {
      await this.client.remove(`${URL}/${job.id}`);
      this.answer.reload();
    } catch (error) {
      this.cancelling.update((all) => new Set([...all].filter((id) => id !== job.id)));
      this.snack.open(problemOf(error)?.detail ?? this.words.translate('jobs.notCancelled'));
    }
  }

  /** The word of a code; what has none yet is shown as it is. */
  private word(list: 'kinds' | 'steps', code: string): string {
    this.language.now();
    const key = `jobs.${list}.${code}`;
    const word = this.words.translate(key);
    return word === key ? code : word;
  }
}
