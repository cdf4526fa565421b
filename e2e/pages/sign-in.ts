import { expect, type Locator, type Page } from '@playwright/test';

export class SignInPage {
  readonly account: Locator;
  readonly password: Locator;
  readonly enter: Locator;

  constructor(readonly page: Page) {
    this.account = page.getByRole('textbox', { name: '账号' });
    this.password = page.getByLabel('密码');
    this.enter = page.getByRole('button', { name: '登录' });
  }

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
    await expect(this.enter).toBeVisible();
  }

  async signIn(account: string, password = process.env['E2E_PASSWORD'] ?? ''): Promise<void> {
    await this.account.fill(account);
    await this.password.fill(password);
    await this.enter.click();
    await expect(this.enter).toBeHidden();
  }
}
