import { HttpClient, HttpErrorResponse, type HttpInterceptorFn, type HttpResponse } from '@angular/common/http';
import { inject, Injectable, InjectionToken } from '@angular/core';
import { catchError, firstValueFrom, throwError } from 'rxjs';

/** What the interceptor needs to know of the running application; the shell provides it. */
export interface Surroundings {
  language(): string;
  /** Called when the server says that nobody is signed in (any more). */
  signedOut(): void;
}
export const SURROUNDINGS = new InjectionToken<Surroundings>('surroundings');

/** Names the language of messages, marks changing requests as ours (the server asks for it beside the cookie), and notices a lost session. */
export const officeInterceptor: HttpInterceptorFn = (request, next) => {
  const surroundings = inject(SURROUNDINGS);
  const headers: Record<string, string> = { 'Accept-Language': surroundings.language() === 'en' ? 'en' : 'zh-CN' };
  if (request.method !== 'GET' && request.method !== 'HEAD') headers['X-Requested-With'] = 'tongxin';
  return next(request.clone({ setHeaders: headers })).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && !request.url.startsWith('/api/sessions')) surroundings.signedOut();
      return throwError(() => error);
    }),
  );
};

export interface ActOptions {
  /** Version of the record that the act was decided on: `If-Match`. */
  readonly version?: number | undefined;
  /** Set where a repeated request must not do the thing twice. */
  readonly key?: string | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
}

/** Acts: changing requests, as promises. Reading goes through `httpResource`. */
@Injectable({ providedIn: 'root' })
export class Client {
  private readonly http = inject(HttpClient);

  post<T>(url: string, body: unknown, options: ActOptions = {}): Promise<T> {
    return firstValueFrom(this.http.post<T>(url, body, this.with(options)));
  }

  patch<T>(url: string, body: unknown, options: ActOptions = {}): Promise<T> {
    return firstValueFrom(this.http.patch<T>(url, body, this.with(options)));
  }

  put<T>(url: string, body: unknown, options: ActOptions = {}): Promise<T> {
    return firstValueFrom(this.http.put<T>(url, body, this.with(options)));
  }

  remove<T>(url: string, options: ActOptions = {}): Promise<T> {
    return firstValueFrom(this.http.delete<T>(url, this.with(options)));
  }

  get<T>(url: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
    return firstValueFrom(this.http.get<T>(url, { params }));
  }

  response<T>(url: string): Promise<HttpResponse<T>> {
    return firstValueFrom(this.http.get<T>(url, { observe: 'response' }));
  }

  private with(options: ActOptions) {
    const headers: Record<string, string> = {};
    if (options.version !== undefined) headers['If-Match'] = `"${String(options.version)}"`;
    if (options.key) headers['Idempotency-Key'] = options.key;
    return { headers, params: { ...options.params } };
  }
}

/** A key for `Idempotency-Key`. Made by hand: `crypto.randomUUID` is missing on a page served without TLS, as an intranet may. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Parameters without the empty ones: the server refuses what it does not know or can't read. */
export function asked(params: Readonly<Record<string, string | number | null | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) if (value !== null && value !== undefined && value !== '') kept[key] = String(value);
  return kept;
}
