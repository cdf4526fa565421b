import { faultsOf } from './kind-fields.js';
import { text } from './kinds/kind.js';

const mend = { zh: '邮编是6位数字', en: 'A postcode has 6 digits' };
const postcode = text('postcode', { zh: '住所邮编', en: 'Postcode' }, { maxLength: 6, pattern: { source: '[0-9]{6}', mend } });

describe('a text field with a pattern', () => {
  it('takes what matches it as a whole', () => expect(faultsOf(postcode, '226001')).toEqual([]));

  it.each(['22600', '二二六〇〇一', ' 22600', '22600a'])('says its own mend of %j', (given) =>
    expect(faultsOf(postcode, given)).toEqual([{ code: 'pattern', words: mend }]),
  );

  it('asks for text of the right length first', () => {
    expect(faultsOf(postcode, '2260011')[0]?.code).toBe('too_long');
    expect(faultsOf({ ...postcode, maxLength: 20 }, '2260011')).toEqual([{ code: 'pattern', words: mend }]);
    expect(faultsOf(postcode, 226001)).toHaveLength(1);
  });
});
