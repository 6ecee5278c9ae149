import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { githubIdentities } from '../references/github-identities.ts';
import { repeats } from '../references/repeats.ts';

export function* githubIdsNameOnePrincipal({
  organization,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const same = repeats(
    githubIdentities(organization),
    ({ id }) => id,
    ({ origin }) => origin,
  );
  for (const { item, first } of same) {
    // With the log-in too it is one mistake, and told of the log-in.
    if (item.login !== undefined && item.login.toLowerCase() === first.login?.toLowerCase()) continue;
    yield createDiagnostic('model/duplicate-github-id', {
      message: `\`${item.id}\` is the GitHub id of \`${first.principal}\` too`,
      at: placeAt(item.origin, ['identities', 'github', 'id']),
      related: [{ at: placeAt(first.origin, ['identities', 'github', 'id']), message: 'first here' }],
      hint: 'an id belongs to one account: look it up again',
    });
  }
}
