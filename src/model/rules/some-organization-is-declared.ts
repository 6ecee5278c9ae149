import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../place.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import { repositoryFile } from '../repository/organization-folders.ts';

export function* someOrganizationIsDeclared({
  settingsDocument,
  folders,
  context,
}: DeclaredRepository): Iterable<PlacedDiagnostic> {
  const patternsSpeak = settingsDocument?.body.organizations !== undefined;
  const settingsUnknown = context.rejected.some(({ file }) => file === repositoryFile);
  if (folders.length > 0 || patternsSpeak || settingsUnknown) return;
  yield createDiagnostic('model/no-organization', {
    message: 'no folder `organizations/*` holds a YAML file',
    ...(settingsDocument === undefined ? {} : { at: placeAt(settingsDocument.origin, ['kind']) }),
    hint: 'put an Organization document into a folder such as `organizations/acme`',
  });
}
