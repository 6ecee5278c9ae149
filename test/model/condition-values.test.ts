import { describe, expect, test } from 'vitest';
import { isAddressOrRange } from '../../src/model/services/address-range.ts';
import { fc } from '../properties.ts';
import { checkRepository, filesOf } from './fixture-repository.ts';

function toldOf(conditions: string) {
  const { diagnostics, underlined } = checkRepository(
    filesOf({
      'organizations/museum/all.yaml': `kind: Organization
name: museum
---
kind: Service
name: cases
actions: {open: {access: write}}
conditionKeys: {humidity: number, seen: date, rooms: "string[]", sealed: bool, from: "ip[]"}
---
kind: Policy
name: open-cases
statements:
  - effect: allow
    actions: ["cases:open"]
    conditions: ${conditions}
`,
    }),
  );
  return diagnostics.map(({ code, message, hint }, at) => [code, underlined[at], message, hint]);
}

describe('a condition compares with values that its operator can read', () => {
  test.each([
    '{NumericLessThan: {cases.humidity: 60.5}}',
    '{NumericEquals: {cases.humidity: [60, 61]}}',
    '{DateLessThan: {request.time: 2026-12-01}}',
    '{DateLessThan: {request.time: "2026-12-01T09:00:00+01:00"}}',
    '{Bool: {principal.mfa: [true, false]}}',
    '{IpAddress: {request.ip: [10.0.0.7, 10.0.0.0/8, "2001:db8::/32", "::1", "::ffff:10.0.0.1"]}}',
    '{"ForAnyValue:NotIpAddressIfExists": {cases.from: 10.0.0.0/8}}',
    '{StringEquals: {principal.name: "5"}}',
    '{"ForAllValues:StringEquals": {cases.rooms: [egypt, "7"]}}',
    '{"Null": {cases.humidity: true}}',
    '{NumericLessThan: {cases.humidity: "{principal.attributes.humidity}"}}',
    '{IpAddress: {request.ip: "{principal.attributes.desk}"}}',
    '{NumericEquals: {principal.attributes.level: 3}}',
  ])('%s', (conditions) => {
    expect(toldOf(conditions)).toEqual([]);
  });

  test.each([
    ['{Bool: {principal.mfa: fasle}}', 'fasle', '`true` or `false`, not `fasle`', 'did you mean `false`?'],
    [
      '{Bool: {principal.mfa: "true"}}',
      '"true"',
      '`true` or `false`, not the text `true`',
      'remove the quotes: `true`',
    ],
    ['{Bool: {principal.mfa: yes}}', 'yes', '`true` or `false`, not `yes`', 'write `true`'],
    ['{Bool: {principal.mfa: 1}}', '1', '`true` or `false`, not `1`', 'write `true` or `false`'],
    [
      '{DateLessThan: {request.time: soon}}',
      'soon',
      'a date, not `soon`',
      'write it as `2026-12-31` or `2026-12-31T18:00:00Z`',
    ],
    [
      '{DateLessThan: {request.time: 1764547200}}',
      '1764547200',
      'a date, not `1764547200`',
      'write it as `2026-12-31` or `2026-12-31T18:00:00Z`',
    ],
    [
      '{DateEquals: {cases.seen: 2026-02-30}}',
      '2026-02-30',
      'a date, not `2026-02-30`',
      'there is no such day: 2026-02 has 28 days',
    ],
    [
      '{DateEquals: {cases.seen: "2026-02-03T10:00:00.5Z"}}',
      '"2026-02-03T10:00:00.5Z"',
      'a date, not `2026-02-03T10:00:00.5Z`',
      'leave out the parts of a second',
    ],
    [
      '{NumericLessThan: {cases.humidity: "60"}}',
      '"60"',
      'a number, not the text `60`',
      'remove the quotes: `60`',
    ],
    [
      '{NumericLessThan: {cases.humidity: damp}}',
      'damp',
      'a number, not `damp`',
      'write a number such as `10`',
    ],
    [
      '{NumericLessThan: {cases.humidity: [50, true]}}',
      'true',
      'a number, not `true`',
      'write a number such as `10`',
    ],
    ['{StringEquals: {resource.zone: 5}}', '5', 'a text, not `5`', 'put it in quotes'],
    ['{"ForAnyValue:StringLike": {cases.rooms: [egypt, 7]}}', '7', 'a text, not `7`', 'put it in quotes'],
    [
      '{IpAddress: {request.ip: nonsense}}',
      'nonsense',
      'an IP address or a range of them, not `nonsense`',
      'write an address such as `10.0.0.7`, or a range such as `10.0.0.0/8` or `2001:db8::/32`',
    ],
    [
      '{IpAddress: {request.ip: "::1/129"}}',
      '"::1/129"',
      'an IP address or a range of them, not `::1/129`',
      'a range of this kind has at most 128 bits',
    ],
  ])('%s', (conditions, underlined, message, hint) => {
    const operator = /\{"?([A-Za-z]+(?::[A-Za-z]+)?)/.exec(conditions)?.[1];
    expect(toldOf(conditions)).toEqual([
      ['model/condition-value', underlined, `\`${operator}\` compares with ${message}`, hint],
    ]);
  });

  test('an operator that does not fit its key says nothing of the values too', () => {
    expect(toldOf('{StringEquals: {cases.humidity: 5}}').map(([code]) => code)).toEqual([
      'model/operator-does-not-fit',
    ]);
    expect(toldOf('{DateEquals: {cases.sean: soon}}').map(([code]) => code)).toEqual([
      'model/unknown-condition-key',
    ]);
  });

  test('a variable is known wherever it stands', () => {
    expect(toldOf('{NumericLessThan: {cases.humidity: "{principal.nmae}"}}').map(([code]) => code)).toEqual([
      'model/unknown-variable',
    ]);
  });
});

describe('an address or a range of addresses', () => {
  test.each([
    '10',
    '10.1',
    '0x0a.0.0.1',
    '010.0.0.1',
    '10.0.0.256',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '/8',
  ])('is not %s', (text) => {
    expect(isAddressOrRange(text)).toBe(false);
  });

  test.each([
    'fe80::1%eth0',
    '::1/129',
    '1::2::3',
    ':::',
    '12345::',
    ' ::1',
    '::1 ',
    '10.0.0.1\n',
    '::/0x8',
    '',
  ])('is not %j', (text) => {
    expect(isAddressOrRange(text)).toBe(false);
  });

  test('is any four numbers up to 255, with up to 32 bits', () => {
    const byte = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        fc.array(byte, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        (bytes, bits) => {
          const good = bytes.every((each) => each < 256);
          expect(isAddressOrRange(bytes.join('.'))).toBe(good);
          expect(isAddressOrRange(`${bytes.join('.')}/${bits}`)).toBe(good && bits <= 32);
        },
      ),
    );
  });

  test('is any IPv6 address, with up to 128 bits', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 200 }), (address, bits) => {
        expect(isAddressOrRange(address), address).toBe(true);
        expect(isAddressOrRange(`${address}/${bits}`)).toBe(bits <= 128);
      }),
    );
  });
});
