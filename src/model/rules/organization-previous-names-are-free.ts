import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { takenNames } from '../references/taken-names.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import { organizationRoots } from '../repository/organization-roots.ts';

export function* organizationPreviousNamesAreFree(
  repository: DeclaredRepository,
): Iterable<PlacedDiagnostic> {
  yield* takenNames('Organization', organizationRoots(repository));
}
