import { SignInPage } from '../../pages/sign-in';
import { emptyRegistry } from '../../paths/empty-registry';
import { expect } from '../../paths/office';
import { look } from './look';
import { asOf, by, come, looked, main, settled, test, walk } from './walk';

test('full', async ({ page, signIn, records }) => {
  const as = by(signIn);
  await walk(looked, async (screen) => {
    await as(screen);
    await come(page, screen, screen.at(records));
    return look(page, `${screen.name}-full`);
  });
});

test('at 125 %', async ({ page, signIn, records }) => {
  const as = by(signIn);
  await page.setViewportSize({ width: 1092, height: 614 });
  await walk(looked, async (screen) => {
    await as(screen);
    await come(page, screen, screen.at(records));
    return look(page, `${screen.name}-zoom`);
  });
});

test('long', async ({ page, signIn, records }) => {
  const as = by(signIn);
  await walk(looked, async (screen) => {
    if (!screen.long) return [];
    await as(screen);
    await come(page, screen, screen.long(records));
    return look(page, `${screen.name}-long`);
  });
});

test('past', async ({ page, signIn, records }) => {
  const as = by(signIn);
  await walk(looked, async (screen) => {
    if (screen.past === false) return [];
    await as(screen);
    await page.goto(asOf(screen.at(records)));
    await screen.then?.(page).catch(() => undefined); // an act is not there on another day
    await settled(page);
    await expect(page.locator('.pastbar')).toContainText('2019-12-31');
    return look(page, `${screen.name}-past`);
  });
});

test('empty', async ({ page, signIn, records }) => {
  const as = by(signIn);
  await walk(looked, async (screen) => {
    if (!screen.empty) return [];
    await as(screen);
    await page.goto(screen.empty.at(records));
    await expect(main(page).getByText(screen.empty.says).filter({ visible: true }).first()).toBeVisible();
    await settled(page);
    return look(page, `${screen.name}-empty`);
  });
});

test('in a registry that has just begun', async ({ page, home, records }) => {
  const registry = await emptyRegistry();
  try {
    home.push(new URL(registry.address).host);
    const entrance = new SignInPage(page);
    await page.goto(registry.address);
    await expect(entrance.enter).toBeVisible();
    const faults = await look(page, 'sign-in-fresh');
    await entrance.signIn('admin');
    await expect(page.getByRole('heading', { name: '正式启用' })).toBeVisible();
    await settled(page);
    faults.push(...(await look(page, 'begin-fresh')));
    const own = page.locator('section').filter({ has: page.getByRole('heading', { name: '正式启用' }) });
    await own.getByRole('combobox', { name: '本市' }).click();
    await page.getByRole('option', { name: '泰州市' }).click();
    await own.getByRole('textbox', { name: '单位名称' }).fill('示例市委统战部');
    await own.getByRole('button', { name: '正式启用' }).click();
    await entrance.signIn('admin');
    for (const step of ['settings', 'counties', 'sections', 'types', 'accounts']) {
      await page.goto(`${registry.address}/setup/${step}`);
      await settled(page);
      faults.push(...(await look(page, `setup-${step}-fresh`)));
    }
    for (const { name, at, fresh } of looked) {
      if (!fresh) continue;
      await page.goto(`${registry.address}${at(records)}`);
      await settled(page);
      faults.push(...(await look(page, `${name}-fresh`)));
      if (!(await main(page).getByText(fresh).count())) faults.push(`${name}-fresh: nothing says that it is empty`);
    }
    expect(faults).toEqual([]);
  } finally {
    await registry.stop();
  }
});
