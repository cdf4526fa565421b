import { compact, type Entry, type ListRecord, readDate, readPhone } from '../../spreadsheets/index.js';
import { DATE_CODES, type ListErrorCode, PHONE_CODES, placeOf } from './list-errors.js';
import { type Officer, officersOf } from './officers.js';

/** How what is wrong with a cell is said. */
export type Fail = (entry: Entry, code: ListErrorCode, other?: number) => void;

const CHAIRS = /^(会长|主委|主任委员|理事长|主席|负责人)$/;
const AROUND_POSTS = /^(现任|本届)|(姓名|名单|及职务|\(.*\))$/g;

/** Who holds which office in a record: from cells that name several, from columns of one post, and from rows with one person each. */
export class HoldersReading {
  private readonly found: (Officer & { readonly at: Entry })[] = [];
  /** The cells that tell of them. */
  readonly places: string[] = [];

  constructor(private readonly fail: Fail) {}

  get officers(): Officer[] {
    return this.found.map(({ at: _, ...officer }) => officer);
  }

  /** A cell with persons; their post is in it, or in the head of the column. */
  people(entry: Entry): void {
    const post = entry.of.lowest.normalize('NFKC').replace(AROUND_POSTS, '');
    const officers = officersOf(entry.cell.text, post);
    if (!officers) {
      this.fail(entry, 'OFFICERS_UNREADABLE');
      return;
    }
    this.found.push(...officers.map((officer) => ({ ...officer, at: entry })));
    this.places.push(placeOf(entry));
  }

  /** The rows of a record that have a column for the person and one for the post. */
  rows({ entries, further }: ListRecord): void {
    this.holder(entries);
    for (const row of further) {
      this.holder(row);
      this.phoneOf(row);
    }
  }

  /** Two who hold the chair at once. */
  chairs(): void {
    const chairs = this.found.filter(({ post }) => CHAIRS.test(post));
    const [first] = chairs;
    const second = chairs.find(({ post, person }) => post === first?.post && person !== first.person);
    if (first && second) this.fail(second.at, 'TWO_CHAIRS', second.at.row === first.at.row ? undefined : first.at.row);
  }

  private holder(entries: readonly Entry[]): void {
    const of = (code: string): Entry | undefined =>
      entries.find(({ of: { incoming }, cell }) => incoming?.code === code && cell.sort !== 'error');
    const [person, post, since] = [of('person'), of('post'), of('since')];
    if (!person || entries.some(({ of: { incoming }, cell }) => incoming?.sort === 'post' && cell.sort === 'error')) return;
    const officers = officersOf(person.cell.text, post ? compact(post.cell.text) : (this.found.at(-1)?.post ?? ''));
    if (!officers) {
      this.fail(person, 'OFFICERS_UNREADABLE');
      return;
    }
    const from = since && this.since(since);
    this.found.push(...officers.map((officer) => ({ ...officer, ...(from === undefined ? {} : { from }), at: post ?? person })));
    this.places.push(...[post, person, since].flatMap((entry) => (entry ? [placeOf(entry)] : [])));
  }

  private since(entry: Entry): string | undefined {
    const read = readDate(entry.cell);
    if ('date' in read) return read.date.toString();
    this.fail(entry, DATE_CODES[read.fault]);
    return undefined;
  }

  /** The phone of a further row is that of its person: looked at, and not kept for the organization. */
  private phoneOf(entries: readonly Entry[]): void {
    const phone = entries.find(({ of: { incoming }, cell }) => incoming?.sort === 'phone' && cell.sort !== 'error');
    const read = phone && readPhone(phone.cell);
    if (phone && read && 'fault' in read) this.fail(phone, PHONE_CODES[read.fault]);
  }
}
