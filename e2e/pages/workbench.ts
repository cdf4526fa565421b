import { expect, type Locator, type Page } from '@playwright/test';

/** The page one lands on after signing in. */
export class WorkbenchPage {
  readonly title: Locator;
  readonly kinds: Locator;
  readonly drafts: Locator;
  readonly confirm: Locator;
  readonly expiring: Locator;
  readonly others: Locator;
  readonly create: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole('heading', { level: 1, name: '工作台' });
    this.kinds = page.getByRole('region', { name: '各类组织' });
    this.drafts = page.getByRole('region', { name: '未保存的草稿' });
    this.confirm = page.getByRole('region', { name: '待我核对' });
    this.expiring = page.getByRole('region', { name: /天内到期$/ });
    this.others = page.getByRole('region', { name: '别人最近的修改' });
    this.create = this.drafts.getByRole('link', { name: '新建组织' });
  }

  /** Its figures have come. */
  async settled(): Promise<void> {
    await expect(this.title).toBeVisible();
    await expect(this.kinds).toBeVisible();
  }
}
