import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import type { Surroundings } from '../api/client';
import { Language } from './language';
import { Session } from './session';

/** What the interceptor asks of the application. The session is looked up late: it uses the very client that is intercepted. */
@Injectable()
export class OfficeSurroundings implements Surroundings {
  private readonly injector = inject(Injector);

  language(): string {
    return this.injector.get(Language).now();
  }

  signedOut(): void {
    const [session, router] = [this.injector.get(Session), this.injector.get(Router)];
    if (!session.account()) return;
    session.close();
    void router.navigate(['/sign-in'], { queryParams: { returnTo: router.url, ended: '' } });
  }
}
