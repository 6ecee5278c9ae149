import { expect, it } from 'vitest';
import { renderJson } from '../../src/report/render-json.ts';
import { fc } from '../properties.ts';

it('writes what nobody sees, or a log would obey, as escapes', () => {
  expect(
    renderJson({ name: 'a\u202eb', tag: '\u{e0041}', next: '\u0085', note: '##[add-mask]x', voice: '山' }),
  ).toBe(`{
  "name": "a\\u202eb",
  "tag": "\\udb40\\udc41",
  "next": "\\u0085",
  "note": "#\\u0023[add-mask]x",
  "voice": "山"
}
`);
});

it('changes no data', () => {
  const value = fc.jsonValue({ stringUnit: 'binary' });
  fc.assert(
    fc.property(value, (data) => {
      const text = renderJson(data);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
      expect(text.replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b-\u200f\u2060\ufeff]/u,
      );
    }),
  );
});
