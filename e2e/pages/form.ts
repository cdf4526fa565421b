import { expect, type Locator, type Page } from '@playwright/test';

/** The form for a new organization and for a change. */
export class OrganizationForm {
  readonly save: Locator;
  readonly summary: Locator;
  readonly draft: Locator;
  readonly cutOff: Locator;

  constructor(readonly page: Page) {
    this.save = page.getByRole('button', { name: '保存', exact: true });
    this.summary = page.getByRole('alert').filter({ hasText: /处要改/ });
    this.draft = page.getByRole('status').filter({ hasText: /草稿（|连接中断（/ });
    this.cutOff = page.getByRole('alert').filter({ hasText: '连接中断' });
  }

  async openNew(): Promise<void> {
    await this.page.goto('/organizations/new');
    await expect(this.save).toBeVisible();
  }

  async openChange(id: string): Promise<void> {
    await this.page.goto(`/organizations/${id}/edit`);
    await expect(this.save).toBeVisible();
  }

  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  async pick(label: string, text: string, option: string | RegExp): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label, exact: true });
    await box.click();
    await box.fill(text);
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** 从某一天起变了. */
  async from(day: string): Promise<void> {
    await this.page.getByRole('radio', { name: '从某一天起变了' }).check();
    await this.field('从哪一天起').fill(day);
    await this.field('从哪一天起').blur();
  }

  /** What a new organization cannot do without. */
  async fillNew(kind: string, type: string, name: string, area: string, founded: string): Promise<void> {
    await this.choose('类别', kind);
    await this.choose('类型', type);
    await this.field('名称').fill(name);
    await this.pick('属地', area, area);
    await this.field('成立日期').fill(founded);
    await this.field('成立日期').blur();
  }
}
