/** What is shown of a commit beside others' checks, with remarks at lines of its files. */
export interface Check {
  readonly name: string;
  readonly title: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action-required';
  /** Markdown of at most 65,000 bytes of UTF-8. */
  readonly summary: string;
  /** However many: of very many the first are shown, and the summary says how many are not. */
  readonly annotations: readonly CheckAnnotation[];
  readonly detailsUrl?: string;
}

export interface CheckAnnotation {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title?: string;
  readonly message: string;
}
