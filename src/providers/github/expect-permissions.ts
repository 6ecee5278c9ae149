import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Change } from '../../plan/plan.ts';
import { checkPermissions, type Writing } from './client/check-permissions.ts';
import type { GithubClient } from './client/github-client.ts';

/** Throws where whoever signed in surely may not make some of the changes, with what is missing. */
export async function expectPermissions(
  client: GithubClient,
  changes: readonly Pick<Change, 'action' | 'address'>[],
): Promise<void> {
  const writings = new Set(changes.flatMap(writingOf));
  const lacking = await checkPermissions(client, client.organization, writings);
  if (lacking.length === 0) return;
  throw new BylawError(
    'provider/forbidden',
    `to apply to ${client.organization} on GitHub, the token lacks ${lacking.join(', ')}`,
    { hint: 'give it that, or apply with another token: nothing was written' },
  );
}

function writingOf({ action, address }: Pick<Change, 'action' | 'address'>): Writing | readonly [] {
  const kind = address.slice(0, address.indexOf(':'));
  // Another name in Bylaw is written nowhere else.
  if (action === 'rename') return [];
  if (kind === 'settings') return 'settings';
  return kind === 'repository-permission' ? 'repositories' : 'members';
}
