import fc from 'fast-check';
import { checkText, lengthOf } from './plain-text.js';

const line = { shape: 'line' } as const;
const lines = { shape: 'lines' } as const;

describe('checkText', () => {
  it('trims, and keeps what is within as it is', () => {
    expect(checkText('\u3000 南通 “商会”𠮷🎉\u00A0\n', line)).toEqual({ ok: true, text: '南通 “商会”𠮷🎉' });
    expect(checkText('通州\r\n海门\r如东\n\t启东\n', lines)).toEqual({ ok: true, text: '通州\n海门\n如东\n\t启东' });
    expect(checkText('جمعية', line)).toEqual({ ok: true, text: 'جمعية' });
    expect(checkText('👨‍👩‍👧', line)).toEqual({ ok: true, text: '👨‍👩‍👧' });
    expect(checkText('  ', line)).toEqual({ ok: true, text: '' });
  });

  it.each([
    ['南\0通', ['nul']],
    ['南\uD842', ['loneSurrogate']],
    ['\uDFB7南', ['loneSurrogate']],
    ['南\n通', ['controlCharacter']],
    ['南\t通', ['controlCharacter']],
    ['南\u001B通', ['controlCharacter']],
    ['南\u0085通', ['controlCharacter']],
    ['南\u2028通', ['controlCharacter']],
    ['南\u202E通', ['bidiControl']],
    ['南\u2067通', ['bidiControl']],
    ['南\u200F通', ['bidiControl']],
    ['a\0\u0007\u202E\uD800', ['nul', 'loneSurrogate', 'controlCharacter', 'bidiControl']],
  ])('refuses %j on one line', (text, faults) => expect(checkText(text, line)).toEqual({ ok: false, faults }));

  it('allows line breaks and tabs in lines, and nothing else of that kind', () => {
    expect(checkText('南\n\t通', lines).ok).toBe(true);
    expect(checkText('南\u000B通', lines)).toEqual({ ok: false, faults: ['controlCharacter'] });
    expect(checkText('南\u202E通', lines)).toEqual({ ok: false, faults: ['bidiControl'] });
  });

  it('counts code points', () => {
    expect([lengthOf('𠮷㛃🎉a'), lengthOf('')]).toEqual([4, 0]);
    expect(checkText(` ${'𠮷'.repeat(100)} `, { ...line, max: 100 }).ok).toBe(true);
    expect(checkText('𠮷'.repeat(101), { ...line, max: 100 })).toEqual({ ok: false, faults: ['tooLong'] });
    expect(checkText(' ', { ...line, required: true })).toEqual({ ok: false, faults: ['empty'] });
  });

  it('keeps only texts that PostgreSQL can keep, and accepts them again unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        fc.constantFrom(line, lines),
        (text, rule) => {
          const checked = checkText(text, rule);
          if (!checked.ok) return;
          expect(checked.text.isWellFormed() && !checked.text.includes('\0')).toBe(true);
          expect(checkText(checked.text, rule)).toEqual(checked);
        },
      ),
    );
  });
});
