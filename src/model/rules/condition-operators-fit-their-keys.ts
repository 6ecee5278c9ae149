import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { conditionsOf } from '../references/conditions-of.ts';
import { operatorMisfit } from '../services/condition-operator.ts';

export function* conditionOperatorsFitTheirKeys(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { operator, operatorText, key, of, operatorPath } of conditionsOf(declared)) {
    const type = declared.actions.keyType(key);
    const misfit = type === undefined ? undefined : operatorMisfit(operator, type);
    if (misfit === undefined) continue;
    yield createDiagnostic('model/operator-does-not-fit', {
      message: `\`${operatorText}\` does not fit \`${key}\`, which is \`${type}\``,
      at: placeAt(of.from, [...operatorPath, key], 'key'),
      hint: misfit,
    });
  }
}
