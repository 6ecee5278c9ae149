/*
 * What a repository holds on GitHub beside its name: the Git objects in a bare repository on disk, which tests push to,
 * and what people and apps write about them. Plain data, as state.ts is; accounts, teams and repositories by their ids.
 */

export interface Hosted {
  /** Absolute, of the bare repository: where to push to and fetch from. */
  readonly folder: string;
  defaultBranch: string;
  /** Id of the repository that it was forked from. */
  readonly forkOf?: number;
  /** By number; issues and pull requests count together. */
  readonly issues: Map<number, Issue>;
  readonly pulls: Map<number, Pull>;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  /** By id: of issues and pull requests, in the order in which they were written. */
  readonly comments: Map<number, Comment>;
  /** By id. */
  readonly checkRuns: Map<number, CheckRun>;
  /** By id. */
  readonly workflowRuns: Map<number, WorkflowRun>;
  /** By id. */
  readonly artifacts: Map<number, Artifact>;
  /** By id. */
  readonly rulesets: Map<number, Ruleset>;
}

/** Pull requests are issues, too: title, text and state of one stand here. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  /** Names in lower case. */
  readonly labels: Set<string>;
  /** Id of the app whose token wrote it. */
  readonly app?: number;
  readonly createdAt: string;
  updatedAt: string;
  closedAt?: string;
  closedBy?: number;
  stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened';
}

export interface Label {
  readonly id: number;
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

export interface Pull {
  readonly id: number;
  /** The same as of its issue. */
  readonly number: number;
  readonly draft: boolean;
  readonly head: PullEnd;
  readonly base: PullEnd;
  /** Of the commit that a merge would make, or that the merge made; null where there are conflicts. */
  mergeCommit: string | null;
  /** The commits of both ends that `mergeCommit` is of. */
  lookedAt?: string;
  merged?: PullMerge;
  /** In the order in which they were submitted. */
  readonly reviews: Review[];
  /** What became of the branch that it is proposed to. */
  readonly baseEvents: BaseEvent[];
  readonly requestedAccounts: Set<number>;
  readonly requestedTeams: Set<number>;
}

export interface BaseEvent {
  readonly id: number;
  /** By GraphQL's names. */
  readonly kind: 'BaseRefChangedEvent' | 'BaseRefForcePushedEvent' | 'ReopenedEvent';
  readonly at: string;
}

export interface PullMerge {
  /** Absent where somebody pushed the commits to the base: whoever pushes by path is nobody. */
  readonly by?: number;
  readonly at: string;
  /** What the merge itself made, the last of them being `mergeCommit`. */
  readonly commits: readonly string[];
}

export interface PullEnd {
  /** A fork may be gone. */
  readonly repository: number;
  /** Id of whose it is. */
  readonly owner: number;
  ref: string;
  /** Of the head: as last seen while open. Of the base: its branch when the head was last seen to move. */
  sha: string;
}

export interface Review {
  readonly id: number;
  readonly author: number;
  readonly commit: string;
  body: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  submittedAt?: string;
}

export interface Comment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly author: number;
  /** Id of the app whose token wrote it. */
  readonly app?: number;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Why it is folded away: `outdated`. */
  minimized?: string;
}

export interface CheckRun {
  readonly id: number;
  /** All of an app for one commit are of one suite. */
  readonly suite: number;
  /** Id of the app that alone may change it. */
  readonly app: number;
  readonly commit: string;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  startedAt: string;
  completedAt: string | null;
  externalId: string | null;
  detailsUrl: string | null;
  readonly output: { title: string | null; summary: string | null; text: string | null };
  /** Under the names of the request; updates add to them. */
  readonly annotations: Readonly<Record<string, unknown>>[];
}

export interface WorkflowRun {
  readonly id: number;
  readonly workflow: number;
  /** From 1, of its workflow. */
  readonly number: number;
  /** `.github/workflows/plan.yml` */
  readonly path: string;
  readonly suite: number;
  /** `pull_request`, `push`, `workflow_run`, … */
  readonly event: string;
  readonly commit: string;
  readonly branch: string | null;
  /** Where the commit is from: of a fork's pull request, the fork. */
  readonly headRepository: number;
  readonly actor: number;
  readonly createdAt: string;
  /** The first, and one more for each time that it was run again. */
  readonly attempts: RunAttempt[];
}

export interface RunAttempt {
  readonly actor: number;
  readonly startedAt: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
}

export interface Artifact {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly zip: Uint8Array;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface Ruleset {
  readonly id: number;
  /** Under the names of the request that made it: name, target, enforcement, conditions, rules, bypass_actors. */
  readonly wish: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}
