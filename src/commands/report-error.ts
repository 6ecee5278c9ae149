import { renderErrorText } from '../report/render-error-text.ts';
import { renderJson } from '../report/render-json.ts';
import { sanitizeText } from '../report/sanitize-text.ts';
import { describeError } from './describe-error.ts';
import { terminalStyle } from './terminal-style.ts';

/**
 * Tells the user what went wrong and sets the exit code: as text on stderr, or with `json` as
 * `{"error": {"code", "message", "hint"}}` on stdout.
 */
export function reportError(error: unknown, json: boolean, flags: readonly string[] = []): void {
  const { report, causes, exitCode, stack } = describeError(error, flags);
  process.exitCode = exitCode;
  if (json) {
    process.stdout.write(renderJson({ error: report }));
    return;
  }
  process.stderr.write(renderErrorText(report, causes, terminalStyle(process.stderr, process.env)));
  if (process.env.DEBUG !== undefined && stack !== undefined)
    process.stderr.write(`${sanitizeText(stack)}\n`);
}
