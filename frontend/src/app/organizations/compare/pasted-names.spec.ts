import { cellsOf, namesOf, pastedOf } from './pasted-names';

const names = (text: string): string[] => namesOf(pastedOf(text));

describe('a pasted list of names', () => {
  it('is lines, without the empty ones and what is around the names', () => {
    expect(names('南通示例家纺商会\r\n\r\n 示例船商 \n　南通示例花木商会　\n')).toEqual([
      '南通示例家纺商会',
      '示例船商',
      '南通示例花木商会',
    ]);
    expect(names('\u200e甲商会\u202c；\n乙商会，\n丙\u00a0\u00a0商会。')).toEqual(['甲商会', '乙商会', '丙 商会']);
  });

  it('is no shorter for names that stand twice: they are told', () => expect(names('甲商会\n甲商会')).toHaveLength(2));

  it.each([
    ['1. 甲商会\n2．乙商会\n３、丙商会\n(4)丁商会\n（五）戊商会\n六、己商会\n⑦庚商会\n8 辛商会', '甲乙丙丁戊己庚辛'],
    ['1.\t甲商会\n2.\t乙商会', '甲乙'],
  ])('takes off the numbers before the names: %s', (text, expected) =>
    expect(names(text)).toEqual([...expected].map((one) => `${one}商会`)),
  );

  it('leaves a number that belongs to the name', () =>
    expect(names('3D打印商会\n1.5度气候行动中心\n一带一路联谊会\n2022年会')).toEqual([
      '3D打印商会',
      '1.5度气候行动中心',
      '一带一路联谊会',
      '2022年会',
    ]));

  it('takes the column that is headed so, under a title too, or the one with the longest texts', () => {
    expect(names('序号\t名称\t负责说明\n1\t甲商会\t一段很长很长的说明文字\n2\t乙商会\t')).toEqual(['甲商会', '乙商会']);
    expect(names('南通市商会名册\t\n（2026年）\t\n序号\t*单位名称（全称）\n1\t甲商会')).toEqual(['甲商会']);
    expect(names('名  称\n甲商会')).toEqual(['甲商会']);
    expect(pastedOf('1\t南通示例家纺商会\t崇川区\n2\t南通示例船舶商会\t如皋市')).toMatchObject({ column: 1, first: 0 });
  });

  it('reads quoted cells with breaks, quotes and commas', () => {
    expect(cellsOf('"甲\n商会"\t"说""是"""\n乙,商会\t丙')).toEqual([
      ['甲 商会', '说"是"'],
      ['乙,商会', '丙'],
    ]);
    expect(cellsOf('名称,属地\n甲商会,崇川区\n"乙\n商会","如皋市"\n丙商会,\n')).toEqual([
      ['名称', '属地'],
      ['甲商会', '崇川区'],
      ['乙 商会', '如皋市'],
      ['丙商会', ''],
    ]);
  });

  it('leaves quotation marks of a name where they are', () =>
    expect(names('"一带一路"示例商会\n"没有另一半的商会\n甲商会')).toEqual(['"一带一路"示例商会', '"没有另一半的商会', '甲商会']));
});
