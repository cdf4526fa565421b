import { NOBODY, PERSON, POST } from '../../organizations/index.js';
import type { PastedHolder, PastedTeam, PieceQuestion, UnreadPiece } from './pasted-team.js';
import { apart, colonIn, plain, type Word, withoutNumbering, wordsOf } from './pieces.js';
import { inBrackets, station } from './station.js';

/** Other names of posts that are known: those of the organization's charter. */
export type KnownPosts = ReadonlySet<string>;

const UNIT = /(?:公司|集团|厂|行|店|社|院|所|校|大学|中心|协会|商会|学会|联合会|联谊会|基金会|合作社|企业|银行|酒店|医院)$/u;
const BODY = /(?:会|盟|党|社|委|联|组|基地|中心|台|部|局|院|协|促进会|联络站)$/u;
const BETWEEN = /[、,/|]/;
const CLAUSES = /;/;

/**
 * The teams that a paste names: a chat line, one post a line, names with employer and title in brackets or behind a comma, units with their
 * representatives, several organizations one below the other or in two columns. What cannot be told apart is given back as a question; nothing is
 * guessed, and nothing throws. Pure.
 */
export function splitTeams(text: string, posts: KnownPosts = new Set()): PastedTeam[] {
  const teams: TeamOfPaste[] = [];
  const begun = (organization: string | null): TeamOfPaste => {
    const team = new TeamOfPaste(organization, posts);
    teams.push(team);
    return team;
  };
  const last = (): TeamOfPaste => teams.at(-1) ?? begun(null);
  for (const raw of plain(text).split(/\r\n|[\n\r]/)) {
    const line = withoutNumbering(raw.trim());
    if (!line) continue;
    const [organization, team] = headed(line, (word) => isPost(word, posts));
    // 组织 and its team may be told on several lines: the same name goes on with the same team.
    if (organization !== null && teams.at(-1)?.organization !== organization) begun(organization);
    if (team) last().read(team);
  }
  return teams
    .map((team) => team.told())
    .filter(({ organization, holders, unread }) => organization !== null || holders.length + unread.length > 0);
}

/** The organization that a line names before its team, or alone; null where it goes on with the team before. */
function headed(line: string, post: (word: string) => boolean): [string | null, string] {
  const cells = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean);
  const [first = '', ...rest] = cells;
  if (rest.length) {
    const [second = '', ...more] = rest;
    if (post(first)) return [null, `${first}:${rest.join('、')}`];
    // 组织, 职务 and 姓名 in columns of their own.
    if (post(second) && more.length) return [first, `${second}:${more[0] ?? ''}${more[1] ? `(${more.slice(1).join('')})` : ''}`];
    if (!PERSON.test(first)) return [first, rest.join(';')];
    return [null, cells.join(' ')];
  }
  const at = colonIn(line);
  const [before, after] = at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  const alone = !post(before) && !/[\s,;、]/.test(before) && BODY.test(before.replace(/\([^)]*\)$/, '')) && [...before].length > 4;
  return alone && (at >= 0 || !PERSON.test(before)) ? [before, after] : [null, line];
}

/** 会长, and 会长单位 too. */
const bare = (word: string): string =>
  word
    .replace(/\s/g, '')
    .replace(/^(?:现任|本届)/, '')
    .replace(/单位$/, '');
const isPost = (word: string, posts: KnownPosts): boolean => posts.has(bare(word)) || POST.test(bare(word).replace(/^候补/, ''));

class TeamOfPaste {
  private readonly holders: PastedHolder[] = [];
  private readonly unread: UnreadPiece[] = [];
  private post: string | null = null;
  private byUnit = false;

  constructor(
    readonly organization: string | null,
    private readonly posts: KnownPosts,
  ) {}

  told(): PastedTeam {
    return { organization: this.organization, holders: this.holders, unread: this.unread };
  }

  /** A line without the name of the organization; the post goes on from the line before. */
  read(line: string): void {
    for (const clause of apart(line, CLAUSES)) {
      let behindComma = false;
      for (const piece of apart(clause.replace(/,/g, ',\u0001'), BETWEEN)) {
        behindComma = piece.startsWith('\u0001');
        this.piece(piece.replaceAll('\u0001', '').trim(), behindComma);
      }
    }
  }

  private piece(piece: string, behindComma: boolean): void {
    if (!piece) return;
    const at = colonIn(piece);
    if (at >= 0) {
      const before = piece.slice(0, at).trim();
      if (!this.isPost(before)) {
        this.ask(piece, 'notRead');
        return;
      }
      this.now(before);
      this.piece(piece.slice(at + 1).trim(), false);
      return;
    }
    this.words(wordsOf(piece), piece, behindComma);
  }

  private words(words: readonly Word[], said: string, behindComma: boolean): void {
    const [first, second] = words;
    if (!first) return;
    const behind = words.slice(1);
    if (this.isPost(first.text) && !first.brackets.length) {
      this.now(first.text);
      this.words(behind, said, false);
      return;
    }
    // 张甲一 会长
    if (words.length === 2 && second && this.isPost(second.text) && this.isName(first.text)) {
      this.holder(first, bare(second.text));
      return;
    }
    // 张甲一 示例公司董事长
    const told = behind.map(({ text }) => text).join('');
    if (behind.length && this.isName(first.text) && behind.every(({ text, brackets }) => !this.isName(text) && !brackets.length)) {
      if (station(told)) this.holder({ text: first.text, brackets: [...first.brackets, told] });
      else this.ask(said, 'notRead');
      return;
    }
    for (const word of words) this.word(word, said, behindComma && words.length === 1);
  }

  private word(word: Word, said: string, behindComma: boolean): void {
    if (NOBODY.test(word.text) && !this.byUnit) return;
    if (this.isName(word.text) || (this.byUnit && word.text) || UNIT.test(word.text)) {
      // Behind a name and a comma a unit is where he works, never one more holder.
      if (!behindComma || this.isName(word.text) || this.byUnit || !this.employ(word)) this.holder(word);
      return;
    }
    if (behindComma && this.employ(word)) return;
    const fused = this.fused(word.text);
    if (fused) {
      this.now(fused[0]);
      this.word({ text: fused[1], brackets: word.brackets }, said, false);
      return;
    }
    this.ask(said, 'notRead');
  }

  /** 会长张甲一, where it can be taken apart in one way alone. */
  private fused(text: string): readonly [string, string] | undefined {
    const signs = [...text];
    const ways = signs
      .map((_, at) => [signs.slice(0, at).join(''), signs.slice(at).join('')] as const)
      .filter(([post, name]) => post && this.isPost(post) && this.isName(name));
    return ways.length === 1 ? ways[0] : undefined;
  }

  /** What stands behind a comma tells where the one before works. */
  private employ({ text, brackets }: Word): boolean {
    const [before, found] = [this.holders.at(-1), station(text)];
    if (!before?.name || before.employer !== null || before.title !== null || before.unit || brackets.length || !found) return false;
    this.holders[this.holders.length - 1] = { ...before, ...found };
    return true;
  }

  private holder({ text, brackets }: Word, own?: string): void {
    const said = text + brackets.map((one) => `(${one})`).join('');
    const told = inBrackets(brackets, (word) => this.isPost(word));
    const post = own ?? (told.post === null ? this.post : bare(told.post));
    if (post === null) {
      this.ask(said, 'whichPost');
      return;
    }
    // 会长：甲（主任）: whether he is 主任 here or elsewhere, nobody can tell.
    if (told.post !== null && this.post !== null && this.post !== '负责人' && post !== this.post) {
      this.ask(said, 'notRead');
      return;
    }
    if (told.unread.length) this.ask(said, told.unread[0] ?? 'notRead');
    if (told.unread.includes('notRead')) return;
    const { wayIn, fullTime, mark } = told;
    const rest = { post, wayIn, fullTime, mark };
    if (this.byUnit || !this.isName(text)) {
      const representative = told.representative ?? (told.employer !== null && this.isName(told.employer) ? told.employer : null);
      if (told.title !== null || (told.employer !== null && representative !== told.employer)) {
        this.ask(said, 'notRead');
        return;
      }
      this.holders.push({ ...rest, name: representative, unit: text, employer: null, title: null });
    } else this.holders.push({ ...rest, name: text, unit: null, employer: told.employer, title: told.title });
  }

  private now(post: string): void {
    this.post = bare(post);
    this.byUnit = post.endsWith('单位');
  }

  private isPost(word: string): boolean {
    return isPost(word, this.posts);
  }

  private isName(text: string): boolean {
    return PERSON.test(text) && !NOBODY.test(text) && !this.isPost(text) && !UNIT.test(text) && !station(text)?.title;
  }

  private ask(text: string, question: PieceQuestion): void {
    this.unread.push({ text, question });
  }
}
