import type { ReviewedProposal } from '../../access/approvals/reviewed-proposal.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Oid } from '../../git/git-repository.ts';
import type { PullRequest, PullRequestReader } from '../../pull-requests/pull-request-host.ts';
import { proposalOf } from '../pull-requests/proposal-of.ts';

/** Where pull requests are, asked of each thing once in a run. */
export interface ApprovingHost {
  /** `acme/iam` */
  readonly repository: string;
  /** Those that were merged and brought a commit. */
  merged(commit: Oid): Promise<readonly PullRequest[]>;
  proposal(pullRequest: PullRequest): Promise<ReviewedProposal>;
}

/** Why nobody there can be asked, in one sentence. */
export interface HostUnknown {
  readonly why: string;
}

/** @param open sends nothing yet; called once something has to be asked */
export function approvingHost(repository: string, open: () => Promise<PullRequestReader>): ApprovingHost {
  let opened: Promise<PullRequestReader> | undefined;
  const reader = () => {
    opened ??= open();
    return opened;
  };
  const merged = new Map<Oid, Promise<readonly PullRequest[]>>();
  const proposals = new Map<number, Promise<ReviewedProposal>>();
  return {
    repository,
    merged(commit) {
      const found = merged.get(commit) ?? reader().then((host) => mergedIn(host, commit));
      merged.set(commit, found);
      return found;
    },
    proposal(pullRequest) {
      const { number } = pullRequest;
      const found = proposals.get(number) ?? reader().then((host) => proposalOf(host, pullRequest));
      proposals.set(number, found);
      return found;
    },
  };
}

async function mergedIn(host: PullRequestReader, commit: Oid): Promise<readonly PullRequest[]> {
  const all = await host.pullRequestsOf(commit);
  return all.filter(({ state }) => state === 'merged');
}

/** What a host that cannot be asked is told as; whatever else is wrong is thrown on. */
export function unanswered(error: unknown): HostUnknown {
  if (!(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
  const hint = error.hint === undefined ? '' : `; ${error.hint}`;
  return { why: `the pull requests could not be looked at: ${error.message}${hint}` };
}
