import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../place.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import { documentsOfKind } from '../typed-document.ts';

export function* repositoryIsDeclaredOnce({
  documents,
  settingsDocument,
  territoryOf,
}: DeclaredRepository): Iterable<PlacedDiagnostic> {
  if (settingsDocument === undefined) return;
  for (const { origin } of documentsOfKind(documents, 'Repository')) {
    if (territoryOf(origin.file).in !== 'root' || origin === settingsDocument.origin) continue;
    yield createDiagnostic('model/duplicate-repository', {
      message: 'a second Repository document',
      at: placeAt(origin, ['kind']),
      related: [{ at: placeAt(settingsDocument.origin, ['kind']), message: 'the first is here' }],
      hint: 'merge the two',
    });
  }
}
