import type { AccessChange } from '../../access/diff/access-diff.ts';
import { withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';

/** So many are written out. */
const most = 5;

/**
 * Flags that allow what was found, ready to be typed into a shell: one for each principal, action and pattern. Where
 * those are too many they are counted, and `all` holds few that allow all of it, and more.
 */
export function allowingFlags(changes: readonly AccessChange[]): {
  readonly shown: readonly string[];
  readonly more: number;
  readonly all: readonly string[];
} {
  const exact: string[] = [];
  let count = 0;
  for (const { principals, actions, resources } of changes) {
    count += principals.length * actions.length * resources.length;
    // Of thousands no more is written than is shown.
    for (const principal of principals.slice(0, most))
      for (const action of actions.slice(0, most))
        for (const { pattern } of resources.slice(0, most)) exact.push(scopeOf(principal, action, pattern));
  }
  const shown = exact.slice(0, most).map(allowFlag);
  const more = count - shown.length;
  return { shown, more, all: more === 0 ? [] : coveringScopes(changes).map(allowFlag) };
}

/** `--allow 'target/github'`, as one word of a command line. */
export function allowFlag(scope: string): string {
  return `--allow ${quoted(scope)}`;
}

/** `… and 45 more` */
export function moreFlags(more: number): string {
  return `… and ${withCommas(more)} more`;
}

/** The narrowest kind of scopes of which few cover everything; empty where there is none. */
function coveringScopes(changes: readonly AccessChange[]): readonly string[] {
  const kinds: readonly ((change: AccessChange) => Iterable<string>)[] = [
    ({ principals, actions }) => pairs(principals, actions.map(serviceOf)),
    ({ actions, resources }) =>
      pairs(
        actions,
        resources.map(({ pattern }) => (isPlain(pattern) ? pattern : '')),
      ),
    ({ principals }) => pairs(principals, ['*']),
    ({ actions }) => actions.map(serviceOf),
  ];
  for (const scopesOf of kinds) {
    const found = few(changes, scopesOf);
    if (found !== undefined) return found;
  }
  return [];
}

function few(
  changes: readonly AccessChange[],
  scopesOf: (change: AccessChange) => Iterable<string>,
): readonly string[] | undefined {
  const found = new Set<string>();
  for (const change of changes) {
    for (const scope of scopesOf(change)) {
      found.add(scope);
      if (found.size > most) return undefined;
    }
  }
  return [...found];
}

/** `events:*` */
function serviceOf(action: string): string {
  return action.includes(':') ? `${action.slice(0, action.indexOf(':'))}:*` : '*';
}

/** One after the other, so that no more are made than are wanted. */
function* pairs(first: readonly string[], second: readonly string[]): Iterable<string> {
  for (const one of first) for (const other of second) yield `${one} ${other}`.trimEnd();
}

/** A scope is of no caller: what a pattern takes from one it cannot say. */
function scopeOf(principal: string, action: string, pattern: string): string {
  return [principal, action, ...(isPlain(pattern) ? [pattern] : [])].join(' ');
}

function isPlain(pattern: string): boolean {
  return pattern !== '*' && !/\{(?!org_id\})/.test(pattern);
}

/** Whatever is written somewhere is one word of a command line. */
function quoted(text: string): string {
  return `'${sanitizeLine(text).replaceAll("'", "'\\''")}'`;
}
