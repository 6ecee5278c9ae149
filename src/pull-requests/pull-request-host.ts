import type { Instant } from '../model/model.ts';
import type { Check } from '../report/pull-request/check.ts';

/** A commit, by its full hash. */
type CommitHash = string;

/** Somebody on the host: log-ins change, and are taken by others; the number stays. */
export interface HostAccount {
  readonly id: number;
  readonly login: string;
  readonly isBot: boolean;
}

export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed' | 'merged';
  /** Undefined where the account is gone. */
  readonly author: HostAccount | undefined;
  /** What is proposed; `repository` (`acme/iam`) is undefined where a fork is gone. */
  readonly head: {
    readonly commit: CommitHash;
    readonly ref: string;
    readonly repository: string | undefined;
  };
  /**
   * What it is proposed to: of an open one the commit at the tip of that branch when the host was asked, else the last one
   * that the host knew it by. `isDefault`: it is the branch that the host calls the repository's own; absent: not known.
   */
  readonly base: { readonly commit: CommitHash; readonly ref: string; readonly isDefault?: boolean };
  /** Whether the head lies in another repository: what it says is a stranger's. */
  readonly isFork: boolean;
  /** Of one that was merged: what that made of the base. */
  readonly mergeCommit?: CommitHash;
}

/** What somebody said of a pull request; of each only the newest that is no mere comment counts. */
export interface Review {
  readonly id: number;
  /** Undefined where the account is gone. */
  readonly author: HostAccount | undefined;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';
  /** The commit that was looked at; undefined where the host no longer knows. */
  readonly commit: CommitHash | undefined;
  readonly submittedAt: Instant | undefined;
}

/** One run of a workflow. */
export interface WorkflowRun {
  /** What started it: `pull_request`. */
  readonly event: string;
  readonly head: {
    readonly commit: CommitHash;
    /** `stan/iam`; undefined where a fork is gone. */
    readonly repository: string | undefined;
  };
}

/** Where pull requests are, to be read from. Throws a BylawError (`provider/…`) where the host cannot be asked. */
export interface PullRequestReader {
  /** Undefined: there is none of this number, or not for whoever asks. */
  pullRequest(number: number): Promise<PullRequest | undefined>;
  /** All of them, oldest first. */
  reviews(number: number): Promise<readonly Review[]>;
  /**
   * When what it is compared with last became something else: it was proposed to another branch, or that branch was
   * rewritten or gone. Undefined: it never did.
   */
  retargetedAt(number: number): Promise<Instant | undefined>;
  /** Whoever the host takes for the author or committer of a commit of it, each once. */
  commitAuthors(number: number): Promise<readonly HostAccount[]>;
  /** Those that brought a commit into a branch, or propose it. */
  pullRequestsOf(commit: CommitHash): Promise<readonly PullRequest[]>;
  /** Undefined: this repository has no run of that number, or not for whoever asks. */
  workflowRun(id: number): Promise<WorkflowRun | undefined>;
}

/** Tells people of a pull request what was found. Throws a BylawError where the host refuses. */
export interface PullRequestWriter {
  /**
   * One comment under a pull request for what bears the same name: written anew where there is none of ours, else
   * edited in place; others of ours by that name are folded away as outdated. A comment of somebody else is never taken
   * for ours, whatever it says.
   *
   * @param name `plan`; letters, digits, `-`
   * @param body Markdown of at most 65,000 characters, without the mark that it is found by
   */
  putComment(number: number, name: string, body: string): Promise<PutComment>;
  /** One check of a commit; a newer one of its name stands in its place. */
  putCheck(commit: CommitHash, check: Check): Promise<{ readonly url: string | undefined }>;
}

export interface PutComment {
  readonly is: 'created' | 'edited' | 'unchanged';
  readonly url: string | undefined;
}
