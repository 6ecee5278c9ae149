import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader } from '../git/git-repository.ts';
import { branchOf } from '../ledger/ledger-failures.ts';
import type { BranchRules } from '../pull-requests/branch-rules.ts';
import { openBranchReader } from '../pull-requests/github/open-branch-reader.ts';
import { ownLedger } from './own-ledger.ts';
import { hostContext } from './pull-requests/host-context.ts';
import { planCheckName } from './pull-requests/review-names.ts';
import type { DoctorCheck } from './results.ts';
import type { Session } from './session.ts';

type Finding = Pick<DoctorCheck, 'status' | 'message' | 'hint'>;

/** Where the host is to be asked; undefined where nobody said so and nothing would sign in. */
export function hostToAsk({ environment }: Session, repository: string | undefined): string | undefined {
  if (repository !== undefined) return repository;
  const { GITHUB_REPOSITORY: own, GITHUB_TOKEN, GH_TOKEN } = environment;
  return GITHUB_TOKEN || GH_TOKEN ? own || undefined : undefined;
}

/** Whether the host lets what is applied come by reviewed pull requests alone. */
export async function examineSourceBranch(
  session: Session,
  git: GitReader,
  { repository, applyBranch }: { readonly repository: string; readonly applyBranch: string | undefined },
): Promise<Finding> {
  const branch = applyBranch ?? (await defaultBranch(git));
  if (branch === undefined) {
    throw new BylawError('git/unknown-remote', 'no remote says which branch is applied from', {
      hint: 'name it in `apply.branch` of bylaw.yaml',
    });
  }
  const name = branchOf(branch);
  const reader = await openBranchReader(hostContext(session, repository));
  return sourceFinding(`\`${name}\` of ${repository}`, await reader.rulesOf(name));
}

function sourceFinding(name: string, { isProtected, takesPullRequestsAlone, checks }: BranchRules): Finding {
  const hint = 'import the rulesets that `bylaw init` writes (`.github/rulesets/`)';
  if (!isProtected) {
    const message = `${name} is not protected: whoever may push applies what they like`;
    return { status: 'warning', message, hint };
  }
  // Older kinds of protection only administrators may look at.
  if (!takesPullRequestsAlone) {
    const message = `${name} is protected, and no ruleset says that commits come by pull requests alone`;
    return { status: 'warning', message, hint };
  }
  if (!checks.some((check) => check.startsWith(planCheckName))) {
    const message = `${name} takes pull requests alone, and merges them whatever the check \`${planCheckName}\` says`;
    return { status: 'warning', message, hint };
  }
  return {
    status: 'ok',
    message: `${name} takes pull requests alone, once \`${planCheckName}\` succeeds`,
  };
}

/** Whether the host keeps the ledger from being rewritten or deleted, and from what others add. */
export async function examineLedgerBranch(
  session: Session,
  git: GitReader,
  repository: string,
): Promise<Finding> {
  const { ref } = await ownLedger(git);
  const reader = await openBranchReader(hostContext(session, repository));
  const name = `\`${branchOf(ref)}\` of ${repository}`;
  const { isLasting, isReserved } = await reader.rulesOf(branchOf(ref));
  if (!isLasting) {
    return {
      status: 'warning',
      message: `no ruleset keeps ${name} from being rewritten or deleted`,
      hint: 'import the rulesets that `bylaw init` writes (`.github/rulesets/`)',
    };
  }
  const lasting = `${name} can be neither rewritten nor deleted`;
  if (isReserved) return { status: 'ok', message: `${lasting}, and only who bypasses the rules adds to it` };
  return {
    status: 'warning',
    message: `${lasting}; but whoever may push to the repository may add to it`,
    hint: 'where an app pushes it, import `.github/rulesets/ledger-writers.json` with that app on the bypass list',
  };
}

async function defaultBranch(git: GitReader): Promise<string | undefined> {
  const remotes = await git.remotes();
  const { remote = remotes.includes('origin') ? 'origin' : remotes[0] } = await ownLedger(git);
  return remote === undefined ? undefined : git.remoteHead(remote);
}
