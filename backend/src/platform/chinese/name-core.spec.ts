import fc from 'fast-check';
import { coresOf, nameCore } from './name-core.js';
import { normaliseName } from './names.js';

const core = (name: string): string => nameCore(normaliseName(name));

describe('nameCore', () => {
  it.each([
    ['南通（上海）商会', '南通上海商会'],
    ['南通市 上海 商會', '南通上海商会'],
    ['江苏省南通市上海商会', '南通上海商会'],
    ['江苏省如东县商会', '如东县商会'],
    ['内蒙古自治区包头市南通商会', '包头南通商会'],
    ['江苏省慈善总会', '江苏慈善总会'],
    ['「一带一路」海外工作站', '一带一路海外工作站'],
    ['Amity  Club', 'amityclub'],
    ['𠮷·野商会', '𠮷野商会'],
  ])('of %s is %s', (name, expected) => expect(core(name)).toBe(expected));

  it('keeps provinces apart, and cities', () => {
    expect(core('江苏省慈善总会')).not.toBe(core('浙江省慈善总会'));
    expect(core('上海市南通商会')).not.toBe(core('北京市南通商会'));
    expect(core('南通市商会')).not.toBe(core('南京市商会'));
  });

  it('is the same whatever blanks, brackets, dots and 省 or 市 stand between, in full width and in traditional characters', () => {
    const han = fc.array(fc.constantFrom(...'南通上海商会联合乡社团体东门A3'), { minLength: 2, maxLength: 10 });
    const idle = fc.constantFrom('', ' ', '\u3000', '（', ')', '【', '〕', '·', '•', '“', '-', '—', '\u200B', '《', '、');
    const other: Readonly<Record<string, string>> = {
      会: '會',
      联: '聯',
      乡: '鄉',
      团: '團',
      体: '體',
      东: '東',
      门: '門',
      A: 'Ａ',
      '3': '３',
    };
    fc.assert(
      fc.property(han, fc.array(fc.tuple(idle, fc.boolean()), { minLength: 10, maxLength: 10 }), (signs, written) => {
        const otherwise = signs.map((sign, at) => {
          const [blank, changed] = written[at] ?? ['', false];
          return blank + (changed ? (other[sign] ?? sign) : sign);
        });
        expect(core(otherwise.join(''))).toBe(core(signs.join('')));
        expect(core(`${signs.join('')}市`)).toBe(core(signs.join('')));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('coresOf', () => {
  const places = ['江苏省', '南通市', '海门区'];

  it('gives the name with and without the units that its area lies in', () => {
    expect(coresOf('海门区商会', places)).toEqual(expect.arrayContaining(['海门区商会', '海门商会', '南通海门商会', '江苏南通海门区商会']));
    expect(coresOf('江苏省南通市海门区商会', places)).toEqual(expect.arrayContaining(['南通海门区商会', '海门商会']));
    expect(coresOf('工商业联合会', places)).toEqual(expect.arrayContaining(['海门区工商业联合会', '南通工商业联合会']));
  });

  it('never takes the smallest unit away that was named', () => {
    expect(coresOf('海门区商会', places)).not.toContain('商会');
    expect(coresOf('南通商会', places)).toEqual(['南通商会', '江苏南通商会']);
  });

  it('begins with its own, each once, and finds whoever wrote the unit otherwise', () => {
    const rest = fc.array(fc.constantFrom(...'女青年企业家商会联谊'), { minLength: 2, maxLength: 8 }).map((signs) => signs.join(''));
    const before = fc.subarray(['江苏', '南通市']);
    fc.assert(
      fc.property(rest, before, before, fc.constantFrom('海门', '海门区'), fc.constantFrom('海门', '海门区'), (name, a, b, one, two) => {
        const typed = a.join('') + one + name;
        const cores = coresOf(typed, places);
        expect(cores[0]).toBe(core(typed));
        expect(new Set(cores).size).toBe(cores.length);
        expect(cores).toContain(core(b.join('') + two + name));
      }),
    );
  });

  it('has none for a reading, a single character and signs', () => {
    for (const name of ['shanghui', 'ntsh', '会', '（）', '', ' ']) expect(coresOf(name, places)).toEqual([]);
    expect(coresOf('Amity Club')).toEqual(['amityclub']);
  });
});
