import { NOBODY, PERSON, POST } from '../../organizations/index.js';
import { station } from './station.js';

const UNIT = /(?:公司|集团|厂|行|店|社|院|所|校|大学|中心|协会|商会|学会|联合会|联谊会|基金会|合作社|企业|银行|酒店|医院)$/u;

/** 会长, and 会长单位 too. */
export const bare = (word: string): string =>
  word
    .replace(/\s/g, '')
    .replace(/^(?:现任|本届)/, '')
    .replace(/单位$/, '');

export const isUnit = (word: string): boolean => UNIT.test(word);

/** Tells a post, and a name, among the words of a paste; `known` are posts as the charter of the organization calls them. */
export class PostWords {
  constructor(private readonly known: ReadonlySet<string>) {}

  isPost(word: string): boolean {
    return this.known.has(bare(word)) || POST.test(bare(word).replace(/^候补/, ''));
  }

  /** Somebody's name; 会长王丙, written together, is none. */
  isName(text: string): boolean {
    return (
      PERSON.test(text) && !NOBODY.test(text) && !this.isPost(text) && !isUnit(text) && !station(text)?.title && !this.ways(text).length
    );
  }

  /** 会长张甲一, where it can be taken apart in one way alone. */
  fused(text: string): readonly [string, string] | undefined {
    if (this.isPost(text) || station(text)) return undefined;
    const ways = this.ways(text);
    const [post, name] = ways.at(-1) ?? [];
    if (post === undefined || name === undefined || !this.isName(name)) return undefined;
    return ways.filter(([, other]) => this.isName(other)).length === 1 ? [post, name] : undefined;
  }

  /** Where a post may end within the word, the longest post last. */
  private ways(text: string): (readonly [string, string])[] {
    const signs = [...text];
    return signs
      .map((_, at) => [signs.slice(0, at).join(''), signs.slice(at).join('')] as const)
      .filter(([post]) => post && this.isPost(post));
  }
}
