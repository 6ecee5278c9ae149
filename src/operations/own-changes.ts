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
  const others = new Set(
    [...(model?.organizations.values() ?? [])]
      .filter(({ name }) => organizations.length > 0 && !organizations.includes(name))
      .map(({ origin }) => folderOf(territoryOf(origin.file))),
  );
  const under = ['bylaw.yaml', 'shared', ...settings.organizations.map(staticPart)];
  const changes = await git.workTreeChanges([...new Set(under)]);
  return changes
    .map(({ path }) => path)
    .filter((path) => /\.ya?ml$/.test(path))
    .filter((path) => {
      const territory = territoryOf(path);
      return (
        territory.in !== 'elsewhere' && !(territory.in === 'organization' && others.has(territory.folder))
      );
    });
}

function folderOf(territory: ReturnType<ReturnType<typeof territories>>): string | undefined {
  return territory.in === 'organization' ? territory.folder : undefined;
}

/** The folders of a glob before its first wildcard: `teams` of `teams/*`. */
function staticPart(pattern: string): string {
  const parts = pattern.replace(/^(?:\.\/)+/, '').split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}()!+@]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}
