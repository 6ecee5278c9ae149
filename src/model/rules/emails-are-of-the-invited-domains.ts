import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** Without case, and otherwise as written: an internationalized domain is compared in the form it stands in. */
export function* emailsAreOfTheInvitedDomains({
  named,
  root,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const invite = root.body.membership?.invite;
  const domains = typeof invite === 'object' ? invite.domains : undefined;
  if (domains === undefined) return;
  const allowed = new Set(domains.map((domain) => domain.toLowerCase()));
  for (const { body, origin } of named.Member.values()) {
    const domain = body.email?.slice(body.email.lastIndexOf('@') + 1).toLowerCase();
    if (domain === undefined || allowed.has(domain)) continue;
    yield createDiagnostic('model/email-outside-domains', {
      message: `\`${body.email}\` is of none of the domains that may be invited`,
      at: placeAt(origin, ['email']),
      related: [
        { at: placeAt(root.origin, ['membership', 'invite', 'domains']), message: 'the domains to invite' },
      ],
      hint: `give an address of ${domains.map((each) => `\`${each}\``).join(' or ')}, or list \`${domain}\` in \`membership.invite.domains\``,
    });
  }
}
