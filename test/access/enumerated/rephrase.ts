import type { PlainPolicy, PlainStatement } from '../naive/documents.ts';
import type { Chance } from './chance.ts';

/** The same policy in other words: nobody's access changes by it. */
export function rephrase(policy: PlainPolicy, chance: Chance): PlainPolicy {
  const { statements } = policy;
  switch (chance.below(5)) {
    case 0:
      return { ...policy, statements: [...statements].reverse() };
    case 1:
      return { ...policy, statements: [...statements, chance.one(statements)] };
    case 2:
      return { ...policy, statements: statements.flatMap(apart) };
    case 3:
      return { ...policy, statements: statements.map(longer) };
    default:
      return { ...policy, statements: statements.flatMap((each) => splitByMfa(each)) };
  }
}

/** One statement for each action and resource. */
function apart(statement: PlainStatement): readonly PlainStatement[] {
  const { actions, resources } = statement;
  const byAction =
    actions === undefined ? [statement] : actions.map((each) => ({ ...statement, actions: [each] }));
  return resources === undefined
    ? byAction
    : byAction.flatMap((each) => resources.map((resource) => ({ ...each, resources: [resource] })));
}

/** With a pattern more that says nothing more. */
function longer(statement: PlainStatement): PlainStatement {
  const { resources, actions } = statement;
  return {
    ...statement,
    ...(actions === undefined ? {} : { actions: [...new Set([...actions, ...actions.map(withStar)])] }),
    ...(resources === undefined
      ? {}
      : { resources: [...new Set([...resources, ...resources.map(doubled)])] }),
  };
}

function withStar(action: string): string {
  return action === 's:*' ? 's:a*' : action;
}

function doubled(pattern: string): string {
  return pattern.endsWith('*') && pattern.length > 1 ? `${pattern}b` : pattern;
}

/** With MFA, without, and where nobody knows. */
function splitByMfa(statement: PlainStatement): readonly PlainStatement[] {
  if (statement.conditions !== undefined) return [statement];
  return [
    { ...statement, conditions: { Bool: { 'principal.mfa': true } } },
    { ...statement, conditions: { BoolIfExists: { 'principal.mfa': false } } },
  ];
}
