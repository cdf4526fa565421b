import type { Page } from '@playwright/test';

/** Everything that a person reads or hears on the screen as it is: texts, and the words of attributes. */
export function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest('script, style')) continue;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
          const words = node.getAttribute(name);
          if (words) found.push(words);
        }
      } else if (element.checkVisibility() && node.textContent?.trim()) found.push(node.textContent.trim());
    }
    return [...new Set([...found, document.title])];
  });
}

/** What looks like the key of a translation that is missing: `organizations.list.export`. */
export const looksLikeKey = (words: string): boolean => /(^|[\s:：·])[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+($|[\s:：·])/.test(words);

/** Chinese that is neither a name of the registry nor one of the two words that are Chinese in every language. */
export function chineseLeft(words: string, names: readonly string[]): boolean {
  let rest = words.replaceAll('中文', '').replaceAll('“', '').replaceAll('”', '');
  for (const name of names) rest = rest.replaceAll(name, '');
  return /\p{Script=Han}/u.test(rest);
}
