import { BylawError } from '../diagnostic/bylaw-error.ts';

// What `git check-ref-format` forbids anywhere in a name.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among it
const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$/;

/** Throws `git/bad-ref` unless `ref` is a full, well-formed name under `refs/`. */
export function assertFullRef(ref: string): void {
  const parts = ref.split('/');
  const wellFormed =
    parts[0] === 'refs' &&
    parts.length > 1 &&
    !forbidden.test(ref) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
  if (!wellFormed) throw new BylawError('git/bad-ref', `${JSON.stringify(ref)} is not a full ref name`);
}
