import { inject, Injectable } from '@angular/core';
import { Client, newKey } from '../../api/client';
import type { ChangeList } from '../../api/changes';
import type { OrganizationPosts, OrganizationTermRules, RuleDone, TypePosts } from '../../api/leadership-rules';

/** Acts on posts, of a type or of one organization. */
export interface PostActs<T extends TypePosts = TypePosts> {
  define(body: object, key: string): Promise<T & Partial<RuleDone>>;
  change(id: string, body: object, key: string): Promise<T & Partial<RuleDone>>;
  remove(id: string): Promise<T & Partial<RuleDone>>;
}

export const typePosts = (id: string): string => `/api/types/${encodeURIComponent(id)}/posts`;
export const organizationPosts = (id: string): string => `/api/organizations/${encodeURIComponent(id)}/posts`;
export const organizationRules = (id: string): string => `/api/organizations/${encodeURIComponent(id)}/term-rules`;

/** What charters say of posts and terms, changed. */
@Injectable({ providedIn: 'root' })
export class CharterActs {
  private readonly client = inject(Client);

  ofType(id: string): PostActs {
    const url = typePosts(id);
    return {
      define: (body, key) => this.client.post(url, body, { key }),
      change: (post, body, key) => this.client.patch(`${url}/${post}`, body, { key }),
      remove: (post) => this.client.remove(`${url}/${post}`, { key: newKey() }),
    };
  }

  /** `version` says on which of the organization an act is decided. */
  of(id: string, version: () => number): PostActs<OrganizationPosts> {
    const url = organizationPosts(id);
    return {
      define: (body, key) => this.undoable(id, this.client.post(url, body, { key, version: version() })),
      change: (post, body, key) => this.undoable(id, this.client.patch(`${url}/${post}`, body, { key, version: version() })),
      remove: (post) => this.undoable(id, this.client.remove(`${url}/${post}`, { key: newKey(), version: version() })),
    };
  }

  /** A rule of the terms of one organization. */
  setRule(id: string, version: number, body: object, key: string): Promise<OrganizationTermRules & Partial<RuleDone>> {
    return this.undoable(id, this.client.post(organizationRules(id), body, { key, version }));
  }

  removeRule(id: string, version: number, rule: string): Promise<OrganizationTermRules & Partial<RuleDone>> {
    return this.undoable(id, this.client.remove(`${organizationRules(id)}/${rule}`, { key: newKey(), version }));
  }

  /** With what takes it back: the last change of the record. Where that is not told, nothing is offered. */
  private async undoable<T extends object>(id: string, act: Promise<T>): Promise<T & Partial<RuleDone>> {
    const done = await act;
    const changes = await this.client
      .get<ChangeList>(`/api/organizations/${encodeURIComponent(id)}/changes`, { limit: '1' })
      .catch(() => undefined);
    const changeSet = changes?.items[0]?.changeSet;
    return changeSet ? { ...done, changeSet } : done;
  }
}
