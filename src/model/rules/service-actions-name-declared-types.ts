import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { suggestions } from '../../diagnostic/suggestions.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* serviceActionsNameDeclaredTypes({
  named,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const suggest = suggestions();
  for (const { body, origin } of named.Service.values()) {
    const types = body.resourceTypes ?? {};
    const names = Object.keys(types);
    for (const [action, { resources = [] }] of Object.entries(body.actions)) {
      for (const [index, type] of resources.entries()) {
        if (Object.hasOwn(types, type)) continue;
        yield createDiagnostic('model/unknown-resource-type', {
          message: `service \`${body.name}\` has no resource type \`${type}\``,
          at: placeAt(origin, ['actions', action, 'resources', index]),
          ...suggest.didYouMean(type, names, 'add it to `resourceTypes`', body.name),
        });
      }
    }
  }
}
