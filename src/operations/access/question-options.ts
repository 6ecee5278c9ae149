/** What every question about access may be asked of. */
export interface QuestionOptions {
  /** Needed where the repository has several. */
  readonly organization?: string;
  /** A revision, or a day of the past; default: the work tree. */
  readonly at?: string;
  /** A date or an instant; default: now, or the end of the day asked about. */
  readonly now?: string;
}
