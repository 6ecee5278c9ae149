import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../place.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import { documentsOfKind, type TypedDocument } from '../typed-document.ts';

/** One Organization document a folder, and one folder an organization. */
export function* organizationsAreDeclaredOnce({ folders }: DeclaredRepository): Iterable<PlacedDiagnostic> {
  const byName = new Map<string, TypedDocument<'Organization'>>();
  for (const { path, documents } of folders) {
    const [organization, ...others] = documentsOfKind(documents, 'Organization');
    if (organization === undefined) continue;
    for (const other of others)
      yield duplicate(`\`${path}\` holds a second Organization document`, other, organization);
    const { name } = organization.body;
    const namesake = byName.get(name);
    if (namesake === undefined) byName.set(name, organization);
    else yield duplicate(`organization \`${name}\` is declared in two folders`, organization, namesake);
  }
}

function duplicate(
  message: string,
  later: TypedDocument<'Organization'>,
  first: TypedDocument<'Organization'>,
): PlacedDiagnostic {
  return createDiagnostic('model/duplicate-organization', {
    message,
    at: placeAt(later.origin, ['name']),
    related: [{ at: placeAt(first.origin, ['name']), message: 'the first is here' }],
    hint: 'give each organization its own folder and its own name',
  });
}
