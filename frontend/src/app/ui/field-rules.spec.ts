import { faultOf, typedOf, valueOf, type FieldDescription } from './field-rules';

const field = (over: Partial<FieldDescription>): FieldDescription => ({ code: 'x', label: 'X', type: 'text', ...over });

describe('a field that only its description knows', () => {
  it.each([
    [field({ pattern: '\\d{6}' }), '20012', 'pattern'],
    [field({ pattern: '\\d{6}' }), '2001201', 'pattern'],
    [field({ pattern: '\\d{6}' }), '200120', null],
    [field({ max: 2 }), '𠮷㛃人', 'max'],
    [field({ max: 2 }), '𠮷㛃', null],
    [field({ type: 'number' }), '1,200', null],
    [field({ type: 'number' }), '１２', null],
    [field({ type: 'number' }), '十二', 'number'],
    [field({ type: 'date' }), '2019-05', null],
    [field({ type: 'date' }), '2019-02-30', 'date'],
    [field({ type: 'option', options: [{ code: 'a', label: '甲' }] }), 'b', 'option'],
    [field({ required: true }), '  ', 'required'],
    [field({}), '', null],
  ])('%j with %s: %s', (description, typed, fault) => {
    expect(faultOf(description, typed)).toBe(fault);
  });

  it('sends numbers, truth and nothing as such', () => {
    expect(valueOf(field({ type: 'number' }), '1,200')).toBe(1200);
    expect(valueOf(field({ type: 'boolean' }), 'false')).toBe(false);
    expect(valueOf(field({}), '  ')).toBeNull();
    expect([typedOf(12), typedOf(false), typedOf(null), typedOf('甲')]).toEqual(['12', 'false', '', '甲']);
  });
});
