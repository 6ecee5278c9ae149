/** What is shown of a commit beside others' checks, with remarks at lines of its files. */
export interface Check {
  readonly name: string;
  readonly title: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action-required';
  /** Markdown of at most 65,535 characters. */
  readonly summary: string;
  /** However many: they are sent 50 at a time. */
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
