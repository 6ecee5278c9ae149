import { fc } from '../../properties.ts';

/**
 * Organizations and requests that Cedar has words for. It has none for `?`, for comparing without case, for a variable
 * within a pattern, for patterns and orders over lists, nor for v4-mapped addresses.
 */

export const dept = '{principal.attributes.dept}';
export const action = fc.constantFrom('doc:read', 'doc:l*', 'doc:*', 'DOC:read', 'ops:*', 'doc:*a*', '*');
const heads = [
  'krn:k:doc:{org_id}',
  'krn:k*:doc:o',
  'krn:*:*:*',
  'krn:k:*:{org_id}',
  'krn:k:doc:{principal.name}',
];
const rests = ['*', 'a*', 'a', '*b', 'a/*', '*a*b', 'z1/*', 'a{*}', '{principal.name}', dept];
export const pattern = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...heads), fc.constantFrom(...rests)).map((parts) => parts.join(':')),
  },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:k:doc:*:o:a*', 'arn:*:*:a:{org_id}:*') },
);
export const resource = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('krn:k:doc:o', 'krn:k:doc:o', 'krn:kk:doc:o', 'krn:k:doc:ana', 'krn:k:ops:o'),
        fc.constantFrom('a', 'b', 'ab', 'a/b', 'a*', 'ana', 'z1/a', 'z1/b', 'a:b', 'é\\"'),
      )
      .map((parts) => parts.join(':')),
  },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:k:doc:a:o:a', 'arn:k:doc::o:b') },
);

export const text = fc.constantFrom('a', 'b', 'ab', 'A', 'a*', '', 'é', 'x"\\y', 'ana');
export const like = fc.constantFrom('a*', '*b', '*', 'a{*}', 'ab', '*a*', 'x"\\y');
export const number = fc.constantFrom(-1, 0, 1, 2, 3);
export const address = fc.constantFrom(
  '10.0.0.1',
  '10.0.0.2',
  '10.1.0.0',
  '11.0.0.1',
  '2001:db8::1',
  '2001:db9::1',
  '::1',
);
export const range = fc.oneof(
  address,
  fc.constantFrom('10.0.0.0/8', '10.0.0.0/31', '0.0.0.0/0', '2001:db8::/32', '::/0'),
);
