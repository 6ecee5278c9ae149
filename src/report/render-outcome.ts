import type { Outcome, OutcomeStatus } from '../audit/entry.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** One outcome as it happens: `ok     team-member:orchestra/strings/ana`. */
export function renderOutcome({ status, address, action, message }: Outcome, style: Style = plain): string {
  const word = colourOf(status, style)(status.padEnd(7));
  const why = message === undefined ? '' : `: ${sanitizeLine(message)}`;
  return `${word} ${action} ${sanitizeLine(address)}${why}`;
}

function colourOf(status: OutcomeStatus, style: Style): (text: string) => string {
  if (status === 'applied') return style.green;
  return status === 'failed' || status === 'stale' ? style.red : style.yellow;
}
