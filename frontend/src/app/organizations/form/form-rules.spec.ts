import { holdsMobile } from './form-rules';

describe('holdsMobile', () => {
  it.each(['联系人 13812345678', '138 1234 5678', '138-1234-5678', '电话：１３８１２３４５６７８。'])('finds the number in %s', (text) =>
    expect(holdsMobile(text)).toBe(true),
  );

  it.each(['', '0513-80001234', '51320699MJ9999016D', '编号 913812345678', '2013年8月', '12812345678'])('finds none in %s', (text) =>
    expect(holdsMobile(text)).toBe(false),
  );
});
