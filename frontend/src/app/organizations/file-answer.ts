import { problemOf } from '../api/problem';

// An answer that is a file: its name, how it comes to the user's folder, and what it says when it is a problem instead.

/** The file name that the server gave: `filename*=UTF-8''…` of RFC 6266. */
export function nameIn(header: string | null): string | null {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '');
  if (!found?.[1]) return null;
  try {
    return decodeURIComponent(found[1]);
  } catch {
    return null;
  }
}

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What the problem says; it comes as a blob, since a file was asked for. '?' where it says nothing. */
export async function saidInFile(error: unknown): Promise<string> {
  const body: unknown = typeof error === 'object' && error !== null && 'error' in error ? error.error : null;
  const said: unknown =
    body instanceof Blob
      ? await body
          .text()
          .then(JSON.parse)
          .catch(() => null)
      : null;
  const detail =
    typeof said === 'object' && said !== null && 'detail' in said && typeof said.detail === 'string'
      ? said.detail
      : problemOf(error)?.detail;
  return detail ?? '?';
}
