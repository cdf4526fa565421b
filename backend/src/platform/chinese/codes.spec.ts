import { codeOf } from './codes.js';

describe('a code', () => {
  it('is the pinyin of the name, with a number where it is taken', () => {
    expect(codeOf('镇街商会', 'type', new Set())).toBe('zhenjieshanghui');
    expect(codeOf('镇街商会', 'type', new Set(['zhenjieshanghui', 'zhenjieshanghui2']))).toBe('zhenjieshanghui3');
  });

  it('begins with a letter and has room for its number, whatever the name', () => {
    expect(codeOf('1科', 'section', new Set())).toBe('section1ke');
    expect(codeOf('？', 'section', new Set())).toBe('section');
    expect(codeOf('联络'.repeat(30), 'section', new Set())).toMatch(/^[a-z]{36}$/);
  });
});
