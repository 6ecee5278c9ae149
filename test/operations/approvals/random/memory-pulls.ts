import type { Oid } from '../../../../src/git/git-repository.ts';
import type {
  PullRequest,
  PullRequestReader,
  Review,
} from '../../../../src/pull-requests/pull-request-host.ts';
import { accounts } from './first-files.ts';

/** A pull request that was merged, with who approved it. */
export interface MergedPull {
  readonly head: Oid;
  readonly base: Oid;
  readonly merge: Oid;
  readonly author: string;
  readonly approvedBy: readonly string[];
}

/** Where pull requests are, as far as an apply asks. */
export function memoryPulls(pulls: readonly MergedPull[]): PullRequestReader {
  const accountOf = (login: string) => {
    return { id: accounts[login as keyof typeof accounts] ?? 1, login, isBot: false };
  };
  const told = (at: number): PullRequest | undefined => {
    const pull = pulls[at];
    return (
      pull && {
        ...{ number: at + 1, state: 'merged', author: accountOf(pull.author), isFork: false },
        head: { commit: pull.head, ref: `change-${at}`, repository: 'acme/iam' },
        base: { commit: pull.base, ref: 'main', isDefault: true },
        mergeCommit: pull.merge,
      }
    );
  };
  return {
    pullRequest: async (number) => told(number - 1),
    reviews: async (number) =>
      (pulls[number - 1]?.approvedBy ?? []).map((login, at): Review => {
        const commit = pulls[number - 1]?.head;
        return { id: at + 1, author: accountOf(login), state: 'approved', commit, submittedAt: undefined };
      }),
    retargetedAt: async () => undefined,
    commitAuthors: async (number) => {
      const author = pulls[number - 1]?.author;
      return author === undefined ? [] : [accountOf(author)];
    },
    pullRequestsOf: async (commit) =>
      pulls.flatMap(({ head, merge }, at) => (head === commit || merge === commit ? (told(at) ?? []) : [])),
    workflowRun: async () => undefined,
  };
}
