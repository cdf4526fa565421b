import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Registry } from '../api/session';

/** What the registry says of itself before anyone is signed in: its name, whether it is the sample, and today by the office clock. */
@Injectable({ providedIn: 'root' })
export class RegistryInfo {
  private readonly http = inject(HttpClient);
  readonly info = signal<Registry | null>(null);
  readonly unreachable = signal(false);

  async load(): Promise<void> {
    try {
      this.info.set(await firstValueFrom(this.http.get<Registry>('/api/registry')));
      this.unreachable.set(false);
    } catch {
      this.unreachable.set(true);
    }
  }

  /** Today by the office clock; the machine's own day only while the server has not said it. */
  today(): string {
    return this.info()?.today ?? new Date().toISOString().slice(0, 10);
  }
}
