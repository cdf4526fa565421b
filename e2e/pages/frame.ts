import { expect, type Locator, type Page } from '@playwright/test';

/** What stands around every screen: search, the day, who is signed in. */
export class Frame {
  readonly search: Locator;
  readonly day: Locator;
  readonly pastBar: Locator;
  readonly message: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole('combobox', { name: '搜索组织' });
    this.day = page.getByRole('button', { name: /^截至日期/ });
    this.pastBar = page.locator('.pastbar');
    this.message = page.locator('mat-snack-bar-container').last();
  }

  /** Types into the search box and takes the organization of this name. */
  async find(text: string, name: string): Promise<void> {
    await this.search.click();
    await this.search.fill(text);
    await this.page.getByRole('option', { name }).first().click();
    await expect(this.page).toHaveURL(/\/organizations\/[0-9a-f-]{36}/);
  }

  /** Moves the whole application to another day by what is typed. */
  async asOf(text: string): Promise<void> {
    await this.day.click();
    const sheet = this.page.getByRole('dialog', { name: '截至日期' });
    await sheet.getByRole('textbox', { name: '其他日期' }).fill(text);
    await sheet.getByRole('button', { name: '确定' }).click();
    await expect(this.pastBar).toBeVisible();
  }

  async backToToday(): Promise<void> {
    await this.pastBar.getByRole('button', { name: '回到今天' }).click();
    await expect(this.pastBar).toBeHidden();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /账号菜单$/ }).click();
    await this.page.getByRole('menuitem', { name: '退出' }).click();
  }
}
