import { expect, test } from 'vitest';
import { instantOf } from '../../src/model/instant.ts';
import { fc } from '../properties.ts';

test.each([
  ['2026-12-01', 'beginning', '2026-12-01T00:00:00Z'],
  ['2026-12-31', 'end', '2027-01-01T00:00:00Z'],
  ['2028-02-29', 'end', '2028-03-01T00:00:00Z'],
  ['2026-12-31T18:00:00Z', 'end', '2026-12-31T18:00:00Z'],
  ['2026-12-31T18:00:00Z', 'beginning', '2026-12-31T18:00:00Z'],
  ['2026-12-31T18:00Z', 'end', '2026-12-31T18:00:00Z'],
  ['2026-12-31T23:30:00-02:00', 'end', '2027-01-01T01:30:00Z'],
  ['2026-03-01T00:30:00+05:45', 'beginning', '2026-02-28T18:45:00Z'],
  ['2026-12-31T18:00:00.000Z', 'end', '2026-12-31T18:00:00Z'],
  ['0001-01-01', 'beginning', '0001-01-01T00:00:00Z'],
] as const)('%s as a %s is %s', (written, side, instant) => {
  expect(instantOf(written, side)).toBe(instant);
});

test.each([
  ['2026-02-30', 'no such day'],
  ['2026-13-01', 'no such month'],
  ['2027-02-29', 'no leap year'],
  ['2026-12-31T18:00:00', 'no offset'],
  ['2026-12-31T24:00:00Z', 'no such hour'],
  ['2026-12-31T18:00:60Z', 'a leap second'],
  ['2026-12-31T18:00:00.5Z', 'half a second'],
  ['2026-12-31 18:00:00Z', 'a space'],
  ['31.12.2026', 'another order'],
  ['2026-12', 'a month'],
  ['', 'nothing'],
])('%s means no instant: %s', (written) => {
  expect(instantOf(written, 'beginning')).toBeUndefined();
});

test('the end of the last day is out of reach', () => {
  expect(instantOf('9999-12-31', 'beginning')).toBe('9999-12-31T00:00:00Z');
  expect(instantOf('9999-12-31', 'end')).toBeUndefined();
});

test('text order is time order, and a day ends where the next begins', () => {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [first, second] = [a, b].map((date) => date.toISOString().slice(0, 10)) as [string, string];
      expect((instantOf(first, 'end') ?? '') < (instantOf(second, 'end') ?? '')).toBe(first < second);
      const next = new Date(Date.parse(`${first}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(instantOf(first, 'end')).toBe(instantOf(next, 'beginning'));
    }),
  );
});
