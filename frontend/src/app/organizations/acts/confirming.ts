import { inject, Injectable, linkedSignal } from '@angular/core';
import type { ConfirmationSource } from '../../api/care';
import { AccountStorage } from '../../shell/account-storage';
import { SOURCES } from '../organization-words';

const NAME = 'confirm-source';

/** From where this account knows what it confirms: as it chose last. */
@Injectable({ providedIn: 'root' })
export class Confirming {
  private readonly storage = inject(AccountStorage);
  private readonly kept = linkedSignal<ConfirmationSource | null>(() => SOURCES.find((one) => one === this.storage.read(NAME)) ?? null);
  readonly source = this.kept.asReadonly();

  choose(source: ConfirmationSource): void {
    this.kept.set(source);
    this.storage.keep(NAME, source);
  }
}
