import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Kind } from '../../schema/kinds.ts';
import { type DeclaredRepository, sharedKinds } from '../repository/declared-repository.ts';
import type { Territory } from '../repository/organization-folders.ts';

export function* documentsStandWhereTheyBelong({
  documents,
  territoryOf,
}: DeclaredRepository): Iterable<PlacedDiagnostic> {
  for (const { kind, origin } of documents) {
    const territory = territoryOf(origin.file);
    if (belongs(kind, territory)) continue;
    yield createDiagnostic('model/misplaced-document', {
      message: `a ${kind} does not belong in ${nameOf(territory)}`,
      // Of a list the kind is written once, above its items.
      at: { file: origin.file, document: origin.document, path: ['kind'], on: 'value' },
      hint: kind === 'Repository' ? 'move it to `bylaw.yaml`' : "move it to its organization's folder",
    });
  }
}

function belongs(kind: Kind, territory: Territory): boolean {
  switch (territory.in) {
    case 'root':
      return kind === 'Repository';
    case 'shared':
      return sharedKinds.includes(kind);
    case 'organization':
      return kind !== 'Repository';
    case 'elsewhere':
      return true;
  }
}

function nameOf(territory: Territory): string {
  if (territory.in === 'root') return '`bylaw.yaml`';
  return territory.in === 'organization' ? `\`${territory.folder}\`` : '`shared/`';
}
