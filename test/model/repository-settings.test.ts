import { describe, expect, test } from 'vitest';
import { isBranchRef } from '../../src/model/repository/ledger-ref.ts';
import { territories } from '../../src/model/repository/organization-folders.ts';
import { repositorySettings } from '../../src/model/repository-settings.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { fc } from '../properties.ts';

function settingsOf(yaml: string) {
  const text = `apiVersion: bylaw/v1\nkind: Repository\n${yaml}`;
  return repositorySettings(parseDocuments([{ path: 'bylaw.yaml', text }]).value ?? []);
}

describe('the settings of a repository', () => {
  test('a repository may do without any', () => {
    const defaults = {
      organizations: ['organizations/*'],
      ledger: { ref: 'refs/heads/bylaw/ledger', trust: 'unsigned' },
      fmt: {},
    };
    expect(repositorySettings([])).toEqual({ value: defaults, diagnostics: [] });
    expect(settingsOf('')).toEqual({ value: defaults, diagnostics: [] });
  });

  test('what is written counts', () => {
    expect(
      settingsOf(
        'organizations: [acme]\nledger: { ref: refs/heads/record, trust: unsigned }\nfmt: { indent: 4 }\n',
      ).value,
    ).toEqual({
      organizations: ['acme'],
      ledger: { ref: 'refs/heads/record', trust: 'unsigned' },
      fmt: { indent: 4 },
    });
  });

  test('there is no value where something is wrong', () => {
    const { value, diagnostics } = settingsOf(
      'organizations: [/etc, ../other]\nledger: { ref: refs/tags/x }\n',
    );
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code).sort()).toEqual([
      'model/ledger-not-a-branch',
      'model/pattern-leaves-repository',
      'model/pattern-leaves-repository',
    ]);
  });
});

test.each([
  ['refs/heads/bylaw/ledger', true],
  ['refs/heads/a', true],
  ['refs/heads/', false],
  ['refs/heads/HEAD', false],
  ['refs/heads/-x', false],
  ['refs/heads/a..b', false],
  ['refs/heads/a//b', false],
  ['refs/heads/a/', false],
  ['refs/heads/.a', false],
  ['refs/heads/a/.b', false],
  ['refs/heads/a.lock', false],
  ['refs/heads/a.lock/b', false],
  ['refs/heads/a.', false],
  ['refs/heads/a@{b', false],
  ['refs/heads/a b', false],
  ['refs/heads/a\u0007b', false],
  ['refs/heads/a\nb', false],
  ['refs/tags/a', false],
])('%j is a branch: %s', (ref, expected) => {
  expect(isBranchRef(ref)).toBe(expected);
});

describe('where a file stands', () => {
  test.each([
    ['bylaw.yaml', 'root'],
    ['shared/roles.yaml', 'shared'],
    ['organizations/acme/team.yaml', 'organizations/acme'],
    ['organizations/acme/teams/deep/core.yaml', 'organizations/acme'],
    ['organizations/loose.yaml', 'elsewhere'],
    ['docs/example.yaml', 'elsewhere'],
    ['branches/north/a.yaml', 'branches/north'],
    ['branches/north/annex/b.yaml', 'branches/north'],
    ['special/c.yaml', 'special'],
  ])('%s: %s', (file, expected) => {
    const territory = territories(['organizations/*', 'branches/**', './special/'])(file);
    const told = territory.in === 'organization' ? territory.folder : territory.in;
    expect(file.startsWith('branches') ? told.startsWith('branches') : told === expected).toBe(true);
  });

  test('shared is never an organization', () => {
    expect(territories(['*'])('shared/roles.yaml')).toEqual({ in: 'shared' });
  });

  test('the order of files asked makes no difference', () => {
    const files = ['a/b/c/x.yaml', 'a/b/y.yaml', 'a/z.yaml', 'b/c/q.yaml'];
    const patterns = fc.subarray(['a', 'a/*', 'a/b/c', '**', 'b/*']);
    fc.assert(
      fc.property(patterns, fc.shuffledSubarray(files, { minLength: files.length }), (chosen, shuffled) => {
        const fresh = (file: string) => territories(chosen)(file);
        const asked = territories(chosen);
        for (const file of shuffled) expect(asked(file)).toEqual(fresh(file));
      }),
    );
  });
});
