import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { Client } from '../../api/client';
import { DIMENSIONS } from '../../api/tables';
import type {
  DefinedTable,
  DefinedTableList,
  KeptComparison,
  KeptTable,
  KeptTableList,
  KeptTableOne,
  Movements,
  PrintedTable,
  Register,
  TableDefinition,
} from '../../api/tables';
import { nameIn, saveFile } from '../file-answer';

const ROOT = '/api/tables';
const KEPT = '/api/kept-tables';
type Params = Readonly<Record<string, string>>;

/** What its maker gives a table. */
export interface TableInput {
  readonly viewId: string;
  readonly name: string;
  readonly definition: TableDefinition;
}

/** To whom a table was handed up, why, and in which form. */
export interface Handing {
  readonly handedTo: string;
  readonly purpose: string | null;
  readonly format: 'xlsx' | 'docx';
}

/** 上报表 on the server: reading and the acts, each one request. Questions are in the words of the list's API. */
@Injectable({ providedIn: 'root' })
export class TablesApi {
  private readonly client = inject(Client);
  private readonly http = inject(HttpClient);

  async all(): Promise<readonly DefinedTable[]> {
    return (await this.client.get<DefinedTableList>(ROOT)).items;
  }

  /** @throws the problem: 404 where it was removed or its view is no longer shared */
  one(id: string): Promise<DefinedTable> {
    return this.client.get(`${ROOT}/${encodeURIComponent(id)}`);
  }

  printed(definition: TableDefinition, params: Params): Promise<PrintedTable> {
    return this.client.post(`${ROOT}/printed`, definition, { params });
  }

  /** Hands the file to the browser. */
  async download(definition: TableDefinition, params: Params, format: 'xlsx' | 'docx'): Promise<void> {
    await this.save(
      this.http.post(`${ROOT}/file`, definition, { params: { ...params, format }, responseType: 'blob', observe: 'response' }),
    );
  }

  movements(params: Params): Promise<Movements> {
    return this.client.get('/api/organizations/movements', params);
  }

  /** The organizations of one group of a table of figures, those of it that are certain; `named` as its row is. @throws the problem */
  async members(params: Params, by: string | undefined, named: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const groupBy = DIMENSIONS.find((one) => one === by) ?? null;
    const register: Register = { groupBy, headings: true, numbering: 'none', order: 'office', columns: [{ key: 'name' }] };
    const { lines } = await this.printed({ title: [], total: false, signatures: [], register }, params);
    const from = groupBy ? lines.findIndex(({ sort, cells }) => sort === 'group' && cells[0] === named) + 1 : 0;
    if (groupBy && !from) return [];
    const after = lines.findIndex(({ sort }, at) => at >= from && sort === 'group');
    return lines.slice(from, after < 0 ? undefined : after).map(({ id = '', cells }) => ({ id, name: cells[0] ?? '' }));
  }

  keep(
    input: Handing & { readonly tableId: string | null; readonly definition: TableDefinition },
    params: Params,
    key: string,
  ): Promise<KeptTable> {
    return this.client.post(KEPT, input, { params, key });
  }

  add(input: TableInput, key: string): Promise<DefinedTable> {
    return this.client.post(ROOT, input, { key });
  }

  change({ id, version }: DefinedTable, input: Partial<TableInput>, key: string): Promise<DefinedTable> {
    return this.client.patch(`${ROOT}/${id}`, input, { version, key });
  }

  remove({ id, version }: DefinedTable, key: string): Promise<unknown> {
    return this.client.remove(`${ROOT}/${id}`, { version, key });
  }

  restore(id: string): Promise<DefinedTable> {
    return this.client.post(`${ROOT}/${id}/restore`, undefined);
  }

  async kept(tableId?: string): Promise<readonly KeptTable[]> {
    return (await this.client.get<KeptTableList>(KEPT, tableId ? { tableId } : {})).items;
  }

  keptOne(id: string): Promise<KeptTableOne> {
    return this.client.get(`${KEPT}/${encodeURIComponent(id)}`);
  }

  /** The very file that was kept. */
  async keptFile(id: string): Promise<void> {
    await this.save(this.http.get(`${KEPT}/${id}/file`, { responseType: 'blob', observe: 'response' }));
  }

  comparison(id: string, asOf: string): Promise<KeptComparison> {
    return this.client.get(`${KEPT}/${encodeURIComponent(id)}/comparison`, { asOf });
  }

  private async save(answer: Observable<HttpResponse<Blob>>): Promise<void> {
    const { body, headers } = await firstValueFrom(answer);
    if (body) saveFile(body, nameIn(headers.get('Content-Disposition')) ?? 'table.xlsx');
  }
}
