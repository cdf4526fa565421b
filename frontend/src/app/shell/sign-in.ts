import { HttpErrorResponse } from '@angular/common/http';
import { Component, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { isCutOff } from '../api/problem';
import { FrontPage } from './front-page';
import { Language } from './language';
import { RegistryInfo } from './registry';
import { Session } from './session';

@Component({
  selector: 'tx-sign-in',
  imports: [FormField, FormRoot, FrontPage, MatButton, MatFormFieldModule, MatInput, TranslocoDirective],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  protected readonly registry = inject(RegistryInfo);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);

  /** The address that was asked for; only one of our own is followed. */
  readonly returnTo = input<string>();
  readonly ended = input<string>();
  protected readonly refusal = signal('');
  private readonly first = viewChild<string, ElementRef<HTMLInputElement>>('first', { read: ElementRef });

  private readonly model = signal({ account: '', password: '' });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.account, { message: () => this.word('needAccount') });
      required(o.password, { message: () => this.word('needPassword') });
    },
    {
      submission: {
        action: async () => {
          await this.signIn();
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  constructor() {
    effect(() => this.first()?.nativeElement.focus());
  }

  /** Computed anew when the language changes. */
  private word(key: 'needAccount' | 'needPassword'): string {
    this.language.now();
    return this.words.translate(`signIn.${key}`);
  }

  private async signIn(): Promise<void> {
    this.refusal.set('');
    try {
      await this.session.signIn(this.model().account.trim(), this.model().password);
    } catch (error) {
      this.refusal.set(this.refusalOf(error));
      // Emptied as if it had never been touched: the refusal alone says what is wrong.
      this.f.password().reset('');
      this.f.password().focusBoundControl();
      return;
    }
    const target = this.returnTo();
    await this.router.navigateByUrl(target && /^\/(?!\/)/.test(target) ? target : '/');
  }

  private refusalOf(error: unknown): string {
    const say = (key: string, values: Record<string, unknown> = {}) => this.words.translate(`signIn.${key}`, values);
    if (isCutOff(error) || !(error instanceof HttpErrorResponse)) return say('unreachable');
    if (error.status === 429) {
      const seconds = Number(error.headers.get('Retry-After') ?? '60');
      return seconds > 90 ? say('slowMinutes', { minutes: Math.ceil(seconds / 60) }) : say('slowSeconds', { seconds });
    }
    return error.status === 401 || error.status === 422 ? say('wrong') : say('failed', { status: error.status });
  }
}
