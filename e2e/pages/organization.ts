import { expect, type Locator, type Page } from '@playwright/test';

/** The page of one organization with its tabs. */
export class OrganizationPage {
  readonly title: Locator;
  readonly locked: Locator;
  readonly changes: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole('heading', { level: 1 });
    this.locked = page.getByText('编辑已关闭');
    this.changes = page.locator('tx-organization-changes article');
  }

  async open(id: string, tab = ''): Promise<void> {
    await this.page.goto(`/organizations/${id}${tab ? `/${tab}` : ''}`);
    await expect(this.title).toBeVisible();
  }

  /** The title, once it reads so. */
  titled(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  async tab(name: '概况' | '班子' | '届次' | '沿革' | '称号' | '关系' | '文件' | '变更记录'): Promise<void> {
    await this.page.getByRole('navigation', { name: '内容' }).getByRole('link', { name }).click();
  }

  async change(): Promise<void> {
    await this.page.getByRole('button', { name: '修改', exact: true }).first().click();
    await expect(this.page).toHaveURL(/\/edit/);
  }

  /** 一页纸情况表, from the menu; the paper as it will be printed. */
  async sheet(): Promise<Locator> {
    await this.page.getByRole('button', { name: '更多' }).click();
    await this.page.getByRole('menuitem', { name: '一页纸情况表' }).click();
    const paper = this.page.getByRole('article', { name: '组织情况表' });
    await expect(paper).toBeVisible();
    return paper;
  }

  /** The row of one 称号. */
  recognition(title: string): Locator {
    return this.page.locator('tx-organization-recognitions tbody tr').filter({ hasText: title });
  }

  /** The row of what stands beside it. */
  relation(name: string): Locator {
    return this.page.locator('tx-organization-relations tbody tr').filter({ hasText: name });
  }

  /** One of the acts behind 更多. */
  async act(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '更多' }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  /** The row of one change set by a part of its sentence. */
  changeOf(part: string | RegExp): Locator {
    return this.changes.filter({ hasText: part });
  }

  /** Opens 撤销 beneath a row; the panel with what would follow. */
  async openUndo(change: Locator): Promise<Locator> {
    await change.getByRole('button', { name: /^撤销/ }).click();
    const panel = change.getByRole('region', { name: '撤销本次修改' });
    await expect(panel.getByRole('button', { name: /确认撤销|关闭/ })).toBeVisible();
    return panel;
  }

  async confirmUndo(panel: Locator, reason: string): Promise<void> {
    await panel.getByRole('textbox', { name: '撤销原因' }).fill(reason);
    await panel.getByRole('button', { name: '确认撤销' }).click();
    await expect(panel).toBeHidden();
  }
}
