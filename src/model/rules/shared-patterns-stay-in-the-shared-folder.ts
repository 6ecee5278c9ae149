import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { staysBelow } from '../repository/organization-folders.ts';

export function* sharedPatternsStayInTheSharedFolder({
  root,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const [index, pattern] of (root.body.uses ?? []).entries()) {
    if (staysBelow(pattern)) continue;
    yield createDiagnostic('model/pattern-leaves-repository', {
      message: `\`${pattern}\` leads out of \`shared/\``,
      at: placeAt(root.origin, ['uses', index]),
      hint: 'write it from `shared/`, without `..`',
    });
  }
}
