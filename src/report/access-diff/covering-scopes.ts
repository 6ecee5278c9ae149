import type { AccessChange } from '../../access/diff/access-diff.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';
import { mostScopes, ofNoCaller } from './allowing-scopes.ts';

/** What is new in an organization. */
export interface NewAccess {
  readonly changes: readonly AccessChange[];
  /** All its privileged actions. */
  readonly privileged: readonly string[];
}

interface Scope {
  readonly principal: string;
  /** `events:*` */
  readonly action: string;
  /** `*`: all. */
  readonly pattern: string;
}

/**
 * Few scopes that allow all that is new, and more: the narrowest kind of which there are few enough. Each is of one
 * principal, and allows nothing privileged that they do not gain; where there are none such it is empty.
 */
export function coveringScopes(all: readonly NewAccess[]): readonly string[] {
  const kinds: readonly ((change: AccessChange) => Iterable<Scope>)[] = [
    ({ principals, actions, resources }) =>
      scopes(
        principals,
        actions.map(serviceOf),
        resources.map(({ pattern }) => pattern),
      ),
    ({ principals, actions }) => scopes(principals, actions, ['*']),
    ({ principals, actions }) => scopes(principals, actions.map(serviceOf), ['*']),
    ({ principals }) => scopes(principals, ['*'], ['*']),
  ];
  for (const scopesOf of kinds) {
    const found = few(all, scopesOf);
    if (found?.every((scope) => all.every((each) => sparesThePrivileged(scope, each))))
      return found.map(({ principal, action, pattern }) =>
        [principal, action, ...(pattern === '*' ? [] : [ofNoCaller(pattern)])].join(' '),
      );
  }
  return [];
}

function few(
  all: readonly NewAccess[],
  scopesOf: (change: AccessChange) => Iterable<Scope>,
): readonly Scope[] | undefined {
  const found = new Map<string, Scope>();
  for (const { changes } of all) {
    for (const change of changes) {
      for (const scope of scopesOf(change)) {
        found.set(JSON.stringify(scope), scope);
        if (found.size > mostScopes) return undefined;
      }
    }
  }
  return [...found.values()];
}

/** Whether all that is privileged in a scope is gained there as a whole. */
function sparesThePrivileged(
  { principal, action, pattern }: Scope,
  { changes, privileged }: NewAccess,
): boolean {
  const within = privileged.filter((each) => globMatches(action, each));
  if (within.length === 0) return true;
  // What takes from the caller is written wider than it was gained.
  if (ofNoCaller(pattern) !== pattern) return false;
  const gained = new Set(
    changes.flatMap(({ principals, actions, resources }) =>
      principals.includes(principal) && resources.some((reach) => reach.pattern === pattern) ? actions : [],
    ),
  );
  return within.every((each) => gained.has(each));
}

/** `events:*` */
function serviceOf(action: string): string {
  return action.includes(':') ? `${action.slice(0, action.indexOf(':'))}:*` : '*';
}

/** One after the other, so that no more are made than are wanted. */
function* scopes(
  principals: readonly string[],
  actions: readonly string[],
  patterns: readonly string[],
): Iterable<Scope> {
  for (const principal of principals)
    for (const action of new Set(actions))
      for (const pattern of patterns) yield { principal, action, pattern };
}
