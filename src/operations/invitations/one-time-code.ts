import { randomBytes } from 'node:crypto';
import { sha256 } from '../../digest/digest.ts';

/** A code that is shown once; the ledger holds its hash alone. */
export interface OneTimeCode {
  readonly code: string;
  readonly codeHash: string;
}

/** Letters and digits that nobody takes for one another. */
const alphabet = 'abcdefghjkmnpqrstvwxyz0123456789';
const length = 32;

/** 160 random bits: nobody guesses one, however often they try. */
export function newOneTimeCode(): OneTimeCode {
  const letters = [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length));
  const code = (letters.join('').match(/.{4}/g) ?? []).join('-');
  return { code, codeHash: codeHashOf(code) };
}

/** Of a code as somebody types it: with or without its dashes, in either case, with an o for a zero. */
export function codeHashOf(given: string): string {
  const letters = given.toLowerCase().replace(/[^a-z0-9]/g, '');
  return sha256(letters.replaceAll('o', '0').replace(/[il]/g, '1'));
}
