import type { Token } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { TokenSummary } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { memberStatus } from './member-status.ts';
import { isInForce } from './standing-of.ts';

/** Every token of an organization, by name. */
export function tokenSummaries(source: AskedSource): readonly TokenSummary[] {
  const { organization, now } = source;
  return [...organization.tokens.values()].map((token) => {
    const { name, description, owner, inherit, bindings, scopes, expires, origin } = token;
    const roles = bindings.filter((binding) => isInForce(binding, now)).map(({ role }) => role);
    return {
      token: name,
      ...presentFields({ description, expires }),
      owner,
      status: statusOf(token, source),
      inherit,
      roles: [...new Set(roles)],
      scopes: scopes?.length ?? null,
      file: origin.file,
    };
  });
}

/** What is final is told first: a token that is revoked stays so, whoever owns it. */
function statusOf(token: Token, source: AskedSource): TokenSummary['status'] {
  if (token.revoked) return 'revoked';
  if (!isInForce(token, source.now)) return 'expired';
  return isOwnerActive(token.owner, source) ? 'active' : 'owner-inactive';
}

function isOwnerActive(owner: string, source: AskedSource): boolean {
  const { members, serviceAccounts } = source.organization;
  const name = owner.slice(owner.indexOf('/') + 1);
  if (!owner.startsWith('member/')) return serviceAccounts.get(name)?.status === 'active';
  const member = members.get(name);
  return member !== undefined && memberStatus(source, member) === 'active';
}
