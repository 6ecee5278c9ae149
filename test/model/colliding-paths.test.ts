import { expect, test } from 'vitest';
import { checkRepository, fixtureFiles } from './fixture-repository.ts';

const files = fixtureFiles('valid-orchestra');

/** What is told of a valid repository with more files in it, each without a document. */
function told(...paths: readonly string[]): readonly string[] {
  const more = paths.map((path) => ({ path, text: '' }));
  const { diagnostics } = checkRepository([...files, ...more]);
  for (const { code, at } of diagnostics)
    expect([code, at?.file]).toEqual(['model/colliding-paths', expect.any(String)]);
  return diagnostics.map(({ message }) => message.replace(/ on macOS.*/, ''));
}

test('files and folders that are one elsewhere are told once each', () => {
  expect(told()).toEqual([]);
  expect(told('shared/a.yaml', 'shared/b/A.yaml', 'shared/É.yaml')).toEqual([]);
  expect(told('shared/a.yaml', 'shared/A.yaml')).toEqual([
    '`shared/a.yaml` and `shared/A.yaml` are one file',
  ]);
  expect(told('shared/\u00e9.yaml', 'shared/e\u0301.yaml')).toHaveLength(1);
  expect(told('shared/stra\u00dfe.yaml', 'shared/STRASSE.yaml')).toHaveLength(1);
  expect(told('shared/\u03c2.yaml', 'shared/\u03c3.yaml', 'shared/\u03a3.yaml')).toHaveLength(2);
  expect(
    told('shared/Loans/a.yaml', 'shared/Loans/b.yaml', 'shared/loans/c.yaml', 'shared/loans/d.yaml'),
  ).toEqual(['`shared/loans` and `shared/Loans` are one folder']);
});
