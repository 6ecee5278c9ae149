import type { GitReader, Oid } from '../git/git-repository.ts';
import { territories } from '../model/repository/organization-folders.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * Why a saved plan does not fit the commit that would be applied, one sentence each: it must have been made from
 * the same files. Commits that touch nothing Bylaw reads do not matter.
 */
export async function refuseOlderPlan(
  git: GitReader,
  plan: Plan,
  head: Oid,
  settings: RepositorySettings,
): Promise<readonly string[]> {
  const { commit, dirty } = plan.source;
  if (plan.against.kind === 'ref') {
    return [`the plan compares with \`${plan.against.revision}\`, not with a target: plan without --against`];
  }
  if (commit === null || dirty) {
    return ['the plan was made from files that were not committed: commit them and plan again'];
  }
  if (commit === head) return [];
  const moved = await movedFiles(git, commit, head, settings);
  if (moved.length === 0) return [];
  const shown = moved.slice(0, 5).map((path) => `\`${path}\``);
  const more = moved.length > 5 ? [`and ${moved.length - 5} more`] : [];
  return [
    `the plan is of commit ${commit.slice(0, 7)}, but HEAD is ${head.slice(0, 7)}, where ${[...shown, ...more].join(', ')} moved: plan again`,
  ];
}

async function movedFiles(
  git: GitReader,
  from: Oid,
  to: Oid,
  settings: RepositorySettings,
): Promise<readonly string[]> {
  const territoryOf = territories(settings.organizations);
  const [before, after] = await Promise.all([from, to].map((commit) => git.listFiles(commit)));
  const oids = (files: typeof before) =>
    new Map(
      files
        ?.filter(({ path }) => /\.ya?ml$/.test(path) && territoryOf(path).in !== 'elsewhere')
        .map(({ path, oid }) => [path, oid]),
    );
  const [was, is] = [oids(before), oids(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path)).sort();
}
