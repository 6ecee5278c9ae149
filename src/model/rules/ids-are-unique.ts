import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { sharedIds } from '../references/shared-ids.ts';

export function* idsAreUnique({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  yield* sharedIds('member', named.Member.values());
  yield* sharedIds('service account', named.ServiceAccount.values());
  yield* sharedIds('token', named.Token.values());
  yield* sharedIds('role', named.Role.values());
}
