import type { AccessChange } from '../../access/diff/access-diff.ts';
import { withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';

/** So many are written out. */
export const mostScopes = 5;

/**
 * Flags that allow what was found, ready to be typed into a shell: one for each principal, action and pattern. Where
 * those are too many they are counted.
 */
export function allowingFlags(changes: readonly AccessChange[]): {
  readonly shown: readonly string[];
  readonly more: number;
} {
  const exact: string[] = [];
  let count = 0;
  for (const { principals, actions, resources } of changes) {
    count += principals.length * actions.length * resources.length;
    // Of thousands no more is written than is shown.
    for (const principal of principals.slice(0, mostScopes))
      for (const action of actions.slice(0, mostScopes))
        for (const { pattern } of resources.slice(0, mostScopes))
          exact.push(scopeOf(principal, action, pattern));
  }
  const shown = exact.slice(0, mostScopes).map(allowFlag);
  return { shown, more: count - shown.length };
}

/** `--allow 'target/github'`, as one word of a command line. */
export function allowFlag(scope: string): string {
  return `--allow ${quoted(scope)}`;
}

/** `… and 45 more` */
export function moreFlags(more: number): string {
  return `… and ${withCommas(more)} more`;
}

function scopeOf(principal: string, action: string, pattern: string): string {
  return [principal, action, ...(pattern === '*' ? [] : [ofNoCaller(pattern)])].join(' ');
}

/** A scope is of no caller: what a pattern takes from one may be anything. */
export function ofNoCaller(pattern: string): string {
  return pattern.replace(/\{(?!org_id\})[^{}]*\}/g, '*');
}

/** Whatever is written somewhere is one word of a command line. */
function quoted(text: string): string {
  return `'${sanitizeLine(text).replaceAll("'", "'\\''")}'`;
}
