import { redactSecrets } from '../../diagnostic/secrets.ts';

/** Controls but line feed, and what changes how a line reads: direction marks and invisible characters. */
const unreadable =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}]/gu;

/** Enough of what a remote says for a person to understand it. */
const most = 4000;

/**
 * What a remote or its transport said, fit to be shown: without what could forge a terminal's lines, and without the
 * user, password and query of an address, in which people keep tokens.
 */
export function remoteWords(text: string): string {
  const clean = redactSecrets(withoutAddressSecrets(text.slice(0, 16 * most).replace(unreadable, '')));
  return clean.length > most ? `${clean.slice(0, most)}…` : clean;
}

function withoutAddressSecrets(text: string): string {
  return text
    .replace(/\b(https?:\/\/)[^\s/?#]*@/gi, '$1***@')
    .replace(/\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/?#:@]*):[^\s/?#]*@/gi, '$1:***@')
    .replace(/\b(https?:\/\/[^\s?#'"]*)\?[^\s'"]*/gi, '$1?***')
    .replace(/\b(authorization: *)[^\n]*/gi, '$1***');
}
