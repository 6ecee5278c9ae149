import type { Organization } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';
import { emptyFrame } from '../engine/frame.ts';
import { nobody } from '../engine/nobody.ts';
import { compileResource, compileResourceType, someResourceMatches } from '../text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from '../text/resource-name.ts';
import type { AccessSet } from './access-set.ts';
import { anything, resourcePatterns } from './resource-patterns.ts';
import type { Universe } from './universe.ts';

/** What a guardrail or an allowance is about, written as in a statement. */
export interface AccessScope {
  /** `service:name` with stars, without case; `*`: all. */
  readonly actions: readonly string[];
  /** Left out: every resource, `*` too. */
  readonly resources?: readonly string[];
  /** Whether only privileged actions are meant. */
  readonly privileged?: boolean;
  /**
   * What a variable other than `{org_id}` stands for, as a scope is about nobody in particular: of what forbids `any`
   * text, of what allows, which is the default, none. Of `none` the pattern matches nothing.
   */
  readonly variables?: 'any' | 'none';
}

/** All requests of a scope, whoever makes them and in whatever context. A pattern that cannot be read matches nothing. */
export function scopeSet(organization: Organization, universe: Universe, scope: AccessScope): AccessSet {
  const actions = actionsOf(universe, scope);
  const { resources } = scope;
  const compiled = resources?.map((text) =>
    scope.variables === 'any'
      ? compileResourceType(text, organization.id)
      : compileResource(text, (name) =>
          name === 'org_id' ? { is: 'constant', value: organization.id } : { is: 'never' },
        ),
  );
  const patterns = compiled?.flatMap((each, at) => resourcePatterns(each, resources?.[at] ?? '*')) ?? [
    anything,
  ];
  const frame = emptyFrame(nobody);
  const name = emptyResourceName();
  return {
    has: ({ action, resource }) =>
      actions.has(action) &&
      (compiled === undefined ||
        (readResourceName(name, resource) && someResourceMatches(compiled, frame, name, false))),
    patternsOf: () => patterns,
    testsOf: () => [],
    mayHave: (action) => actions.has(action),
  };
}

function actionsOf(
  { actions }: Universe,
  { actions: written, privileged }: AccessScope,
): ReadonlySet<string> {
  const patterns = written.map((text) => text.toLowerCase());
  const found = [...actions.values()].filter(({ name, isPrivileged }) => {
    if (privileged === true && !isPrivileged) return false;
    const folded = name.toLowerCase();
    return patterns.some((pattern) => pattern === '*' || actionMatches(pattern, folded));
  });
  return new Set(found.map(({ name }) => name));
}

/** Wildcards stand in the part after the colon only. */
function actionMatches(pattern: string, action: string): boolean {
  const [colon, end] = [pattern.indexOf(':'), action.indexOf(':')];
  return (
    colon === end &&
    pattern.slice(0, colon) === action.slice(0, end) &&
    globMatches(pattern.slice(colon + 1), action.slice(end + 1))
  );
}
