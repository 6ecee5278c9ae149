import type { Instant, Organization, Token } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { TokenSummary } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { isInForce } from './standing-of.ts';

/** Every token of an organization, by name. */
export function tokenSummaries({ organization, now }: AskedSource): readonly TokenSummary[] {
  return [...organization.tokens.values()].map((token) => {
    const { name, description, owner, inherit, bindings, scopes, expires, origin } = token;
    const roles = bindings.filter((binding) => isInForce(binding, now)).map(({ role }) => role);
    return {
      token: name,
      ...presentFields({ description, expires }),
      owner,
      status: statusOf(token, organization, now),
      inherit,
      roles: [...new Set(roles)],
      scopes: scopes?.length ?? null,
      file: origin.file,
    };
  });
}

/** What is final is told first: a token that is revoked stays so, whoever owns it. */
function statusOf(token: Token, organization: Organization, now: Instant): TokenSummary['status'] {
  if (token.revoked) return 'revoked';
  if (!isInForce(token, now)) return 'expired';
  return isOwnerActive(token.owner, organization) ? 'active' : 'owner-inactive';
}

function isOwnerActive(owner: string, { members, serviceAccounts }: Organization): boolean {
  const slash = owner.indexOf('/');
  const owners = owner.startsWith('member/') ? members : serviceAccounts;
  return owners.get(owner.slice(slash + 1))?.status === 'active';
}
