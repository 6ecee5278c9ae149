import type { GitReader } from '../git/git-repository.ts';
import type { Model } from '../model/model.ts';
import { territories } from '../model/repository/organization-folders.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';

/**
 * Files that Bylaw reads and that differ from HEAD, sorted: `bylaw.yaml`, `shared/` and the folders of
 * organizations (of those named, where any are).
 */
export async function ownChanges(
  git: GitReader,
  settings: RepositorySettings,
  model: Model | undefined,
  organizations: readonly string[] = [],
): Promise<readonly string[]> {
  const territoryOf = territories(settings.organizations);
  const folders = foldersOf(territoryOf, model, organizations);
  const changes = await git.workTreeChanges(ownPaths(settings));
  return changes
    .map(({ path }) => path)
    .filter((path) => /\.ya?ml$/.test(path))
    .filter((path) => {
      const territory = territoryOf(path);
      if (territory.in !== 'organization') return territory.in !== 'elsewhere';
      return folders === undefined || folders.has(territory.folder);
    });
}

/** Files and folders that hold all that Bylaw reads, and perhaps more; `''` is the whole repository. */
export function ownPaths(settings: RepositorySettings): readonly string[] {
  return [...new Set(['bylaw.yaml', 'shared', ...settings.organizations.map(staticPart)])];
}

/** The folders of the organizations named; undefined where any folder counts. */
function foldersOf(
  territoryOf: ReturnType<typeof territories>,
  model: Model | undefined,
  organizations: readonly string[],
): ReadonlySet<string> | undefined {
  if (organizations.length === 0 || model === undefined) return undefined;
  const origins = organizations.map((name) => model.organizations.get(name)?.origin.file);
  const found = origins.map((file) => (file === undefined ? undefined : territoryOf(file)));
  return new Set(found.flatMap((territory) => (territory?.in === 'organization' ? [territory.folder] : [])));
}

/** The folders of a glob before its first wildcard: `teams` of `teams/*`. */
function staticPart(pattern: string): string {
  const parts = pattern.replace(/^(?:\.\/)+/, '').split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}()!+@]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}
