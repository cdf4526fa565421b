/**
 * A language by its code in words: 英文, 繁体中文; English, Traditional Chinese. The browser knows them all.
 * What is told of are written names, so 文 stands where the browser says 语. What is no code stays as it is.
 */
export function languageName(code: string, language: string): string {
  try {
    const name = new Intl.DisplayNames([language === 'en' ? 'en' : 'zh-CN'], { type: 'language' }).of(code) ?? code;
    return language === 'en' ? name : name.replace(/语$/, '文');
  } catch {
    return code;
  }
}
