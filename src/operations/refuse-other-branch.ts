import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, LeadsTo, Oid } from '../git/git-repository.ts';
import { hasCommit } from '../git/has-commit.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { branchOf } from '../ledger/ledger-failures.ts';
import { type LedgerPlace, placeOf } from '../ledger/ledger-place.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { isCi } from './is-ci.ts';
import { loadSettings } from './load-model.ts';
import { newestSource } from './newest-source.ts';
import type { Session } from './session.ts';

interface ToApply {
  readonly git: GitReader;
  readonly ledger: Ledger;
  readonly place: LedgerPlace;
  readonly source: Oid;
  readonly settings: Pick<RepositorySettings, 'applyBranch'>;
}

/**
 * Refuses a commit that was not merged into the branch that is applied from: the head of a pull request, a branch that
 * somebody chose in a form. `bylaw.yaml` says which branch that is, both of the files applied last and of those to be
 * applied: a branch would else make itself the one. One that is gone from the remote binds nobody: it was renamed.
 * @throws BylawError `apply/other-branch`, and what asking a remote throws
 */
export async function refuseOtherBranch(session: Session, about: ToApply): Promise<void> {
  const { git, place, source, settings } = about;
  const remotes = await remotesOf(git, place);
  const usual = isCi(session) ? await defaultBranch(git, remotes) : undefined;
  const now = settings.applyBranch ?? usual;
  const before = (await appliedLast(about, usual)) ?? now;
  for (const branch of new Set([now, before])) {
    if (branch === undefined) continue;
    const is = await isOn(about, remotes, branch);
    if (is === true || (is === 'empty' && branch !== now)) continue;
    throw otherBranch(source, { branch, is, remote: remotes[0], shallow: await git.isShallow() });
  }
}

/** What the files that were applied last, to whatever target, say; undefined where they are none, or not here. */
async function appliedLast({ git, ledger }: ToApply, usual: string | undefined): Promise<string | undefined> {
  const source = await newestSource(ledger);
  if (source === undefined || !(await hasCommit(git, source))) return undefined;
  return (await loadSettings(openCommitSource(git, source))).applyBranch ?? usual;
}

/** The ledger's first. */
async function remotesOf(git: GitReader, place: LedgerPlace): Promise<readonly string[]> {
  const { remote } = placeOf(place);
  const others = (await git.remotes()).filter((name) => name !== remote);
  return remote === undefined ? others : [remote, ...others];
}

async function defaultBranch(git: GitReader, [remote]: readonly string[]): Promise<string | undefined> {
  return remote === undefined ? undefined : git.remoteHead(remote);
}

/** `empty`: there is no such branch, at any remote or, where there is no remote, here. */
async function isOn(
  { git, place, source }: ToApply,
  remotes: readonly string[],
  branch: string,
): Promise<LeadsTo> {
  if (remotes.length === 0) {
    const tip = await git.resolveRef(branch);
    return tip === undefined ? 'empty' : git.isAncestor(source, tip);
  }
  for (const remote of remotes) {
    const ask = (only?: string) => git.remoteLeadsTo(remote, source, place.ref, only);
    try {
      const is = await ask(branch);
      if (is !== 'empty') return is;
      // What stands in another one, such as somebody's fork, counts only where this one keeps no sources.
      if ((await ask()) !== 'empty') return 'empty';
    } catch (error) {
      // It need not be one that this clone can reach.
      if (remote === remotes[0] || !(error instanceof BylawError)) throw error;
    }
  }
  return 'empty';
}

interface Refusal {
  readonly branch: string;
  readonly is: Exclude<LeadsTo, true>;
  readonly remote: string | undefined;
  readonly shallow: boolean;
}

function otherBranch(source: Oid, { branch, is, remote, shallow }: Refusal): BylawError {
  const where = remote === undefined ? '' : ` of ${remote}`;
  const name = `\`${branchOf(branch)}\`${where}`;
  const commit = source.slice(0, 12);
  if (is === 'empty') {
    return new BylawError(
      'apply/other-branch',
      `commits of ${name} are applied, and there is no such branch`,
      {
        hint: 'name the branch that changes are merged into in `apply.branch` of bylaw.yaml, and push it',
      },
    );
  }
  const known = is === 'unknown' ? ', as far as is known here' : '';
  const fetch = shallow
    ? 'where it is, `git fetch --unshallow` (in CI, check out with `fetch-depth: 0`)'
    : 'where it is, `git fetch`';
  return new BylawError('apply/other-branch', `commit ${commit} is not on ${name}${known}`, {
    hint: is === 'unknown' ? `merge it first; ${fetch}` : 'merge it first, and apply what that makes',
  });
}
