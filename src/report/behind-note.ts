import { sanitizeLine } from './sanitize-text.ts';

/** That an answer was given without what a remote is known to hold besides. */
export function behindNote(remote: string): string {
  return `${sanitizeLine(remote)} holds newer entries, which are not in this clone: \`bylaw ledger sync\` brings them`;
}
