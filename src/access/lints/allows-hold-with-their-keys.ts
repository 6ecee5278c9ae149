import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Finding } from './lint.ts';
import { holdsWithoutKey, type LintedCondition, requireKey } from './linted-condition.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { keyIn } from './linted-statement.ts';

export function* allowsHoldWithTheirKeys({ statements }: LintedOrganization): Iterable<Finding> {
  for (const statement of statements) {
    if (statement.isDeny) continue;
    for (const condition of statement.conditions) {
      if (!passesUnseen(condition) || requireKey(statement.conditions, condition)) continue;
      const { operatorText, name } = condition;
      const diagnostic = createDiagnostic('access/allow-escaped', {
        message: `\`${operatorText}\` holds where there is no \`${name}\``,
        at: keyIn(statement, 'conditions', operatorText, name),
        hint: `add \`"Null": {${name}: false}\`, or write \`IfExists\` where that is meant`,
      });
      yield { of: statement.of, diagnostic };
    }
  }
}

/** `IfExists` says that it is meant. Every request has a time, a type and a name; being in no zone is being in no other. */
function passesUnseen(condition: LintedCondition): boolean {
  const { operator, key } = condition;
  if (operator.base === 'Null' || operator.ifExists || !holdsWithoutKey(condition)) return false;
  return key.giver === 'caller' || key.type === 'attribute' || key.isList;
}
