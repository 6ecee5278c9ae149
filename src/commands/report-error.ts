import { renderErrorText } from '../report/render-error-text.ts';
import { renderJson } from '../report/render-json.ts';
import { sanitizeText } from '../report/sanitize-text.ts';
import { describeError } from './describe-error.ts';
import { isTerminal, writeTo } from './standard-output.ts';
import { terminalStyle } from './terminal-style.ts';
import type { Surface } from './usage-mistake.ts';

/**
 * Tells the user what went wrong and sets the exit code: as text on stderr, or with `json` as
 * `{"error": {"code", "message", "hint"}}` on stdout.
 */
export function reportError(error: unknown, json: boolean, surface?: Surface): void {
  const { report, causes, exitCode, stack } = describeError(error, surface);
  process.exitCode = exitCode;
  if (json) {
    writeTo(1, renderJson({ error: report }));
    return;
  }
  writeTo(
    2,
    renderErrorText(
      report,
      causes,
      terminalStyle(() => isTerminal(2), process.env),
    ),
  );
  if (process.env.DEBUG !== undefined && stack !== undefined) writeTo(2, `${sanitizeText(stack)}\n`);
}
