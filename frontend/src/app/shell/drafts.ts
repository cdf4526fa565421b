import { inject, Injectable } from '@angular/core';
import { Session } from './session';

/** What was typed and not saved, kept on this machine for one account. */
export interface Draft {
  readonly form: string;
  /** Where the form is; absent: it is that of an organization, by its name. */
  readonly address?: string;
  readonly title: string;
  readonly at: string;
  readonly values: unknown;
  /** Version of the record that the typing began on; null for a new one. */
  readonly version: number | null;
  /** Key of the save that is under way or was cut off: repeating it tells whether it arrived. */
  readonly key: string;
  /** A save was sent and no answer has come. */
  readonly sent: boolean;
}

const PREFIX = 'tongxin.draft.';

/** Drafts belong to the account: the next person at the same machine never meets them. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(Session);

  keep(draft: Draft): void {
    const name = this.name(draft.form);
    if (name) localStorage.setItem(name, JSON.stringify(draft));
  }

  find(form: string): Draft | null {
    const name = this.name(form);
    return name ? read(localStorage.getItem(name)) : null;
  }

  drop(form: string): void {
    const name = this.name(form);
    if (name) localStorage.removeItem(name);
  }

  /** The drafts of whoever is signed in, newest first. */
  mine(): Draft[] {
    const own = this.name('');
    if (!own) return [];
    const found: Draft[] = [];
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      const draft = key?.startsWith(own) ? read(localStorage.getItem(key)) : null;
      if (draft) found.push(draft);
    }
    return found.sort((a, b) => b.at.localeCompare(a.at));
  }

  dropAll(): void {
    for (const draft of this.mine()) this.drop(draft.form);
  }

  private name(form: string): string | null {
    const account = this.session.account();
    return account ? `${PREFIX}${account.id}.${form}` : null;
  }
}

function read(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<Draft> | null;
    return draft && typeof draft.form === 'string' && typeof draft.at === 'string' && typeof draft.key === 'string'
      ? (draft as Draft)
      : null;
  } catch {
    return null;
  }
}
