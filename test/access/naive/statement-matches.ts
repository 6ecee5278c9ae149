import { type Asking, variablesOf } from './asking.ts';
import { conditionsHold } from './condition-holds.ts';
import type { PlainStatement } from './documents.ts';
import { matchAction } from './match-action.ts';
import { matchResource } from './match-resource.ts';
import { excludes, holds } from './three-valued.ts';

export function statementMatches(statement: PlainStatement, asking: Asking): boolean {
  return (
    actionMatches(statement, asking) &&
    resourceMatches(statement, asking) &&
    conditionsHold(statement, asking)
  );
}

function actionMatches({ actions, notActions }: PlainStatement, { action }: Asking): boolean {
  if (actions !== undefined) return actions.some((pattern) => matchAction(pattern, action));
  return !(notActions ?? []).some((pattern) => matchAction(pattern, action));
}

/** `resources` left out is `*`. */
function resourceMatches({ effect, resources, notResources }: PlainStatement, asking: Asking): boolean {
  const answer = (pattern: string) => {
    const matches = matchResource(pattern, asking.resource, variablesOf(asking));
    if (matches === 'unknown') asking.note(`a variable without value in ${effect}`);
    return matches;
  };
  if (notResources !== undefined) return !notResources.some((pattern) => excludes(answer(pattern), effect));
  return (resources ?? ['*']).some((pattern) => holds(answer(pattern), effect));
}
