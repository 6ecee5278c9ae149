import type { AuditTrail } from '../../../audit/target-happening.ts';
import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Instant } from '../../../model/model.ts';
import type { StateEntries } from '../../../plan/state.ts';
import type { Scope } from '../../provider.ts';
import type { GithubClient } from '../client/github-client.ts';
import { happeningOf, knownThere } from './happening-of.ts';

/** What GitHub's audit log says was done since; only organizations of GitHub Enterprise Cloud have one. */
export async function readAuditLog(
  client: GithubClient,
  scope: Scope,
  since: Instant,
  seen: readonly StateEntries[],
): Promise<AuditTrail> {
  const known = knownThere(seen);
  try {
    const entries = await client.paginate('GET /orgs/{org}/audit-log', {
      org: client.organization,
      phrase: `created:>=${since}`,
      include: 'web',
    });
    const happenings = entries.flatMap((entry) => happeningOf(entry as JsonObject, scope, known) ?? []);
    return { happenings };
  } catch (error) {
    if (error instanceof BylawError && withoutLog.includes(error.code)) {
      return {
        happenings: [],
        missing: 'the plan of this organization has no audit log, or the token may not read it',
      };
    }
    throw error;
  }
}

/** What GitHub answers where an organization has none. */
const withoutLog: readonly string[] = ['provider/not-found', 'provider/forbidden'];
