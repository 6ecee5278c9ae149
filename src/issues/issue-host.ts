/** Tells people of something that lasts until somebody sees to it. Throws a BylawError where the host refuses. */
export interface IssueWriter {
  /**
   * One open issue for what bears the same name: the one that is open is edited in place, one that was closed not long ago
   * is opened again, else there is a new one. An issue of somebody else is never taken for ours, whatever it says.
   *
   * @param name `drift`; letters, digits, `-`
   */
  putIssue(name: string, issue: WantedIssue): Promise<PutIssue>;
  /** What it told of is over: closes what is open by that name, and says so under it. */
  closeIssue(name: string, because: string): Promise<ClosedIssue>;
}

export interface WantedIssue {
  /** Of a new one; whoever renamed it keeps their title. At most 256 characters. */
  readonly title: string;
  /** Markdown of at most 65,000 characters, without the mark that it is found by. */
  readonly body: string;
  /** What is said under it where the body it had is replaced by this one: nobody hears of an edit. */
  news?(before: string): string | undefined;
}

export interface PutIssue {
  readonly is: 'opened' | 'reopened' | 'edited' | 'unchanged';
  readonly url: string;
}

export type ClosedIssue = { readonly is: 'closed'; readonly url: string } | { readonly is: 'none' };
