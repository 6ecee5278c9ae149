import { expect, it } from 'vitest';
import { isTamePattern } from '../../../src/model/repository/is-tame-pattern.ts';
import { matchesAny } from '../../../src/model/repository/organization-folders.ts';
import { checkRepository, filesOf } from '../fixture-repository.ts';

it.each([
  'organizations/*',
  'organizations/**',
  '**/orgs/*-team',
  'a/{b,c}/*',
  '[a-z]*/x?',
  '*a*b*',
  'organizations/acme',
])('%s is tame', (pattern) => {
  expect(isTamePattern(pattern)).toBe(true);
});

it.each(['*a'.repeat(20), '**/'.repeat(9), '+(a|aa)+(a|aa)b', '{a,b}'.repeat(20), 'x'.repeat(300)])(
  '%s matches nothing, at once, and is told',
  (pattern) => {
    expect(isTamePattern(pattern)).toBe(false);
    const folder = 'a'.repeat(240);
    expect(matchesAny([pattern])(folder)).toBe(false);
    const { diagnostics } = checkRepository(
      filesOf({
        'bylaw.yaml': `kind: Repository\norganizations: ["${pattern}"]\n`,
        [`${folder}/team.yaml`]: 'kind: Team\nname: desk\n',
      }),
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'model/unmatched-pattern',
        hint: expect.stringContaining('at most three'),
      }),
    );
  },
);
