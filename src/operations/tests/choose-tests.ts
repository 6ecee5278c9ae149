import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { AccessTest, Organization } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';

/**
 * The tests of each organization that one of the filters chooses: it is part of their name or their file, `*` and `?`
 * in it stand for other characters. Without filters all are.
 * @throws BylawError `test/no-such-test` where a filter chooses none, lest a misspelt one passes
 */
export function chooseTests(
  organizations: readonly Organization[],
  filters: readonly string[] = [],
): ReadonlyMap<Organization, readonly AccessTest[]> {
  const all = organizations.flatMap(({ accessTests }) => [...accessTests.values()]);
  for (const filter of filters) if (!all.some((test) => matches(test, filter))) throw noSuchTest(filter, all);
  return new Map(
    organizations.map((organization) => [
      organization,
      [...organization.accessTests.values()].filter(
        (test) => filters.length === 0 || filters.some((filter) => matches(test, filter)),
      ),
    ]),
  );
}

function matches({ name, origin }: AccessTest, filter: string): boolean {
  return globMatches(`*${filter}*`, name) || globMatches(`*${filter}*`, origin.file);
}

function noSuchTest(filter: string, all: readonly AccessTest[]): BylawError {
  const names = all.map(({ name }) => name);
  const otherwise =
    all.length === 0 ? 'there are no access tests' : 'a test is chosen by a part of its name or of its file';
  return new BylawError(
    'test/no-such-test',
    `no access test is called \`${filter}\`, and none stands in such a file`,
    didYouMean(filter, names, otherwise),
  );
}
