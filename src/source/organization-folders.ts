import { BylawError } from '../diagnostic/bylaw-error.ts';
import { staysBelow, territories } from '../model/repository/organization-folders.ts';
import { sortedPaths } from './compare-paths.ts';

/** Where organizations stand when `bylaw.yaml` says nothing else. */
export const defaultOrganizations: readonly string[] = ['organizations/*'];

/**
 * The folders that hold organizations, sorted, out of all listed paths. `patterns` are folders or globs.
 * @throws BylawError `source/outside` for a pattern that leads out of the repository
 */
export function organizationFolders(
  patterns: readonly string[] = defaultOrganizations,
  paths: Iterable<string>,
): readonly string[] {
  for (const pattern of patterns) {
    if (!staysBelow(pattern)) {
      throw new BylawError('source/outside', `\`${pattern}\` leads out of the repository`, {
        hint: 'name folders below the one that holds bylaw.yaml',
      });
    }
  }
  const territoryOf = territories(patterns);
  const folders: string[] = [];
  for (const path of paths) {
    const territory = territoryOf(path);
    if (territory.in === 'organization') folders.push(territory.folder);
  }
  return sortedPaths(folders);
}
