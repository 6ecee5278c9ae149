import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* tokensGiveAccess({ organization }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { name, inherit, bindings, revoked, origin } of organization.tokens.values()) {
    if (inherit || revoked || bindings.length > 0) continue;
    yield createDiagnostic('model/token-without-access', {
      message: `token \`${name}\` neither inherits its owner's access nor has bindings`,
      at: placeAt(origin, ['name']),
      hint: 'write `inherit: true`, or bind a role to it',
    });
  }
}
