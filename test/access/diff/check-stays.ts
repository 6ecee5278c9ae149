import type { AccessDiff, AccessRoute } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import type { PlainStatement, PlainWorld } from '../naive/documents.ts';
import { findDocument } from '../naive/find-document.ts';
import { matchAction } from '../naive/match-action.ts';
import { policyStatements } from '../naive/policy-statements.ts';
import type { Pair } from './random-pairs.ts';

/** A path of which the documents do not allow what it is said to have given, or to give; undefined where none is. */
export function wrongPath({ before, after }: Pair, { stays }: AccessDiff<Place>): string | undefined {
  for (const { actions, gone, through } of stays) {
    const ways = [[before, gone] as const, ...through.map((way) => [after, way] as const)];
    const wrong = ways.find(([world, way]) => !given(way, actions).every((each) => allows(world, way, each)));
    if (wrong !== undefined) return `does not give it: ${JSON.stringify([actions, wrong[1]])}`;
    const told = new Set(through.flatMap((way) => given(way, actions)));
    const isUntold = (action: string) => !told.has(action) && through.length < 5;
    if (through.length > 0 && actions.some(isUntold))
      return `no path is told: ${JSON.stringify([actions, through])}`;
  }
  return undefined;
}

function given({ gives }: AccessRoute<Place>, all: readonly string[]): readonly string[] {
  return gives === undefined ? all : gives.flatMap(({ actions }) => actions);
}

/** Whether the role that a path leads to has a statement that allows the action. */
function allows(world: PlainWorld, { steps }: AccessRoute<Place>, action: string): boolean {
  const name = steps.findLast(({ is }) => is === 'role')?.name.replace('role/', '');
  const role = name === undefined ? undefined : findDocument(world, 'Role', name);
  if (role === undefined) return false;
  const { permissions = [], policies = [] } = role;
  const statements = policies.flatMap((reference) => policyStatements(world, reference));
  return (
    permissions.some((pattern) => matchAction(pattern, action)) ||
    statements.some((statement) => allowsAction(statement, action))
  );
}

function allowsAction({ effect, actions, notActions = [] }: PlainStatement, action: string): boolean {
  if (effect === 'deny') return false;
  const isNamed = (patterns: readonly string[]) => patterns.some((pattern) => matchAction(pattern, action));
  return actions === undefined ? !isNamed(notActions) : isNamed(actions);
}
