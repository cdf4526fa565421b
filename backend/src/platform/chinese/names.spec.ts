import fc from 'fast-check';
import { nameForms, nameKey, normaliseName } from './names.js';
import { syllables } from './readings.js';
import { simplified, simplifiedPhrases } from './simplified.js';

describe('normaliseName', () => {
  it.each([
    ['南通（上海）商会', '南通(上海)商会'],
    [' 南通 (上海)  商会　', '南通(上海)商会'],
    ['南通【上海】商会', '南通(上海)商会'],
    ['ＡＢＣ　Ｃｌｕｂ', 'abc club'],
    ['Amity  Club 南通', 'amity club南通'],
    ['臺灣南通同鄉會', '台湾南通同乡会'],
    ['“一带一路”海外工作站', '"一带一路"海外工作站'],
    ['「一带一路」海外工作站', '"一带一路"海外工作站'],
    ['阿·某某', '阿·某某'],
    ['阿•某某', '阿·某某'],
    ['阿・某某', '阿·某某'],
    ['南通—上海', '南通-上海'],
    ['南\u200B通\uFEFF商会', '南通商会'],
    ['𠮷野㛃商会', '𠮷野㛃商会'],
    ['🎉会', '🎉会'],
    ['⼯商联', '工商联'],
    ['l´Amitié d’ici', "l'amitié d'ici"],
    ['乾隆', '干隆'],
    ['', ''],
    ['  ', ''],
  ])('makes %j into %j', (text, expected) => expect(normaliseName(text)).toBe(expected));

  it('of every character alone is what it is with something invisible beside it', () => {
    const characters = Array.from({ length: 0xa000 - 0x4e00 }, (_, at) => String.fromCharCode(0x4e00 + at));
    const differing = [...characters, ...'az09'].filter((one) => normaliseName(one) !== normaliseName(`\u200b${one}`));
    expect(differing).toEqual([]);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), hanText()), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('changes no single character the second time', () => {
    const unstable: string[] = [];
    for (let point = 1; point < 0x33500; point += 1) {
      if (point >= 0xd800 && point < 0xe000) continue;
      // In between two words only where spaces could matter: the ideographs are the many.
      const character = String.fromCodePoint(point);
      for (const text of point < 0x3400 ? [character, `a ${character} b`] : [character]) {
        const once = normaliseName(text);
        if (once !== character && normaliseName(once) !== once) unstable.push(point.toString(16));
      }
    }
    expect(unstable).toEqual([]);
  });

  it('of a part is a part of that of the whole, spaces apart', () => {
    const bare = (text: string): string => normaliseName(text).replaceAll(' ', '');
    fc.assert(
      fc.property(hanText(), hanText(), hanText(), (before, part, after) => {
        expect(bare(before + part + after)).toContain(bare(part));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('nameForms', () => {
  it('gives name, pinyin and initials', () => {
    expect(nameForms('上海南通商会')).toEqual(['上海南通商会', 'shanghainantongshanghui', 'shntsh']);
  });

  it.each([
    ['重庆市南通商会', 'chongqingshinantongshanghui', 'cqsntsh'],
    ['厦门南通商会', 'xiamennantongshanghui', 'xmntsh'],
    ['南通市银行业协会', 'nantongshiyinhangyexiehui', 'ntsyhyxh'],
    ['𠮷野㛃商会', '𠮷yejieshanghui', '𠮷yjsh'],
    ['🎉会', '🎉hui', '🎉h'],
    ['“一带一路”工作站', 'yidaiyilugongzuozhan', 'ydylgzz'],
    ['南通（ABC 2019）商会', 'nantongabc2019shanghui', 'ntabc2019sh'],
    ['臺灣南通同鄉會', 'taiwannantongtongxianghui', 'twnttxh'],
    ['栟茶镇商会', 'benchazhenshanghui', 'bczsh'],
    ['秘书长联席会', 'mishuzhanglianxihui', 'mszlxh'],
    ['乐清市南通商会', 'yueqingshinantongshanghui', 'yqsntsh'],
    ['六安市南通商会', 'luanshinantongshanghui', 'lasntsh'],
    ['如皋市工商业联合会', 'rugaoshigongshangyelianhehui', 'rgsgsylhh'],
  ])('reads %s', (name, full, initials) => {
    expect(nameForms(name)).toEqual(expect.arrayContaining([full, initials]));
  });

  it('adds other readings where the word leaves a doubt, and none where it does not', () => {
    expect(nameForms('长青商会')).toEqual(['长青商会', 'changqingshanghui', 'zhangqingshanghui', 'cqsh', 'zqsh']);
    expect(nameForms('重庆')).toEqual(['重庆', 'chongqing', 'cq']);
    expect(nameForms('吕四商会')).toEqual(['吕四商会', 'lvsishanghui', 'lusishanghui', 'lssh']);
    expect(nameForms('长长长长长长').filter((form) => form.length > 6)).toHaveLength(4);
  });

  it('gives the forms of the short name as well, and each once', () => {
    expect(nameForms('南通市知识分子联谊会', '市知联会')).toEqual(
      expect.arrayContaining(['南通市知识分子联谊会', '市知联会', 'shizhilianhui', 'szlh']),
    );
    expect(nameForms('ABC')).toEqual(['abc']);
    expect(nameForms('商会', '商会')).toEqual(nameForms('商会', null));
  });

  it('reads the surname of a person', () => {
    expect(nameForms('单甲一', null, 'person')).toContain('shanjiayi');
    expect(nameForms('缪甲一', null, 'person')).toContain('miaojiayi');
    expect(nameForms('曾甲一', null, 'person')).toContain('zengjiayi');
    expect(nameForms('张甲一', null, 'person')).toEqual(['张甲一', 'zhangjiayi', 'zjy']);
  });

  it('reads one part for each code point, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hanText()), (text) => {
        expect(syllables(text)).toHaveLength([...text].length);
        expect(nameForms(text).every((form) => form !== '')).toBe(true);
        expect(nameKey(text).endsWith(`\t${text}`)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('nameKey', () => {
  const inOrder = (names: string[]): string[] => names.toSorted((a, b) => Buffer.compare(Buffer.from(nameKey(a)), Buffer.from(nameKey(b))));

  it('orders by syllable, then by name', () => {
    expect(nameKey('上海南通商会')).toBe('shang hai nan tong shang hui\t上海南通商会');
    expect(nameKey('南通（ABC 2019）商会')).toBe('nan tong abc 2019 shang hui\t南通（ABC 2019）商会');
    expect(nameKey('“一带一路”站')).toBe('yi dai yi lu zhan\t“一带一路”站');
    expect(inOrder(['仙桃商会', '西安商会', '南通', '南通商会', '重庆商会', '成都商会', '绿源', '路桥', 'Amity Club'])).toEqual([
      'Amity Club',
      '成都商会',
      '重庆商会',
      '路桥',
      '绿源',
      '南通',
      '南通商会',
      '西安商会',
      '仙桃商会',
    ]);
  });

  it('is another for another name', () => {
    expect(nameKey('南通商会')).not.toBe(nameKey('南通 商会'));
    expect(inOrder(['南通(商会)', '南通商会'])).toHaveLength(2);
  });
});

describe('simplified', () => {
  it('goes by character, or by phrase', () => {
    expect([simplified('乾隆'), simplifiedPhrases('乾隆')]).toEqual(['干隆', '乾隆']);
    expect(simplified('裏面後髮，ABC𠮷')).toBe('里面后发，ABC𠮷');
  });
});

/** Texts of Chinese, traditional and rare characters, letters and what stands between them. */
function hanText(): fc.Arbitrary<string> {
  const characters = [...'南通商会上海長沙後裏乾著鄉會乐𠮷㛃🎉Aab19（）()[]【】“”\'"·•—- 　\u200BßŉÉ'];
  const unit = fc.oneof(
    fc.constantFrom(...characters),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point)),
  );
  return fc.array(unit, { maxLength: 20 }).map((units) => units.join(''));
}
