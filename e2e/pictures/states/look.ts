import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { looksLikeKey, wordsOf } from '../../pages/words';

const folder = join(import.meta.dirname, '..', '..', '..', 'test-results', 'states');

/** Takes the picture of a screen in a state, and gives what the eye would find wrong in it. */
export async function look(page: Page, name: string): Promise<string[]> {
  await page.waitForTimeout(400); // labels and panels have stopped moving
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide', timeout: 15_000 });
  const words = (await wordsOf(page)).filter((one) => looksLikeKey(one) || /\b(undefined|null|NaN)\b|\[object|\{\{/.test(one));
  return [...(await cut(page)), ...words.map((one) => `raw words: ${one}`)].map((fault) => `${name}: ${fault}`);
}

/** Text that is cut without saying the whole on hover, and what stands outside the window. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      faults.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - width}`);
    const told = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
    const scrolls = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
      return false;
    };
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (
        !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
        element.closest('.tx-unseen, .cdk-visually-hidden, svg')
      )
        continue;
      const style = getComputedStyle(element);
      if (element instanceof HTMLInputElement && !element.value && element.placeholder) {
        const pen = document.createElement('canvas').getContext('2d');
        if (!pen) continue;
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`; // the short form is empty where figures are tabular
        const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (pen.measureText(element.placeholder).width > room + 1) faults.push(`placeholder cut: ${element.placeholder}`);
        continue;
      }
      if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())) continue;
      const box = element.getBoundingClientRect();
      if (box.width && (box.right > width + 1 || box.left < -1) && !scrolls(element) && !element.closest('.skip'))
        faults.push(`outside the window: ${told(element)}`);
      for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
        const its = getComputedStyle(at);
        if (its.overflowX === 'visible' || its.overflowX === 'auto' || its.overflowX === 'scroll') continue;
        const lost = at.scrollWidth > at.clientWidth + 1 || (at.scrollHeight > at.clientHeight + 3 && at === element);
        if (lost) element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); // a table says the whole where the pointer rests
        if (lost && !element.closest('[title]')) faults.push(`cut without the whole on hover: ${told(element)}`);
        break;
      }
    }
    return [...new Set(faults)];
  });
}
