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

/** The record of a token that was made. */
export interface TokenCreateReport extends EditReport {
  /** Told this once; null where none was to be made. */
  readonly secret: string | null;
}
