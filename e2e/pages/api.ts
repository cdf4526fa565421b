import { expect, request, type APIRequestContext } from '@playwright/test';

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly areaName: string;
}
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly areaName: string;
  readonly seatAreaName: string | null;
  readonly foundedOn: string | null;
  readonly certainty: string;
  readonly version: number;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A PDF of one page without words. */
const PAGE =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n';

/** A colleague at another machine: prepares what a path needs, or says what the registry holds. */
export class Colleague {
  private constructor(private readonly context: APIRequestContext) {}

  static async at(baseURL: string | undefined, account: string): Promise<Colleague> {
    const context = await request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders: { 'x-requested-with': 'tongxin' } });
    const answer = await context.post('/api/sessions', { data: { account, password: process.env['E2E_PASSWORD'] } });
    expect(answer.status(), `signing in as ${account}`).toBe(201);
    return new Colleague(context);
  }

  async get<T>(path: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
    const answer = await this.context.get(path, { params });
    expect(answer.status(), path).toBe(200);
    return (await answer.json()) as T;
  }

  /** All rows of a list, page by page. */
  async all<T>(path: string, params: Readonly<Record<string, string>> = {}): Promise<T[]> {
    const rows: T[] = [];
    for (let after = ''; ;) {
      const page = await this.get<Page<T>>(path, { ...params, limit: '200', ...(after ? { after } : {}) });
      rows.push(...page.items);
      if (!page.next) return rows;
      after = page.next;
    }
  }

  async areaId(code: string): Promise<string> {
    const { items } = await this.get<{ items: { id: string; code: string }[] }>('/api/areas', { parent: '3206', level: 'county' });
    const id = items.find((area) => area.code === code)?.id;
    expect(id, `area ${code}`).toBeDefined();
    return id ?? '';
  }

  /** A chamber of a town in 崇川区, founded on a day, unless said otherwise. */
  async found(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Organization> {
    const areaId = await this.areaId('320613');
    const answer = await this.context.post('/api/organizations', {
      data: { name, kind: 'chamberOfCommerce', type: '镇街商会', areaId, foundedOn: '2015-06-01', ...input },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Organization;
  }

  async change(record: Organization, input: Readonly<Record<string, unknown>>): Promise<Organization> {
    const answer = await this.context.patch(`/api/organizations/${record.id}`, {
      data: input,
      headers: { 'if-match': `"${record.version}"` },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as Organization;
  }

  /** Any other act; an act on a record names its version. */
  async post<T>(path: string, data: unknown, version?: number): Promise<T> {
    const answer = await this.context.post(path, { data, headers: version === undefined ? {} : { 'if-match': `"${version}"` } });
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  /** Enters a document with a file of a few signs. */
  async enter(title: string, facts: Readonly<Record<string, unknown>> = {}): Promise<{ id: string }> {
    const file = { name: `${title.slice(0, 40)}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(PAGE) };
    const answer = await this.context.post('/api/documents', {
      multipart: { facts: JSON.stringify({ title, unclassified: true, ...facts }), file },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as { id: string };
  }

  async leave(): Promise<void> {
    await this.context.dispose();
  }
}
