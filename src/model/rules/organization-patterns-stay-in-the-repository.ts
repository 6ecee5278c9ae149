import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../place.ts';
import { staysBelow } from '../repository/organization-folders.ts';
import type { TypedDocument } from '../typed-document.ts';

export function* organizationPatternsStayInTheRepository(
  settings: TypedDocument<'Repository'> | undefined,
): Iterable<PlacedDiagnostic> {
  if (settings === undefined) return;
  for (const [index, pattern] of (settings.body.organizations ?? []).entries()) {
    if (staysBelow(pattern)) continue;
    yield createDiagnostic('model/pattern-leaves-repository', {
      message: `\`${pattern}\` leads out of the repository`,
      at: placeAt(settings.origin, ['organizations', index]),
      hint: 'write it from the root of the repository, without `..`',
    });
  }
}
