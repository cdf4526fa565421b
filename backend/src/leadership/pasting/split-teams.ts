import { NOBODY } from '../../organizations/index.js';
import { behindOwn, headed, strange } from './headings.js';
import type { PastedHolder, PastedTeam, PieceQuestion, UnreadPiece } from './pasted-team.js';
import { apart, plain, type Word, withoutNumbering, wordsOf } from './pieces.js';
import { bare, isUnit, PostWords } from './post-words.js';
import { inBrackets, station } from './station.js';

/** Other names of posts that are known: those of the organization's charter. */
export type KnownPosts = ReadonlySet<string>;

const BETWEEN = /[、,/|]/;
const CLAUSES = /;/;

/**
 * The teams that a paste names: a chat line, one post a line, names with employer and title in brackets or behind a comma, units with their
 * representatives, several organizations one below the other or in two columns. What cannot be told apart is given back as a question; nothing is
 * guessed, and nothing throws. `own`: the name of the organization whose page led here; lines that name it, and those that name none, are its own.
 * Pure.
 */
export function splitTeams(text: string, posts: KnownPosts = new Set(), own = ''): PastedTeam[] {
  const words = new PostWords(posts);
  const teams: TeamOfPaste[] = [];
  const begun = (organization: string | null): TeamOfPaste => {
    const team = new TeamOfPaste(organization, words);
    teams.push(team);
    return team;
  };
  const last = (): TeamOfPaste => teams.at(-1) ?? begun(null);
  for (const raw of plain(text).split(/\r\n|[\n\r]/)) {
    const line = withoutNumbering(raw.trim());
    if (!line) continue;
    const behind = behindOwn(line, plain(own));
    if (behind !== undefined) {
      const team = teams.at(-1)?.organization === null ? last() : begun(null);
      team.read(behind, true);
      continue;
    }
    const [named, team] = headed(line, words);
    // In a list of organizations a line that nobody can tell is a row of its own that asks: the team before does not swallow it.
    const organization = named ?? (last().organization !== null && !last().ofUnits ? strange(line, words) : null);
    // 组织 and its team may be told on several lines: the same name goes on with the same team.
    if (organization !== null && teams.at(-1)?.organization !== organization) begun(organization);
    if (team) last().read(team, named !== null);
  }
  return teams
    .map((team) => team.told())
    .filter(({ organization, holders, unread }) => organization !== null || holders.length + unread.length > 0);
}

/** Those who are named behind a post; null: it was named before. */
interface Group {
  readonly post: string | null;
  readonly people: readonly Word[];
}

class TeamOfPaste {
  private readonly holders: PastedHolder[] = [];
  private readonly unread: UnreadPiece[] = [];
  private post: string | null = null;
  private byUnit = false;
  /** The post was named in this clause: whoever follows holds it, and whatever post comes next is another's. */
  private under = false;
  /** What was not read may have named another post: those behind it hold none that is known. */
  private lost = false;

  constructor(
    readonly organization: string | null,
    private readonly posts: PostWords,
  ) {}

  get ofUnits(): boolean {
    return this.byUnit;
  }

  told(): PastedTeam {
    return { organization: this.organization, holders: this.holders, unread: this.unread };
  }

  /**
   * A line without the name of the organization; the post goes on from the line before. `own`: the line names the organization. One that does not and
   * begins with what is not understood may be another's: nothing of it is read.
   */
  read(line: string, own: boolean): void {
    let first = true;
    for (const clause of apart(line, CLAUSES)) {
      this.under = false;
      for (const piece of apart(clause.replace(/,/g, ',\u0001'), BETWEEN)) {
        const behindComma = piece.startsWith('\u0001');
        const said = piece.replaceAll('\u0001', '').trim();
        const words = said ? this.wordsOf(said) : [];
        if (words && this.words(words, behindComma)) first = false;
        else if (first && !own && !this.posts.isPost(words?.[0]?.text ?? '')) {
          this.lose(line);
          return;
        } else this.lose(said);
      }
    }
  }

  /** The words of a piece, a post that is written together with a name apart; undefined where a colon stands behind something else than a post. */
  private wordsOf(piece: string): Word[] | undefined {
    const parts = apart(piece, /:/).map((part) =>
      this.posts.isPost(part) ? [{ text: part.replace(/\s/g, ''), brackets: [] }] : wordsOf(part),
    );
    const heads = piece.endsWith(':') ? parts : parts.slice(0, -1);
    if (!heads.every((words) => this.namesPost(words.at(-1)))) return undefined;
    return parts.flat().flatMap((word) => {
      const [post, name] = this.posts.fused(word.text) ?? [];
      return post === undefined || name === undefined
        ? [word]
        : [
            { text: post, brackets: [] },
            { text: name, brackets: word.brackets },
          ];
    });
  }

  private namesPost(word: Word | undefined): boolean {
    return word !== undefined && !word.brackets.length && this.posts.isPost(word.text);
  }

  /** Takes over what the words tell; false, and nothing of them is taken over, where any of them is not understood. */
  private words(words: readonly Word[], behindComma: boolean): boolean {
    if (!words.length) return true;
    const [first, second] = words;
    if (!this.under && first && second && words.length === 2 && this.posts.isName(first.text) && this.namesPost(second)) {
      // 张甲一 会长: whoever comes next holds another post.
      this.holder(first, bare(second.text));
      this.post = null;
      return true;
    }
    if (behindComma && this.employ(words)) return true;
    const groups = this.groups(words);
    // A post alone holds for what follows; among others it says nothing of anybody.
    if (groups.length > 1 && groups.some(({ people }) => !people.length)) return false;
    if (groups.length > 1 && groups[0]?.post === null && !this.under) return false;
    const read = groups.map(({ post, people }) => ({ post, people: this.people(people, post === null ? this.byUnit : isOfUnits(post)) }));
    if (read.some(({ people }) => people === undefined)) return false;
    for (const { post, people = [] } of read) {
      if (post !== null) this.now(post);
      for (const word of people) this.holder(word);
    }
    return true;
  }

  /** 会长 甲 秘书长 乙: a post in the middle of the words begins those behind it. */
  private groups(words: readonly Word[]): Group[] {
    const starts = words.flatMap((word, at) => (at === 0 || this.namesPost(word) ? [at] : []));
    return starts.map((from, at) => {
      const group = words.slice(from, starts[at + 1]);
      return this.namesPost(group[0]) ? { post: group[0]?.text ?? null, people: group.slice(1) } : { post: null, people: group };
    });
  }

  /** Who holds the post by these words, nobody left out; undefined where one of them is neither a name nor a unit. */
  private people(words: readonly Word[], byUnit: boolean): readonly Word[] | undefined {
    const [first, ...behind] = words;
    // 张甲一 示例公司董事长
    if (
      first &&
      behind.length &&
      this.posts.isName(first.text) &&
      behind.every((word) => !this.posts.isName(word.text) && !word.brackets.length)
    ) {
      const told = behind.map(({ text }) => text).join('');
      return station(told) && !behind.some(({ text }) => NOBODY.test(text))
        ? [{ text: first.text, brackets: [...first.brackets, told] }]
        : undefined;
    }
    const known = words.filter(({ text }) => !NOBODY.test(text) || byUnit);
    return known.every(({ text }) => text && (byUnit || this.posts.isName(text) || isUnit(text))) ? known : undefined;
  }

  /** What stands behind a comma tells where the one before works; a unit is never one more holder there. */
  private employ(words: readonly Word[]): boolean {
    if (this.byUnit || words.some(({ text, brackets }) => brackets.length > 0 || this.posts.isName(text) || this.posts.isPost(text)))
      return false;
    const [before, found] = [this.holders.at(-1), station(words.map(({ text }) => text).join(''))];
    if (this.lost || !before?.name || before.employer !== null || before.title !== null || before.unit || !found) return false;
    this.holders[this.holders.length - 1] = { ...before, ...found };
    return true;
  }

  private holder({ text, brackets }: Word, own?: string): void {
    const said = text + brackets.map((one) => `(${one})`).join('');
    const told = inBrackets(brackets, (word) => this.posts.isPost(word));
    const post = own ?? (told.post === null ? this.post : bare(told.post));
    if (post === null) {
      this.ask(said, this.lost ? 'notRead' : 'whichPost');
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
    if (this.byUnit || !this.posts.isName(text)) {
      const representative = told.representative ?? (told.employer !== null && this.posts.isName(told.employer) ? told.employer : null);
      if (told.title !== null || (told.employer !== null && representative !== told.employer)) {
        this.ask(said, 'notRead');
        return;
      }
      this.holders.push({ ...rest, name: representative, unit: text, employer: null, title: null });
    } else this.holders.push({ ...rest, name: text, unit: null, employer: told.employer, title: told.title });
  }

  private now(post: string): void {
    this.post = bare(post);
    this.byUnit = isOfUnits(post);
    this.under = true;
    this.lost = false;
  }

  /** Not understood: a post that it may have named is not guessed for those behind it. */
  private lose(text: string): void {
    this.ask(text, 'notRead');
    [this.post, this.byUnit, this.under, this.lost] = [null, false, false, true];
  }

  private ask(text: string, question: PieceQuestion): void {
    this.unread.push({ text, question });
  }
}

const isOfUnits = (post: string): boolean => post.endsWith('单位');
