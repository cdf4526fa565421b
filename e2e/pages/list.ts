import { expect, type Download, type Locator, type Page } from '@playwright/test';

/** 组织名录. */
export class ListPage {
  readonly name: Locator;
  readonly area: Locator;
  readonly rows: Locator;
  readonly total: Locator;
  readonly chips: Locator;
  readonly create: Locator;

  constructor(readonly page: Page) {
    this.name = page.getByRole('form', { name: '查询条件' }).getByRole('textbox', { name: '名称' });
    this.area = page.getByRole('combobox', { name: /^属地/ });
    this.rows = page.locator('[data-row]');
    this.total = page.locator('.foot').getByText(/共\s*[\d,]+\s*条/);
    this.chips = page.getByRole('group', { name: '当前条件' });
    this.create = page.getByRole('button', { name: '新建组织' });
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/organizations${query}`);
    await this.settled();
  }

  /** Rows and total have come. */
  async settled(): Promise<void> {
    await expect(this.page.getByRole('region', { name: '组织名录' })).toHaveAttribute('aria-busy', 'false');
    await expect(this.total).toBeVisible();
  }

  async ask(): Promise<void> {
    await this.page.getByRole('button', { name: '查询', exact: true }).click();
    await this.settled();
  }

  async choose(field: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: field }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** The conditions that are not shown at first. */
  async more(): Promise<void> {
    await this.page.getByRole('button', { name: '展开' }).click();
  }

  /** A title of 称号; each says how many hold it. */
  async chooseTitle(title: string): Promise<void> {
    await this.page.getByRole('combobox', { name: /^称号(（当日）)?$/ }).click();
    await this.page.getByRole('option', { name: title }).click();
  }

  async chooseArea(text: string, name: string | RegExp): Promise<void> {
    await this.area.click();
    await this.area.fill(text);
    await this.page.getByRole('option', { name }).first().click();
  }

  names(): Promise<string[]> {
    return this.rows.evaluateAll((links) => links.map((link) => link.textContent.trim()));
  }

  async count(): Promise<number> {
    return Number((await this.total.innerText()).replace(/\D/g, ''));
  }

  /** Rows that are on the screen as a whole. */
  wholeRows(): Promise<number> {
    return this.page.evaluate(() => {
      const box = document.querySelector('tx-query-table .box');
      const head = document.querySelector('tx-query-table thead');
      if (!box || !head) return 0;
      const [top, bottom] = [head.getBoundingClientRect().bottom, Math.min(box.getBoundingClientRect().bottom, window.innerHeight)];
      return [...document.querySelectorAll('tx-query-table tbody tr')].filter((row) => {
        const seen = row.getBoundingClientRect();
        return seen.top >= top - 1 && seen.bottom <= bottom + 1;
      }).length;
    });
  }

  /** Exports the list as it stands. */
  async export(format: 'xlsx' | 'csv', columns: 'shown' | 'all' = 'shown'): Promise<Download> {
    await this.page.getByRole('button', { name: /^导出/ }).click();
    const dialog = this.page.getByRole('dialog', { name: '导出' });
    await dialog.getByRole('radio', { name: format === 'xlsx' ? /^Excel/ : /^CSV/ }).check();
    await dialog.getByRole('radio', { name: columns === 'shown' ? /当前显示的列/ : '全部列' }).check();
    const download = this.page.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出', exact: true }).click();
    return download;
  }
}
