import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';
import { takenNames } from '../references/taken-names.ts';

export function* previousNamesAreFree({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const kind of Object.keys(named) as NamedKind[]) yield* takenNames(kind, named[kind].values());
}
