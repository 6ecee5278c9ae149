import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Session } from '../operations/session.ts';
import type { FailCause, Inputs } from './inputs.ts';
import type { RunEvent } from './run-event.ts';

/** What a command is handed. */
export interface Run {
  readonly session: Session;
  readonly inputs: Inputs;
  readonly event: RunEvent;
  /** Absolute; undefined where the input is empty. */
  readonly planFile: string | undefined;
  /** The same. */
  readonly reviewFile: string | undefined;
  /** Shows text for people at once. */
  print(text: string): void;
}

/** What a command found. */
export interface Outcome {
  /** For people, after what was printed already. */
  readonly text: string;
  /** Markdown for the summary of the job. */
  readonly summary: string;
  /** For remarks at lines, and for the SARIF log. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether something else writes remarks at these lines. */
  readonly isRemarked?: boolean;
  /** What a run may fail for, of what was found. */
  readonly found: ReadonlySet<FailCause>;
  /** What it fails for where the input does not say. */
  readonly failsOn: readonly FailCause[];
  /** It could not do its work: it fails whatever the input says. */
  readonly isFailed: boolean;
  readonly outputs: Outputs;
}

/** As `action.yml` declares them; what a command does not tell is empty. */
export interface Outputs {
  readonly changes?: number;
  readonly digest?: string;
  readonly risk?: string;
  readonly 'needs-approval'?: boolean;
  readonly standing?: string;
  readonly 'plan-file'?: string;
  readonly 'comment-url'?: string;
  readonly 'check-url'?: string;
  readonly 'issue-url'?: string;
}

/** Errors and warnings among what was found. */
export function foundIn(
  diagnostics: readonly Diagnostic[],
  more: Partial<Record<FailCause, boolean>> = {},
): ReadonlySet<FailCause> {
  const found = new Set<FailCause>();
  for (const { severity } of diagnostics) if (severity !== 'info') found.add(severity);
  for (const [cause, is] of Object.entries(more)) if (is) found.add(cause as FailCause);
  return found;
}
