/** An edit of the YAML that was made. */
export interface EditReport {
  readonly file: string;
  /** Unified. */
  readonly diff: string;
}
