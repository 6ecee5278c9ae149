import type { BylawError } from './bylaw-error.ts';
import { failures } from './failures.ts';

/** What to do about a failure: its own hint, else what the catalogue says; undefined where that says nothing to do. */
export function hintOf({ code, hint }: BylawError): string | undefined {
  if (hint !== undefined) return hint;
  const { explanation } = failures[code];
  if (/^The cause is printed below/.test(explanation)) return undefined;
  const sentence = explanation.replace(/\.$/, '');
  return /^(?!Bylaw\b|Git\b)[A-Z][a-z]/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
