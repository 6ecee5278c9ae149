/** What a host lets nobody do with a branch, as far as whoever asks may know. */
export interface BranchRules {
  /** Whether anything is forbidden there: older kinds of protection are told in no more detail. */
  readonly isProtected: boolean;
  /** Whether commits come by pull requests alone. */
  readonly takesPullRequestsAlone: boolean;
  /** The names of the checks that have to succeed first. */
  readonly checks: readonly string[];
  /** Whether it can neither be rewritten nor deleted. */
  readonly isLasting: boolean;
  /** Whether nobody adds to it but who is let through by name. */
  readonly isReserved: boolean;
}

/** Throws a BylawError (`provider/…`) where the host cannot be asked. */
export interface BranchReader {
  /** Of a branch (`main`), which need not be there. */
  rulesOf(branch: string): Promise<BranchRules>;
}
