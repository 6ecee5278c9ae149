import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isMistake, parsePattern } from '../patterns/pattern.ts';
import { placeAt } from '../place.ts';
import { conditionsOf } from '../references/conditions-of.ts';
import { operatorMisfit } from '../services/condition-operator.ts';
import { type ConditionValue, valueMistake } from '../services/condition-value.ts';

/** Where the operator does not fit its key, or nobody declares the key, that is what is wrong. */
export function* conditionValuesFitTheirOperators(
  declared: DeclaredOrganization,
): Iterable<PlacedDiagnostic> {
  for (const { operator, operatorText, key, values, of } of conditionsOf(declared)) {
    const type = declared.actions.keyType(key);
    if (type === undefined || operatorMisfit(operator, type) !== undefined) continue;
    for (const { value, path } of values) {
      const mistake = holdsVariable(value) ? undefined : valueMistake(operator, value);
      if (mistake === undefined) continue;
      yield createDiagnostic('model/condition-value', {
        message: `\`${operatorText}\` compares with ${mistake.wanted}, not ${quoted(value, mistake.hint)}`,
        at: placeAt(of.from, path),
        hint: mistake.hint,
      });
    }
  }
}

/** What a variable stands for is known only when it is asked for. */
function holdsVariable(value: ConditionValue): boolean {
  const pattern = typeof value === 'string' && value.includes('{') ? parsePattern(value) : [];
  return !isMistake(pattern) && pattern.some(({ is }) => is === 'variable');
}

function quoted(value: ConditionValue, hint: string): string {
  // Without its quotes a text such as `true` would read like what is wanted.
  return `${hint.startsWith('remove the quotes') ? 'the text ' : ''}\`${value}\``;
}
