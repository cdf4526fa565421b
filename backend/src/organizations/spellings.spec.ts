import { alikeButBrackets, askedCores, spellingsOf } from './spellings.js';

const PLACES = ['江苏省', '南通市'];
const of = (name: string): [string, string][] => [...spellingsOf(name, PLACES, '南通市')];

describe('spellingsOf', () => {
  it.each([
    ['北京商会', ['北京南通商会', 'city']],
    ['长沙市商会', ['长沙南通商会', 'city']],
    ['北京总商会', ['北京南通总商会', 'city']],
    ['南通市知联会', ['南通党外知识分子联谊会', 'abbreviation']],
    ['南通市新联会', ['南通新的社会阶层人士联谊会', 'abbreviation']],
    ['南通市新的社会阶层人士联谊会', ['南通新联会', 'abbreviation']],
    ['如东县工商联', ['如东县工商业联合会', 'abbreviation']],
    ['南通市台联', ['南通台湾同胞联谊会', 'abbreviation']],
    ['南通市侨联', ['南通归国华侨联合会', 'abbreviation']],
    ['民革南通市委', ['民革南通委员会', 'abbreviation']],
    ['中国农工民主党南通市委员会', ['农工党南通委员会', 'abbreviation']],
    ['九三学社南通市委', ['九三学社南通委员会', 'abbreviation']],
    ['包头南通商会（筹）', ['包头南通商会', 'brackets']],
    ['知联会（筹）', ['江苏南通党外知识分子联谊会', 'abbreviation']],
  ])('of %s holds %j', (name, expected) => expect(of(name)).toContainEqual(expected));

  it('adds nothing that the name says already, and no city to what names no place', () => {
    expect(of('上海南通商会')).toEqual([]);
    expect(of('商会')).toEqual([]);
    expect(of('ntsh')).toEqual([]);
    for (const [core] of of('南通市党外知识分子联谊会')) expect(core).not.toContain('党外党外');
  });
});

it('asks for the name itself first', () => {
  expect(askedCores('北京商会', '南通市')).toEqual(['北京商会', '北京南通商会']);
  expect(askedCores('北京商会', undefined)).toEqual(['北京商会']);
});

it('sees through brackets at the end', () => {
  expect(alikeButBrackets('包头南通商会（筹）', '包头市南通商会')).toBe(true);
  expect(alikeButBrackets('包头南通商会', '包头南通协会')).toBe(false);
});
