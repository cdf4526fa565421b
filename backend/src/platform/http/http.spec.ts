import 'reflect-metadata';
import type { Reader } from '../database/reads.js';
import { StaleVersion } from '../database/violation.js';
import { PartialDate } from '../time/partial-date.js';
import { LaterInput, readBody } from './body.js';
import { Cursor, Cursors, fingerprint } from './cursor.js';
import { etagOf, readMatch } from './etag.js';
import { fault, under } from './faults.js';
import {
  BooleanField,
  DayField,
  JsonField,
  NumberField,
  OptionField,
  PartField,
  PartialDateField,
  PartListField,
  TextField,
  TextListField,
  UuidField,
  UuidListField,
} from './fields.js';
import { cursorOf, ListQuery, pageOf, readQuery } from './list-query.js';
import { ChoiceListParam, FlagParam, type SortKey, SortParam, TextListParam, UuidListParam } from './params.js';
import { localeOf, Problem, problem } from './problem.js';

class Holder {
  @TextField({ max: 5 })
  name: string;

  @UuidField({ optional: true })
  personId?: string;
}

class Everything {
  @TextField({ max: 10, nullable: true })
  shortName?: string | null;

  @TextField({ max: 100, lines: 'several', optional: true })
  summary?: string;

  @PartialDateField({ optional: true })
  foundedOn?: PartialDate;

  @DayField({ optional: true })
  on?: string;

  @NumberField({ optional: true, min: 1, max: 10 })
  years?: number;

  @OptionField(['a', 'b'], { optional: true })
  sort?: 'a' | 'b';

  @BooleanField({ optional: true })
  open?: boolean;

  @UuidListField({ optional: true, max: 2 })
  documentIds?: string[];

  @TextListField({ optional: true, max: 3, each: { max: 3 } })
  words?: string[];

  @JsonField({ optional: true, check: (value) => Object.keys(value as object).map((key) => under(key, fault('unknown_field'))) })
  fields?: Record<string, unknown>;

  @PartField(() => Holder, { optional: true })
  chair?: Holder;

  @PartListField(() => Holder, { optional: true, max: 2 })
  holders?: Holder[];
}

const wrong = (body: unknown, shape: new () => object = Everything): [string, string][] => {
  try {
    readBody(shape, body);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.options.errors ?? []).map(({ pointer, code }): [string, string] => [pointer, code]).sort();
  }
};

describe('a body', () => {
  it('is read as its class, values tidied', () => {
    const body = readBody(Everything, {
      shortName: '  上海\u0065\u0301  ',
      summary: 'a\r\nb',
      foundedOn: '2019-05',
      words: [' x '],
      fields: {},
    });
    expect(body).toBeInstanceOf(Everything);
    expect(body.shortName).toBe('上海é');
    expect(body.summary).toBe('a\nb');
    expect(body.foundedOn).toBeInstanceOf(PartialDate);
    expect(body.foundedOn?.toString()).toBe('2019-05');
    expect(body.words).toEqual(['x']);
    expect(Object.keys(readBody(Everything, {}))).toEqual([]);
  });

  it('may empty what is nullable and nothing else', () => {
    expect(readBody(Everything, { shortName: null }).shortName).toBeNull();
    expect(readBody(Everything, { shortName: '' }).shortName).toBeNull();
    expect(wrong({ summary: null, on: null, years: null })).toEqual([
      ['/on', 'not_null'],
      ['/summary', 'not_null'],
      ['/years', 'not_null'],
    ]);
  });

  it('tells everything wrong at once, with JSON pointers', () => {
    expect(
      wrong({
        shortName: '12345678901',
        foundedOn: '2019-02-30',
        on: '2019-05',
        years: 1.5,
        sort: 'c',
        open: 'true',
        documentIds: ['x', '01890000-0000-7000-8000-000000000000'],
        words: ['abcd', 1],
        fields: { 'post/code': 1 },
        chair: { name: '' },
        holders: [{ name: 'ok' }, { name: 'toolong', personId: 7, x: 1 }],
        unknown: 1,
      }),
    ).toEqual([
      ['/chair/name', 'empty'],
      ['/documentIds/0', 'not_uuid'],
      ['/fields/post~1code', 'unknown_field'],
      ['/foundedOn', 'no_such_day'],
      ['/holders/1/name', 'too_long'],
      ['/holders/1/personId', 'not_uuid'],
      ['/holders/1/x', 'unknown_field'],
      ['/on', 'not_day'],
      ['/open', 'not_boolean'],
      ['/shortName', 'too_long'],
      ['/sort', 'option'],
      ['/unknown', 'unknown_field'],
      ['/words/0', 'too_long'],
      ['/words/1', 'not_text'],
      ['/years', 'not_whole'],
    ]);
  });

  it('of another shape is refused and never breaks the reader', () => {
    expect(wrong({ fields: [], chair: 'x', holders: {}, documentIds: {}, words: 'x', foundedOn: 2019 })).toEqual([
      ['/chair', 'not_object'],
      ['/documentIds', 'not_list'],
      ['/fields', 'not_object'],
      ['/foundedOn', 'not_text'],
      ['/holders', 'not_list'],
      ['/words', 'not_list'],
    ]);
    expect(wrong({ holders: [null, 1, []] }).length).toBeGreaterThan(0);
    expect(wrong({ holders: [{}, {}, {}] }).map(([pointer]) => pointer)).toContain('/holders');
    for (const body of [null, [], 'x', 1, undefined]) expect(wrong(body)).toEqual([['', body === undefined ? 'required' : 'not_object']]);
    expect(wrong(JSON.parse('{"__proto__":{"x":1},"constructor":1,"toString":2}')).map(([pointer]) => pointer)).toEqual([
      '/__proto__',
      '/constructor',
      '/toString',
    ]);
    expect(typeof LaterInput(Everything)).toBe('function');
  });

  it('counts characters of four bytes as one', () => {
    expect(wrong({ name: '𠮷𠮷𠮷𠮷𠮷' }, Holder)).toEqual([]);
    expect(wrong({ name: '𠮷𠮷𠮷𠮷𠮷𠮷' }, Holder)).toEqual([['/name', 'too_long']]);
  });
});

class Asked extends ListQuery {
  @SortParam(['name', 'foundedOn'])
  sort?: SortKey[];

  @ChoiceListParam(['active', 'dissolved'])
  status?: string[];

  @TextListParam()
  type?: string[];

  @UuidListParam()
  areaId?: string[];

  @FlagParam()
  mine?: boolean;
}

const cursors = new Cursors({ one: () => Promise.resolve({ value: Buffer.alloc(32, 7) }) } as unknown as Reader);
const ask = (raw: Record<string, unknown>): Promise<Asked> => readQuery(Asked, raw, cursors, () => '2026-11-23');
const faultsOf = (raw: Record<string, unknown>): Promise<[string, string][]> =>
  ask(raw).then(
    () => [],
    (error: unknown) => ((error as Problem).options.errors ?? []).map(({ pointer, code }): [string, string] => [pointer, code]).sort(),
  );

describe('a query', () => {
  it('has its defaults: today, fifty rows', async () => {
    expect(await ask({})).toMatchObject({ asOf: '2026-11-23', limit: 50 });
    expect(
      await ask({ asOf: '2016-01-01', sort: 'name,-foundedOn', status: 'active,dissolved', type: '异地南通商会, 行业商会', mine: 'true' }),
    ).toMatchObject({
      asOf: '2016-01-01',
      sort: [
        { field: 'name', descending: false },
        { field: 'foundedOn', descending: true },
      ],
      status: ['active', 'dissolved'],
      type: ['异地南通商会', '行业商会'],
      mine: true,
    });
  });

  it.each([
    [{ asOf: '2019-02-30' }, 'asOf', 'no_such_day'],
    [{ asOf: '' }, 'asOf', 'not_day'],
    [{ limit: '0' }, 'limit', 'too_small'],
    [{ limit: '201' }, 'limit', 'too_large'],
    [{ limit: '1e1' }, 'limit', 'not_whole'],
    [{ sort: 'name;drop table' }, 'sort', 'sort'],
    [{ sort: 'name,-name' }, 'sort', 'sort'],
    [{ status: 'active,' }, 'status', 'option'],
    [{ areaId: 'x' }, 'areaId', 'not_uuid'],
    [{ mine: '1' }, 'mine', 'not_boolean'],
    [{ after: 'forged' }, 'after', 'cursor'],
    [{ nonsense: '1' }, 'nonsense', 'unknown_parameter'],
    [{ limit: ['1', '2'] }, 'limit', 'repeated'],
  ])('with %j is refused', async (raw, pointer, code) => expect(await faultsOf(raw)).toEqual([[pointer, code]]));

  it('goes on by a cursor that only we can make, for the same day and list', async () => {
    const mark = await cursors.mark(new Cursor(['shanghai', 'id'], '2016-01-01', 'f'));
    const asked = await ask({ after: mark });
    expect(asked.asOf).toBe('2016-01-01');
    expect(cursorOf(asked, 'f')?.keys).toEqual(['shanghai', 'id']);
    expect(() => cursorOf(asked, 'g')).toThrow(Problem);
    expect(await faultsOf({ after: mark, asOf: '2017-01-01' })).toEqual([['after', 'cursor_of_other_list']]);
    expect(await faultsOf({ after: mark, before: mark })).toEqual([['before', 'both_directions']]);
    const [content = '', seal = ''] = mark.split('.');
    const other = Buffer.from(JSON.stringify([['z', 'id'], '2016-01-01', 'f'])).toString('base64url');
    for (const forged of [`${other}.${seal}`, content, `${content}.`, `${content}.${seal}x`, `${mark}.`, `.${seal}`])
      expect(await faultsOf({ after: forged })).toEqual([['after', 'cursor']]);
    expect(fingerprint('a', ['b'])).toBe(fingerprint('a', ['b']));
    expect(fingerprint('a', ['b'])).not.toBe(fingerprint(['a'], 'b'));
  });

  it('pages both ways to the ends, each row once', async () => {
    const all = Array.from({ length: 23 }, (_, i) => ({ id: i }));
    const page = async (raw: Record<string, unknown>) => {
      const query = await ask({ limit: '5', ...raw });
      const at = cursorOf(query, 'f')?.keys[0] as number | undefined;
      const rows = query.before ? all.filter((row) => row.id < (at ?? 99)).reverse() : all.filter((row) => at === undefined || row.id > at);
      return pageOf(rows.slice(0, 6), query, 'f', (row) => [row.id], cursors);
    };
    const seen: number[] = [];
    let current = await page({});
    expect(current.previous).toBeNull();
    for (;;) {
      seen.push(...current.items.map((row) => row.id));
      if (!current.next) break;
      current = await page({ after: current.next });
    }
    expect(seen).toEqual(all.map((row) => row.id));
    const back: number[] = [];
    for (;;) {
      back.unshift(...current.items.map((row) => row.id));
      if (!current.previous) break;
      current = await page({ before: current.previous });
    }
    expect(back).toEqual(seen);
    expect(current.next).not.toBeNull();
  });
});

describe('a version', () => {
  it('is named by a tag, strong or made weak on the way', () => {
    expect(etagOf(12)).toBe('"12"');
    expect(readMatch('"12"').fits(12)).toBe(true);
    expect(readMatch('W/"12", "13"').versions).toEqual([12, 13]);
    for (const header of ['12', '"x"', '"12', '"12","', '"99999999999"']) expect(() => readMatch(header)).toThrow(Problem);
  });

  it('has to be named (428) and to be that of now (412)', () => {
    for (const header of [undefined, '', '*']) expect(() => readMatch(header).require('id', 12)).toThrow(Problem);
    expect(() => readMatch('"11"').require('id', 12)).toThrow(StaleVersion);
    expect(() => readMatch('"12"').require('id', 12)).not.toThrow();
  });
});

describe('a problem', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5,zh;q=0.7', 'zh'],
    ['fr,de', 'zh'],
    ['fr,en;q=0.1', 'en'],
    ['zh;q=0,en', 'en'],
  ])('for %j speaks %s', (header, locale) => expect(localeOf(header)).toBe(locale));

  it('says type, title, status and detail', () => {
    expect(problem('not_found').bodyIn('en')).toEqual({
      type: 'not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is no such record, or it lies outside your reach.',
    });
  });
});
