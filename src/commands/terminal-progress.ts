import type { Progress } from '../operations/session.ts';
import { sanitizeLine } from '../report/sanitize-text.ts';

/** On a terminal, work shorter than this shows nothing. */
const quietMilliseconds = 500;
/** Where lines cannot be rewritten, as in a log, the first line after this, and then one at most this often. */
const lineMilliseconds = 5_000;

export interface TerminalProgress extends Progress {
  /** Takes the line away, so that other text can be written; the next step shows it again. */
  pause(): void;
}

/** What progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Progress on stderr: one line that is rewritten on a terminal, nothing at all for work of less than half a second;
 * elsewhere a few plain lines where work takes long. `clock` gives milliseconds.
 */
export function terminalProgress(stream: ProgressStream, clock: () => number): TerminalProgress {
  const begun = clock();
  let shown = false;
  let lastLine = Number.NEGATIVE_INFINITY;
  let pending: NodeJS.Timeout | undefined;

  function pause(): void {
    clearTimeout(pending);
    pending = undefined;
    if (shown) stream.write('\r\u001b[K');
    shown = false;
  }

  function show(message: string): void {
    const now = clock();
    if (stream.isTTY === true) {
      const room = Math.max(20, (stream.columns ?? 80) - 2);
      stream.write(`\r\u001b[K${message.slice(0, room)}`);
      shown = true;
    } else if (now - lastLine >= lineMilliseconds) {
      stream.write(`${message}\n`);
      lastLine = now;
    }
  }

  function step(message: string): void {
    clearTimeout(pending);
    const line = sanitizeLine(message);
    const quiet = stream.isTTY === true ? quietMilliseconds : lineMilliseconds;
    const wait = quiet - (clock() - begun);
    if (wait <= 0) show(line);
    else pending = setTimeout(() => show(line), wait).unref();
  }

  return { step, pause };
}
