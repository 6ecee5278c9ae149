import type { Outcome, OutcomeStatus } from '../audit/entry.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** One outcome as it happens: `ok     team-member:orchestra/strings/ana`. */
export function renderOutcome(
  { status, address, action, message, ambiguous }: Outcome,
  style: Style = plain,
): string {
  const word = colourOf(status, style)(status.padEnd(7));
  const told = ambiguous === true ? [...(message === undefined ? [] : [message]), lost] : (message ?? []);
  const why = told.length === 0 ? '' : `: ${[told].flat().map(sanitizeLine).join('; ')}`;
  return `${word} ${action} ${sanitizeLine(address)}${why}`;
}

const lost = 'the answer was lost, and what became of it was seen by looking';

function colourOf(status: OutcomeStatus, style: Style): (text: string) => string {
  if (status === 'applied') return style.green;
  return status === 'failed' || status === 'stale' ? style.red : style.yellow;
}
