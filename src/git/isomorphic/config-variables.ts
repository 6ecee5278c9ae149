import type { Environment } from '../identity.ts';
import type { ConfigEntries } from './config-file.ts';

/** The configuration that stands in variables: of `git -c` first, then those that are counted. */
export function configVariables(environment: Environment): ConfigEntries {
  const count = Number(environment.GIT_CONFIG_COUNT || 0);
  const numbers = Array.from({ length: Math.min(Math.max(0, count || 0), 10_000) }, (_, index) => index);
  const counted = numbers.map(
    (index) =>
      [
        plainKey(environment[`GIT_CONFIG_KEY_${index}`] ?? ''),
        environment[`GIT_CONFIG_VALUE_${index}`] ?? '',
      ] as const,
  );
  return [...parameters(environment.GIT_CONFIG_PARAMETERS ?? ''), ...counted];
}

/** `'key'='value'` or, as older Gits have it, `'key=value'`; quoted as for a shell. */
function parameters(text: string): ConfigEntries {
  const quoted = /'(?:[^']|'\\'')*'/.source;
  const pairs = text.matchAll(new RegExp(`(${quoted})(?:(=)(${quoted})?)?`, 'g'));
  return [...pairs].map(([, key = '', apart, value = '']) => {
    const plain = unquoted(key);
    if (apart !== undefined) return [plainKey(plain), unquoted(value)];
    const split = plain.indexOf('=');
    return split < 0 ? [plainKey(plain), 'true'] : [plainKey(plain.slice(0, split)), plain.slice(split + 1)];
  });
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll("'\\''", "'");
}

/** Section and name in lower case; what stands between them stays. */
function plainKey(key: string): string {
  const [first, last] = [key.indexOf('.'), key.lastIndexOf('.')];
  return key.slice(0, first).toLowerCase() + key.slice(first, last) + key.slice(last).toLowerCase();
}
