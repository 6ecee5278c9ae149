import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* serviceActionsNameDeclaredTypes({
  named,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { body, origin } of named.Service.values()) {
    const types = body.resourceTypes ?? {};
    for (const [action, { resources = [] }] of Object.entries(body.actions)) {
      for (const [index, type] of resources.entries()) {
        if (Object.hasOwn(types, type)) continue;
        yield createDiagnostic('model/unknown-resource-type', {
          message: `service \`${body.name}\` has no resource type \`${type}\``,
          at: placeAt(origin, ['actions', action, 'resources', index]),
          ...didYouMean(type, Object.keys(types), 'add it to `resourceTypes`'),
        });
      }
    }
  }
}
