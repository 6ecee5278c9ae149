import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Organization } from '../../model/model.ts';
import { territories } from '../../model/repository/organization-folders.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import type { AppliedBasis } from '../../report/access/question-basis.ts';
import { descendsFrom } from '../descends-from.ts';

/** The files that are asked about: those of a commit, or others where some changed since. */
export interface AskedFiles {
  readonly settings: RepositorySettings;
  readonly commit: Oid | undefined;
  readonly changed: boolean;
}

/** What was applied last to each target of an organization, and how the files stand to it. */
export async function appliedBasis(
  git: GitReader,
  ledger: Ledger,
  organization: Organization,
  files: AskedFiles,
): Promise<readonly AppliedBasis[]> {
  const found: AppliedBasis[] = [];
  for (const target of ledger.targets(organization.name)) {
    const applied = await ledger.applied({ organization: organization.name, target });
    if (applied === undefined) continue;
    const { sequence, source } = applied;
    const { outcomes = [], leftOut = 0 } = (await ledger.entryAt(sequence))?.entry ?? {};
    found.push({
      target,
      sequence,
      commit: source,
      files: await standing(git, source, organization, files),
      complete: leftOut === 0 && outcomes.every(({ status }) => status === 'applied'),
    });
  }
  return found;
}

async function standing(
  git: GitReader,
  applied: Oid,
  organization: Organization,
  { settings, commit, changed }: AskedFiles,
): Promise<AppliedBasis['files']> {
  if (commit === undefined) return 'apart';
  const onward = await descendsFrom(git, applied, commit);
  if (onward === 'absent' || onward === 'unknown') return 'unknown';
  if (await haveSameFiles(git, applied, commit, ownPaths(settings, organization)))
    return changed ? 'ahead' : 'same';
  if (onward) return 'ahead';
  const back = await descendsFrom(git, commit, applied);
  return back === true ? 'behind' : 'apart';
}

function ownPaths({ organizations }: RepositorySettings, { origin }: Organization): readonly string[] {
  const territory = territories(organizations)(origin.file);
  return ['bylaw.yaml', 'shared', ...(territory.in === 'organization' ? [territory.folder] : [])];
}

/** Whether two commits hold the same YAML there. */
async function haveSameFiles(
  git: GitReader,
  before: Oid,
  after: Oid,
  paths: readonly string[],
): Promise<boolean> {
  for (const path of paths) {
    const [one, other] = [await git.objectAt(before, path), await git.objectAt(after, path)];
    if (one === other) continue;
    if (path.endsWith('.yaml')) return false;
    const differences = await git.compareTrees(one, other);
    if (differences.some((each) => /\.ya?ml$/.test(each.path))) return false;
  }
  return true;
}
