/** What is planned, applied and recorded as one: one organization in one target. */
export interface Scope {
  readonly organization: string;
  readonly target: string;
}
