import { fc } from '../properties.ts';

/** Small alphabets, so that what is asked and what is written meet often, and miss each other by little. */

/** The one organization: `{org_id}` is `o`. */
export const organizationId = 'o';

const names = ['a', 'b', 'ab', 'a/b', 'a:b', 'b/a', 'aa'];
const oddNames = [
  '*',
  'a*',
  '?',
  'a?',
  '{a}',
  '}',
  'a.b',
  'A',
  'é',
  '😀',
  'ana',
  'a😀',
  'a+',
  '(a',
  '\\a',
  '{*}',
];
const zonePlaces = ['z1/a', 'z1/b', 'z1/*', 'z2/a', 'z2/a:b', 'z2'];
const heads = ['krn:k:doc:o', 'krn:k:doc:o', 'krn:k:doc:o', 'krn:k:doc:o', 'krn:kk:doc:o', 'krn:k:ops:o'];
const oddHeads = ['krn:k:doc:x', 'krn:*:doc:o', 'arn:k:doc:a:o', 'arn:k:doc::o', 'KRN:k:doc:o', 'krn::doc:o'];

/** The name of a resource, as a request has it: nothing in it is special. */
export const resource: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: joined(fc.constantFrom(...heads), fc.constantFrom(...names, ...zonePlaces)) },
  { weight: 3, arbitrary: joined(fc.constantFrom(...heads), fc.constantFrom(...oddNames)) },
  { weight: 2, arbitrary: joined(fc.constantFrom(...oddHeads), fc.constantFrom(...names)) },
  { weight: 2, arbitrary: fc.constant('*') },
);

function joined(head: fc.Arbitrary<string>, rest: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(head, rest).map(([before, after]) => `${before}:${after}`);
}

/** Variables that always have a value, that sometimes have one, and that never have. */
const variables = [
  '{org_id}',
  '{zone}',
  '{principal.id}',
  '{principal.name}',
  '{Principal.Type}',
  '{principal.attributes.dept}',
  '{principal.attributes.Level}',
  '{principal.attributes.none}',
  '{resource.zone}',
  '{doc.s}',
  '{DOC.S}',
  '{doc.tag:x}',
];
const wild = ['*', '*', '*', '?'];
const plain = ['a', 'b', 'a', 'ab', '/', ':', 'z1/', 'z2', '.', '+', '(', '\\', 'A', 'é', '😀', 'ana'];
const escapes = ['{*}', '{?}', '{{', '}}'];

/** A pattern piece by piece, for the rest of a resource name or the value of a condition. */
export const pieces: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...plain) },
      { weight: 4, arbitrary: fc.constantFrom(...wild) },
      { weight: 2, arbitrary: fc.constantFrom(...variables) },
      { weight: 1, arbitrary: fc.constantFrom(...escapes) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const patternHeads = [
  'krn:k:doc:{org_id}',
  'krn:k:doc:o',
  'krn:*:doc:*',
  'krn:?:doc:o',
  'krn:k:*:{org_id}',
  'krn:k*:d?c:o',
];
const oddPatternHeads = [
  'arn:k:doc:*:o',
  'arn:*:*:*:{org_id}',
  'KRN:*:*:*',
  'krn:k:{doc.s}:o',
  'krn:k:doc:{principal.attributes.dept}',
  'krn:{*}:doc:o',
  'krn:{doc.s}:doc:{org_id}',
  'krn:??:doc:o',
];
const patternRests = [
  '*',
  '*',
  'a*',
  'a',
  'z1/*',
  'z2*',
  '?',
  '*/*',
  'a/*',
  '*b',
  '{principal.name}',
  '{zone}/*',
];

export const resourcePattern: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: joined(fc.constantFrom(...patternHeads), fc.constantFrom(...patternRests)) },
  { weight: 3, arbitrary: joined(fc.constantFrom(...patternHeads), pieces) },
  { weight: 2, arbitrary: joined(fc.constantFrom(...oddPatternHeads), fc.constantFrom(...patternRests)) },
  { weight: 2, arbitrary: fc.constant('*') },
);

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'ab', 'A', 'AB') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', 'é', 'É', '*', '?', 'a*', 'a?', '{a}', '😀', 'ana', 'doc', 'z1', '5'),
  },
  {
    weight: 1,
    arbitrary: fc.oneof({ weight: 4, arbitrary: resource }, fc.constantFrom('krn:k:doc:o:', 'krn:k:doc:o')),
  },
);

export const number: fc.Arbitrary<number> = fc.constantFrom(-1, 0, 1, 1.5, 2, 1000000);

const instants = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T02:00:00+02:00',
  '2025-12-31T23:59:59Z',
  '2026-01-01T23:59:59-00:30',
  '2026-01-02T00:00:00Z',
  '2026-02-28T12:00:00Z',
];
/** A time in full, as `now` is. */
export const instant: fc.Arbitrary<string> = fc.constantFrom(...instants);

/** A date as a person writes it, with or without time. */
export const date: fc.Arbitrary<string> = fc.constantFrom(
  ...instants,
  '2026-01-01',
  '2026-01-02',
  '2025-12-31',
  '2026-02-28',
  '2024-02-29',
  '2026-01-01T00:00Z',
  '2026-01-01T00:00:00.000Z',
);

export const address: fc.Arbitrary<string> = fc.constantFrom(
  '10.0.0.1',
  '10.0.0.2',
  '10.1.0.0',
  '11.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:a00:2',
  '0:0:0:0:0:FFFF:10.0.0.1',
  '2001:db8::1',
  '2001:DB8:0::0:1',
  '2001:db9::',
  '::1',
  '::',
  '0.0.0.0',
  '255.255.255.255',
);

export const range: fc.Arbitrary<string> = fc.oneof(
  address,
  fc.constantFrom(
    '10.0.0.0/8',
    '10.0.0.0/16',
    '10.0.0.1/32',
    '10.0.0.3/30',
    '10.255.0.9/8',
    '0.0.0.0/0',
    '128.0.0.0/1',
    '::/0',
    '::ffff:10.0.0.0/104',
    '::ffff:0:0/96',
    '2001:db8::/32',
    '2001:db8::1/127',
    '2000::/3',
  ),
);

/** A value once in `every` times, none else. */
export function sometimes<T>(arbitrary: fc.Arbitrary<T>, every: number): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: every - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}
