import type { AccessChange } from '../../access/diff/access-diff.ts';
import { withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';

/** So many are written out. */
const most = 5;

/**
 * Flags that allow what was found, ready to be typed into a shell: one for each principal, action and pattern. What
 * is hidden is counted.
 */
export function allowingFlags(changes: readonly AccessChange[]): readonly string[] {
  const flags: string[] = [];
  let count = 0;
  for (const { principals, actions, resources } of changes) {
    count += principals.length * actions.length * resources.length;
    // Of thousands no more is written than is shown.
    for (const principal of principals.slice(0, most))
      for (const action of actions.slice(0, most))
        for (const { pattern } of resources.slice(0, most)) flags.push(scopeOf(principal, action, pattern));
  }
  const shown = flags.slice(0, most).map((scope) => `--allow ${quoted(scope)}`);
  const more = count - shown.length;
  return more === 0 ? shown : [...shown, `… and ${withCommas(more)} more`];
}

/** A scope is of no caller: what a pattern takes from one it cannot say. */
function scopeOf(principal: string, action: string, pattern: string): string {
  const isPlain = pattern !== '*' && !/\{(?!org_id\})/.test(pattern);
  return [principal, action, ...(isPlain ? [pattern] : [])].join(' ');
}

/** Whatever is written somewhere is one word of a command line. */
function quoted(text: string): string {
  return `'${sanitizeLine(text).replaceAll("'", "'\\''")}'`;
}
