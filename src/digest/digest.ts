import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Json } from './json.ts';

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 of the canonical JSON (RFC 8785) of a value. */
export function digestOf(value: Json): string {
  return sha256(canonicalJson(value));
}

/** A short name for a value: the first ten hexadecimal digits of its digest. */
export function shortKey(value: Json): string {
  return digestOf(value).slice(0, 10);
}
