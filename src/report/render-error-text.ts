import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** A failure as people and programs see it. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** What belongs to it, one line each. */
  readonly details?: readonly string[];
}

/**
 * A failure of the world, with its causes below it, each on a line of its own:
 *
 * ```
 * error[git/no-repository]: /tmp/score is not a Git repository
 *   hint: run `git init`, or pass --cwd
 *   cause: ENOENT: no such file or directory
 * ```
 */
export function renderErrorText(
  error: ErrorReport,
  causes: readonly string[] = [],
  style: Style = plain,
): string {
  const lines = [
    `${style.red(style.bold(`error[${error.code}]`))}${style.bold(`: ${sanitizeLine(error.message)}`)}`,
    ...(error.details ?? []).map((detail) => `  ${sanitizeLine(detail)}`),
    ...(error.hint === undefined ? [] : [`  hint: ${sanitizeLine(error.hint)}`]),
    ...causes.map((cause) => `  cause: ${sanitizeLine(cause)}`),
  ];
  return `${lines.join('\n')}\n`;
}
