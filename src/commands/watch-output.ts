import { renderErrorText } from '../report/render-error-text.ts';
import { terminalStyle } from './terminal-style.ts';

/**
 * Has a lost stdout told in a line and in exit code 1. The command goes on: an apply is to be finished and recorded,
 * whoever listens. A reader that left, as `head` does, needs no telling.
 */
export function watchOutput(): void {
  // oclif's own listener throws, and Node would print the line of the bundle that it threw at.
  process.stdout.removeAllListeners('error');
  process.stdout.once('error', lost);
  // The first is told; nothing can be said of a lost stderr.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function lost({ code, message }: NodeJS.ErrnoException): void {
  process.once('exit', () => {
    if (process.exitCode !== 130) process.exitCode = 1;
  });
  if (code === 'EPIPE') return;
  const report = { code: 'cli/unwritable-output', message: 'the output could not be written' };
  process.stderr.write(renderErrorText(report, [message], terminalStyle(process.stderr, process.env)));
}
