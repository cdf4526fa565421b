import { HttpErrorResponse } from '@angular/common/http';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { Blocking, ChangeSet, Offer } from './changes';
import type { Organization } from './types';

/** RFC 9457 as the contract has it; `type` is a stable code, `errors` names every wrong field at once. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  /** With `stale_version`: the record as it stands now, and what was changed since by whom. */
  readonly current?: Organization;
  readonly changes?: readonly ChangeSet[];
  /** With `undo_in_the_way`. */
  readonly blocking?: readonly Blocking[];
  readonly offers?: readonly Offer[];
}

/** The problem an error carries, or null where the server said nothing (cut off, a proxy's page). */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof HttpErrorResponse)) return null;
  const body: unknown = error.error;
  return typeof body === 'object' && body !== null && 'type' in body && 'status' in body ? (body as Problem) : null;
}

/** No answer came: whether the request arrived is not known. */
export function isCutOff(error: unknown): boolean {
  return error instanceof HttpErrorResponse && (error.status === 0 || error.status === 502 || error.status === 504);
}

/** The field a JSON pointer names; a pointer that leads nowhere means the root, so that its message is never lost. */
export function fieldAt(root: FieldTree<unknown>, pointer: string): FieldTree<unknown> {
  let at = root;
  for (const part of pointer.replace(/^#/, '').split('/').slice(1)) {
    const next = (at as unknown as Record<string, FieldTree<unknown> | undefined>)[part];
    if (!next) return root;
    at = next;
  }
  return at;
}

/** What the server found wrong, apart: what belongs to a field of the form, and what belongs to none. */
export interface Findings {
  /** Looks like the client's own errors, and goes away when its field is edited. */
  readonly atFields: ValidationError.WithFieldTree[];
  /** Said above the form. It is no error of the form: what stands in the way may be gone at the next try. */
  readonly otherwise: readonly string[];
}

export function findings(root: FieldTree<unknown>, problem: Problem): Findings {
  const found = (problem.errors ?? []).map((e) => ({ kind: e.code, message: e.message, fieldTree: fieldAt(root, e.pointer) }));
  const atFields = found.filter((e) => e.fieldTree !== root);
  const otherwise = found.filter((e) => e.fieldTree === root).map((e) => e.message);
  return { atFields, otherwise: found.length ? otherwise : [problem.detail ?? problem.title] };
}
