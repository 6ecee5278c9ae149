import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Finding } from './lint.ts';
import { holdsWithoutKey, isNegated, isSameKey, type LintedCondition } from './linted-condition.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { keyIn, type LintedStatement } from './linted-statement.ts';
import { includesActions, includesResources } from './statement-inclusion.ts';

export function* deniesHoldWithoutTheirKeys(linted: LintedOrganization): Iterable<Finding> {
  const guards = deniesOfMissingKeys(linted);
  for (const statement of linted.statements) {
    if (!statement.isDeny) continue;
    for (const condition of statement.conditions) {
      if (!canBeEscaped(condition) || isMeant(statement, condition)) continue;
      const isGuarded = (guards.get(statement.of) ?? []).some((guard) =>
        deniesWithout(guard, condition, statement),
      );
      if (isGuarded) continue;
      const { operatorText, operator, name } = condition;
      const diagnostic = createDiagnostic('access/deny-escaped', {
        message: `whoever has no \`${name}\` escapes this deny`,
        at: keyIn(statement, 'conditions', operatorText, name),
        hint:
          operator.prefix === undefined
            ? `write \`${operatorText}IfExists\` to deny where it is missing too`
            : `add a deny with \`"Null": {${name}: true}\``,
      });
      yield { of: statement.of, diagnostic };
    }
  }
}

/**
 * What a request may leave out. Of keys that the model gives a missing one is a fact: only "any team but this one" is
 * seldom meant to spare those who are in none.
 */
function canBeEscaped(condition: LintedCondition): boolean {
  const { operator, key, values } = condition;
  if (operator.base === 'Null' || holdsWithoutKey(condition)) return false;
  if (key.giver !== 'caller') return operator.prefix === 'ForAnyValue' && isNegated(condition);
  return operator.base !== 'Bool' || values.includes(false);
}

/** `"Null": {key: false}` says it. */
function isMeant({ conditions }: LintedStatement, { name }: LintedCondition): boolean {
  return conditions.some((each) => each.operator.base === 'Null' && isSameKey(each, name));
}

/** By document, the denies on nothing but a missing key. */
function deniesOfMissingKeys({
  statements,
}: LintedOrganization): ReadonlyMap<string, readonly LintedStatement[]> {
  const found = new Map<string, LintedStatement[]>();
  for (const statement of statements) {
    const [only, ...others] = statement.conditions;
    if (!statement.isDeny || others.length > 0 || only?.operator.base !== 'Null' || !holdsWithoutKey(only))
      continue;
    const same = found.get(statement.of);
    if (same === undefined) found.set(statement.of, [statement]);
    else same.push(statement);
  }
  return found;
}

function deniesWithout(
  guard: LintedStatement,
  { name }: LintedCondition,
  statement: LintedStatement,
): boolean {
  return (
    guard.conditions.some((each) => isSameKey(each, name)) &&
    includesActions(guard, statement) &&
    includesResources(guard.written, statement.written)
  );
}
