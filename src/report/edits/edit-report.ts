/** An edit of the YAML that was made. */
export interface EditReport {
  /** What was done, such as `Add cleo to team desk`. */
  readonly subject: string;
  readonly files: readonly FileEdit[];
  /** The commit that was made of it; null where that is left to the user. */
  readonly commit: string | null;
}

export interface FileEdit {
  readonly file: string;
  /** Unified. */
  readonly diff: string;
}
