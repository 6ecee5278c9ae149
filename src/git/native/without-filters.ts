import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import { withSettings } from './with-settings.ts';

/**
 * The same place, with every configured filter (`filter.<driver>.clean` and the like) switched off: comparing files
 * would run them, and a repository's own configuration may name any program. Line ends are still converted. A file
 * that a filter rewrites, such as one of Git LFS, so counts as changed once it was touched.
 */
export async function withoutFilters(context: GitContext): Promise<GitContext> {
  const result = await runGit(context, ['config', '--null', '--name-only', '--get-regexp', '^filter\\.']);
  // 1: there are none.
  if (result.status !== 0 && result.status !== 1) {
    throw gitFailure('reading the configuration', result.stderr);
  }
  const keys = result.stdout.toString('utf8').split('\0');
  const drivers = new Set(
    keys.map((key) => key.slice(0, key.lastIndexOf('.'))).filter((name) => name !== ''),
  );
  const settings = [...drivers].flatMap((driver): readonly (readonly [string, string])[] => [
    [`${driver}.clean`, ''],
    [`${driver}.process`, ''],
    [`${driver}.smudge`, ''],
    // Else Git gives up where a filter does nothing.
    [`${driver}.required`, 'false'],
  ]);
  return withSettings(context, settings);
}
