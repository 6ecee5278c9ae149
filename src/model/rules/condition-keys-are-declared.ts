import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { suggestions } from '../../diagnostic/suggestions.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { conditionsOf, type PlacedCondition } from '../references/conditions-of.ts';
import { serviceOf } from '../services/service-of.ts';

export function* conditionKeysAreDeclared(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { actions } = declared;
  const suggest = suggestions();
  for (const condition of conditionsOf(declared)) {
    const { key, of, operatorPath } = condition;
    const mayBeRejected = declared.mayBeRejected('Service', key.slice(0, key.indexOf('.')).toLowerCase());
    if (actions.keyType(key) !== undefined || mayBeRejected || isOfReportedService(declared, condition))
      continue;
    yield createDiagnostic('model/unknown-condition-key', {
      message: `no condition key \`${key}\` is declared`,
      at: placeAt(of.from, [...operatorPath, key], 'key'),
      ...suggest.didYouMean(key, actions.keys, 'declare it in `conditionKeys` of a service'),
    });
  }
}

/** Whether an action of the same statement names the key's service, which is not declared either. */
function isOfReportedService({ actions }: DeclaredOrganization, { key, of }: PlacedCondition): boolean {
  const { statement } = of;
  return [...(statement.actions ?? []), ...(statement.notActions ?? [])].some((action) => {
    const service = serviceOf(action);
    return service !== undefined && actions.actionsOf(service) === undefined && key.startsWith(`${service}.`);
  });
}
