import { observe } from '../../../src/operations/observations/observe.ts';
import type { ObserveReport } from '../../../src/report/observations/observe-report.ts';
import type { Library } from '../library.ts';

/** A line about a member. */
export function line(name: string, at: string, values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ principal: `member/${name}`, at, ...values });
}

export function observing(
  library: Library,
  text: string | Uint8Array,
  more: { readonly skipBad?: boolean } = {},
): Promise<ObserveReport> {
  return observe(library.session(), { lines: inParts(Buffer.from(text)), from: 'seen.jsonl', ...more });
}

/** As a pipe hands it over: parted anywhere, within a line and within a character. */
async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const part = Math.max(7, Math.ceil(bytes.length / 300));
  for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part);
}

/** Every file of the branch by path, as one JSON object. */
export function branchOf(library: Library, ref = 'refs/heads/bylaw/observed'): Record<string, unknown> {
  const paths = library.git('ls-tree', '-r', '--name-only', ref).split('\n').filter(Boolean);
  return Object.fromEntries(paths.map((path) => [path, JSON.parse(library.git('show', `${ref}:${path}`))]));
}
