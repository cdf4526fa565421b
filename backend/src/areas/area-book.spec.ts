import { AreaBook, type BookEntry } from './area-book.js';
import { standardEntries } from './data/standard-areas.js';

const unit = (name: string, shortName: string, rest: Partial<BookEntry> = {}): BookEntry => ({
  name,
  shortName,
  level: 'county',
  home: true,
  over: false,
  living: true,
  ...rest,
});
const away = { home: false, level: 'city' } as const;

describe('areas as lists write them', () => {
  const book = new AreaBook(
    [
      unit('崇川区', '崇川'),
      unit('港闸区', '港闸', { living: false }),
      unit('海门市', '海门', { living: false }),
      unit('海门区', '海门'),
      unit('南通经济技术开发区', '开发区', { level: 'functional' }),
      unit('南通市', '南通', { ...away, over: true }),
      unit('江苏省', '江苏', { ...away, level: 'province', over: true }),
      unit('杭州市', '杭州', away),
      unit('浙江省', '浙江', { ...away, level: 'province' }),
      unit('香港特别行政区', '中国香港', { ...away, level: 'province' }),
      unit('日本', '日本', { ...away, level: 'country' }),
      unit('印度尼西亚', '印度尼西亚', { ...away, level: 'country' }),
    ],
    ['东京'],
  );

  it.each([
    ['崇川', '崇川区'],
    ['崇 川 区', '崇川区'],
    ['南通市海门区', '海门区'],
    ['江苏省南通市崇川区', '崇川区'],
    ['海门', '海门区'],
    ['海门市', '海门市'],
    ['港闸', '港闸区'],
    ['開發區', '南通经济技术开发区'],
    ['经开区', '南通经济技术开发区'],
    ['杭州', '杭州'],
    ['浙江省杭州市', '浙江省杭州市'],
    ['香港', '香港'],
    ['日本东京', '日本东京'],
    ['印尼', '印尼'],
    ['通洲区', undefined],
    ['崇川区商会', undefined],
    ['', undefined],
  ])('%s is %s', (written, read) => expect(book.read(written)).toBe(read));

  it('are found within a title or a tab where one alone is named', () => {
    expect(['崇川区2019年名单', '崇川区海门区名单', '全市名单', '开发区名单'].map((text) => book.within(text))).toEqual([
      '崇川区',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('the own city and its province before a name say nothing', () => expect(book.withoutOver('江苏省南通市示例商会')).toBe('示例商会'));

  it('before there is a registry every county may be meant, and what many are called stays as written', () => {
    const any = new AreaBook(standardEntries(), []);
    expect(['崇川', '海门', '港闸区', '长沙', '开发区', '昆山市', '通洲区'].map((text) => any.read(text))).toEqual([
      '崇川区',
      '海门区',
      '港闸区',
      '长沙',
      '开发区',
      '昆山市',
      undefined,
    ]);
  });
});
