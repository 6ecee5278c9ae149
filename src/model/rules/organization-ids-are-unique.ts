import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { sharedIds } from '../references/shared-ids.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import { organizationRoots } from '../repository/organization-roots.ts';

export function* organizationIdsAreUnique(repository: DeclaredRepository): Iterable<PlacedDiagnostic> {
  yield* sharedIds('organization', organizationRoots(repository));
}
