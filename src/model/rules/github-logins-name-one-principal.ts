import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { githubIdentities } from '../references/github-identities.ts';
import { repeats } from '../references/repeats.ts';

export function* githubLoginsNameOnePrincipal({
  organization,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const same = repeats(
    githubIdentities(organization),
    ({ login }) => login?.toLowerCase(),
    ({ origin }) => origin,
  );
  for (const { item, first } of same) {
    yield createDiagnostic('model/duplicate-github-login', {
      message: `\`${item.login}\` is the GitHub log-in of \`${first.principal}\` too`,
      at: placeAt(item.origin, ['identities', 'github', 'login']),
      related: [{ at: placeAt(first.origin, ['identities', 'github', 'login']), message: 'first here' }],
      hint: 'if the two are one, keep one of them',
    });
  }
}
