import { fc } from '../properties.ts';
import type { PlainPolicy, PlainStatement } from './naive/documents.ts';
import { optional } from './optional.ts';
import { statement } from './random-statements.ts';

export const policyNames = ['p1', 'p2', 'p3', 'p4'] as const;

export const reference: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...policyNames) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...policyNames), fc.constantFrom(1, 2, 3, 4))
      .map((pin) => pin.join('@')),
  },
);

export const boundary: fc.Arbitrary<readonly string[] | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.array(reference, { minLength: 1, maxLength: 3 }) },
);

export interface VersionedPolicy {
  readonly document: PlainPolicy;
  readonly versions: readonly (readonly PlainStatement[])[];
  readonly isExpected: boolean;
}

export function policy(name: string): fc.Arbitrary<VersionedPolicy> {
  const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
  return fc
    .record({
      statements,
      versions: fc.array(statements, { maxLength: 3 }),
      isExpected: fc.boolean(),
      defaultVersion: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3),
    })
    .map(({ statements, versions, isExpected, defaultVersion }) => ({
      document: { kind: 'Policy', name, statements, ...optional('defaultVersion', defaultVersion) },
      versions,
      isExpected,
    }));
}
