import { BylawError } from '../diagnostic/bylaw-error.ts';
import { reportError } from './report-error.ts';
import { writeTo } from './standard-output.ts';

const controller = new AbortController();
let ending: (() => void) | undefined;

/**
 * Has SIGINT and SIGTERM end the program with 130: at once, since what is being written is whole or not there at
 * all; or, for a command that asked to `endGently`, once what it has in hand is done. A second one ends it at once.
 */
export function listenForSignals(json: boolean): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending === undefined || controller.signal.aborted) endAtOnce(json);
      controller.abort();
      ending();
    });
  }
}

/** The signal that tells the command to end; `told` is called then. */
export function endGently(told: () => void): AbortSignal {
  ending = told;
  return controller.signal;
}

function endAtOnce(json: boolean): never {
  if (json) reportError(new BylawError('cli/interrupted', 'interrupted'), true);
  else writeTo(2, '\ninterrupted\n');
  process.exit(130);
}
