import { withCommas } from './count-of.ts';
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

/** More are counted: what to do about it must not scroll away. */
const mostDetails = 20;

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
    ...renderDetails(error.details ?? []),
    ...(error.hint === undefined ? [] : [`  hint: ${sanitizeLine(error.hint)}`]),
    ...causes.map((cause) => `  cause: ${sanitizeLine(cause)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function renderDetails(details: readonly string[]): string[] {
  const told = details.length > mostDetails ? details.slice(0, mostDetails) : details;
  const rest = details.length - told.length;
  const lines = told.map((detail) => `  ${sanitizeLine(detail)}`);
  return rest === 0 ? lines : [...lines, `  … and ${withCommas(rest)} more (--json lists them)`];
}
