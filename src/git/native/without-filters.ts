import { readConfiguration } from './configuration.ts';
import type { GitContext } from './git-process.ts';
import { withSettings } from './with-settings.ts';

/**
 * The same place, with every configured filter (`filter.<driver>.clean` and the like) switched off: comparing files
 * would run them, and a repository's own configuration may name any program. Line ends are still converted. A file
 * that a filter rewrites, such as one of Git LFS, so counts as changed once it was touched.
 */
export async function withoutFilters(context: GitContext): Promise<GitContext> {
  const keys = [...(await readConfiguration(context)).keys()];
  const filters = keys.filter((key) => key.startsWith('filter.'));
  const drivers = new Set(filters.map((key) => key.slice(0, key.lastIndexOf('.'))));
  const settings = [...drivers].flatMap((driver): readonly (readonly [string, string])[] => [
    [`${driver}.clean`, ''],
    [`${driver}.process`, ''],
    [`${driver}.smudge`, ''],
    // Else Git gives up where a filter does nothing.
    [`${driver}.required`, 'false'],
  ]);
  return withSettings(context, settings);
}
