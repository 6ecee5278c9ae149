import type { Effect, PlainStatement } from '../naive/documents.ts';
import { organizationId } from '../random-texts.ts';
import { cedarConditions, equalsVariable } from './cedar-conditions.ts';
import { type Asker, cedarKey } from './cedar-keys.ts';
import { allOf, anyOf, quoted, quotedPattern } from './cedar-text.ts';

/** When a statement matches, as a Cedar expression. */
export function cedarStatement(statement: PlainStatement, asker: Asker): string {
  return allOf([
    cedarActions(statement),
    cedarResources(statement, asker),
    cedarConditions(statement, asker),
  ]);
}

function cedarActions({ actions, notActions = [] }: PlainStatement): string {
  return actions === undefined ? `!(${anyOf(notActions.map(cedarAction))})` : anyOf(actions.map(cedarAction));
}

/** The action of a request stands in the context, in small letters. */
export function cedarAction(pattern: string): string {
  return `context.action like ${quotedPattern(pattern.toLowerCase())}`;
}

function cedarResources({ effect, resources, notResources }: PlainStatement, asker: Asker): string {
  if (notResources === undefined) return cedarScope(resources ?? ['*'], effect, asker);
  return `!(${anyOf(notResources.map((pattern) => cedarPattern(pattern, asker, effect === 'allow')))})`;
}

export function cedarScope(patterns: readonly string[], effect: Effect, asker: Asker): string {
  return anyOf(patterns.map((pattern) => cedarPattern(pattern, asker, effect === 'deny')));
}

/**
 * The head of a resource stands in `s0`, `s1` and so on, `n` of them, the rest in `rest`. `inDoubt` is the answer where
 * a variable has no value.
 */
function cedarPattern(pattern: string, asker: Asker, inDoubt: boolean): string {
  if (pattern === '*') return 'true';
  const parts = pattern.split(':');
  const n = parts[0] === 'arn' ? 5 : 4;
  const segments = [...parts.slice(0, n), parts.slice(n).join(':')];
  const tests = segments.map((segment, at) =>
    cedarSegment(segment, `resource.${at === n ? 'rest' : `s${at}`}`, asker),
  );
  const matches = allOf([`resource.n == ${n}`, ...tests]);
  const missing = segments
    .filter((segment) => segment.startsWith('{principal.'))
    .map((segment) => `!(${cedarKey(segment.slice(1, -1), asker).isThere})`);
  return inDoubt ? anyOf([...missing, matches]) : matches;
}

function cedarSegment(segment: string, value: string, asker: Asker): string {
  if (segment === '{org_id}') return `${value} == ${quoted(organizationId)}`;
  if (segment.startsWith('{principal.'))
    return equalsVariable(value, cedarKey(segment.slice(1, -1), asker), false);
  return `${value} like ${quotedPattern(segment)}`;
}
