import { inject, linkedSignal, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { newKey } from '../../api/client';
import { findings, isCutOff, problemOf, type Problem } from '../../api/problem';
import type { Organization } from '../../api/types';
import type { Draft } from '../../shell/drafts';
import { Kinds } from '../../shell/kinds';
import { merge } from './conflict';
import type { FormTyping } from './form-typing';
import { changeInput, foundingInput, startValues } from './form-values';
import { ListTrail } from '../list/list-trail';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs } from '../organizations.api';
import { Saved } from '../saved';
import { Settling } from './settling';

/** Saving what is typed: refusals come to their fields, somebody who was faster is met field by field, and then the page follows. */
export class FormSaving {
  private readonly acts = inject(OrganizationActs);
  private readonly words = inject(OrganizationWords);
  private readonly kinds = inject(Kinds);
  private readonly settling = inject(Settling);
  private readonly saved = inject(Saved);
  private readonly snack = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly trail = inject(ListTrail);
  /** What the server found wrong and no field shows; it speaks of what was sent, so it goes with the next thing typed. */
  readonly refusal = linkedSignal({ source: () => this.typing.model(), computation: () => '' });
  /** The walk that the form was opened from: to where it goes back. */
  private readonly walk = walkLeft(this.router);
  /** After saving, the next new organization instead of the page. */
  readonly another = signal(false);

  /** Call it in an injection context. */
  constructor(private readonly typing: FormTyping) {}

  /** Sends what is typed; the answer is what the fields have to show. */
  async save(): Promise<readonly unknown[] | undefined> {
    const { record, base, model, descriptions, changed, cutOff } = this.typing;
    const before = record();
    this.refusal.set('');
    if (before && !changed().length && !model().documentIds) {
      await this.leave();
      return undefined;
    }
    this.typing.keep(true);
    try {
      await this.arrived(
        before
          ? await this.acts.change(before, changeInput(base(), model(), descriptions()), this.typing.key)
          : await this.acts.found(foundingInput(model(), descriptions()), this.typing.key),
      );
      return undefined;
    } catch (error) {
      if (isCutOff(error)) {
        cutOff.set(true);
        return undefined;
      }
      this.typing.keep(false);
      // A refused request was answered: the next try is another request.
      this.typing.key = newKey();
      const problem = problemOf(error);
      if (!problem) throw error;
      if (problem.current && problem.status === 412) return this.rebase(problem, problem.current);
      const found = findings(this.typing.f, problem);
      this.refusal.set(found.otherwise.join('；'));
      return found.atFields;
    }
  }

  /** Takes up a draft, and finds out whether it had been saved after all. */
  async resume(draft: Draft): Promise<void> {
    const record = this.typing.record();
    if (!(await this.typing.take(draft)) && record) await this.arrived(record);
  }

  /** To where the form was opened from, without saving. */
  async leave(): Promise<void> {
    const record = this.typing.record();
    if (this.walk) await this.router.navigateByUrl(this.walk);
    else if (record) await this.router.navigate(['/organizations', record.id]);
    else await this.router.navigate(['/organizations'], { queryParams: this.trail.address() });
  }

  /** Somebody was faster. Fields that don't touch are brought together and saved; the others are asked about. */
  private async rebase(problem: Problem, current: Organization): Promise<readonly unknown[] | undefined> {
    const { base, model, f } = this.typing;
    const merged = merge(base(), startValues(current, this.kinds.all()), model());
    if (merged.nothingLeft) {
      await this.arrived(current);
      return undefined;
    }
    const values = await this.settling.settle(merged, model(), problem);
    if (!values) return undefined;
    this.typing.record.set(current);
    model.set(values);
    f().markAsDirty();
    if (merged.taken.length) {
      const who = problem.changes?.[0]?.account ?? null;
      this.snack.open(
        this.words.say('conflict.merged', {
          who: this.words.who(who),
          fields: this.words.list(merged.taken.map((f) => this.words.label(f, current.kind))),
        }),
      );
    }
    return this.typing.changed().length ? this.save() : undefined;
  }

  private async arrived(record: Organization): Promise<void> {
    const { model, base, f } = this.typing;
    const founded = this.typing.record() === null;
    const { kind, type, areaId } = model();
    this.typing.done();
    model.set(this.another() && founded ? startValues(null, this.kinds.all(), { kind, type, areaId }) : base());
    f().reset();
    if (this.walk) await this.router.navigateByUrl(this.walk);
    else if (!this.another() || !founded) await this.router.navigate(['/organizations', record.id]);
    // A founding that is taken back leaves no page to stay on.
    await this.saved.tell(record, this.words.say('form.saved', { name: record.name }), async () => {
      if (founded) await this.router.navigate(['/organizations']);
    });
  }
}

/** The address of a walk, where the form is being opened from one. */
function walkLeft(router: Router): string | null {
  const from = router.currentNavigation()?.previousNavigation?.finalUrl?.toString() ?? '';
  return from.startsWith('/organizations/walk') ? from : null;
}
