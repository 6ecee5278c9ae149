import { describe, expect, it } from 'vitest';
import { maskLine, sanitizeLine, sanitizeText } from '../../src/report/sanitize-text.ts';
import { fc } from '../properties.ts';

/** Text in which whatever is dangerous is likely, and next to what makes it whole. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '\u001b',
        '\u001b[',
        '31m',
        '\u009b',
        '\u001b]0;title',
        '\u0007',
        '\u001b\\',
        '\r',
        '\n',
        '\t',
      ),
      fc.constantFrom(
        '\u202e',
        '\u2066',
        '\u200b',
        '\u200d',
        '\ufeff',
        '\u00ad',
        '\u061c',
        '\u{e0041}',
        '\ud800',
        '\u3164',
      ),
      fc.constantFrom('#', '##', '##[', 'error]', ':', '::', '::error::', ' ', '\u3000', '##vso['),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('sanitizeText', () => {
  it('takes terminal sequences out whole', () => {
    expect(
      sanitizeText('\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007'),
    ).toBe('red link');
  });

  it.each(['\u001b]0;', '\u001bP', '\u009d', '\u0090'])(
    'hides nothing behind %j, which nothing ends',
    (begun) => {
      expect(sanitizeText(`${begun}title\nnext\u0007`)).toMatch(/title\nnext$/);
      expect(sanitizeText(`a${begun}b`)).toMatch(/^a(0;)?b$/);
    },
  );

  it('keeps letters of every script, accents and emoji', () => {
    const text = 'Lovrić, Ünal, Ζωή, 山田, مريم 🎻';
    expect(sanitizeText(text)).toBe(text);
  });

  it('leaves nothing that Unicode has readers pass over, but for what chooses the form of a character', () => {
    const all = Array.from({ length: 0x11_0000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((character) => /\p{Default_Ignorable_Code_Point}/u.test(character));
    const left = all.filter((character) => sanitizeText(`a${character}b`) !== 'ab');
    expect(left.filter((character) => !/[\ufe00-\ufe0f]/.test(character))).toEqual([]);
  });

  it('leaves no control, bidirectional or zero-width character, whatever it is given', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = sanitizeText(text).replace(/[\n\t]/g, '');
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b-\u200f\u2060\ufeff]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(hostile, (text) => sanitizeText(sanitizeText(text)) === sanitizeText(text)));
  });
});

describe('in a log of GitHub Actions', () => {
  // As its runner reads a line: `::` after any white space, `##[` anywhere.
  const commands = /^\s*::|##\[/m;

  it('no text is a command', () => {
    expect(sanitizeText('strings\n  ::error::stop')).toBe('strings\n  : :error::stop');
    expect(sanitizeText('::stop-commands::x')).toBe(': :stop-commands::x');
    expect(sanitizeLine('first ##[add-mask]desk ##vso[task.complete]')).toBe(
      'first ## [add-mask]desk ## vso[task.complete]',
    );
    fc.assert(
      fc.property(
        hostile,
        (text) => !commands.test(sanitizeText(text)) && !commands.test(sanitizeLine(text)),
      ),
    );
    fc.assert(fc.property(hostile, (text) => !/##\[/.test(maskLine(text))));
  });

  it('what is no command stays', () => {
    for (const text of ['krn:acme:handbook::chapter/1', 'a # b ## c', '[link]', 'std::string'])
      expect(sanitizeText(text)).toBe(text);
  });
});

describe('sanitizeLine', () => {
  it('stays on one line, whatever it is given', () => {
    fc.assert(fc.property(hostile, (text) => !/[\n\r\t\u2028\u2029]/.test(sanitizeLine(text))));
  });
});

describe('maskLine', () => {
  it('keeps every column where it was', () => {
    fc.assert(fc.property(hostile, (text) => maskLine(text).length === text.length));
  });
});
