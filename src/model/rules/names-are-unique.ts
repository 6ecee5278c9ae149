import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { headOf } from '../../parse/head-of.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { repeats } from '../references/repeats.ts';

/** Per kind and organization; a shared document counts in each organization that uses it. */
export function* namesAreUnique({
  documents,
  organization,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const same = repeats(
    documents,
    (document) => `${document.kind} ${headOf(document).name}`,
    ({ origin }) => origin,
  );
  for (const { item, first } of same) {
    yield createDiagnostic('model/duplicate-name', {
      message: `${item.kind} \`${String(item.body.name)}\` is declared twice in organization \`${organization.name}\``,
      at: placeAt(item.origin, ['name']),
      related: [{ at: placeAt(first.origin, ['name']), message: 'first declared here' }],
      hint: 'rename one of the two, or merge them',
    });
  }
}
